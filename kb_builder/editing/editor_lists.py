"""Lists of areas, instruments and nodes as JSON Schema, so that an editor completes and explains.

A short list is an ``enum`` with ``enumDescriptions``. The YAML language server shows a whole enum
wherever the pointer rests, which is no help with 514 areas; so a long list is a choice of patterns,
each with a title: the pointer then shows the one that is written. What is offered while writing
are ``defaultSnippets``, because these are found by name as well as by code.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from kb_builder.model.framework import Framework, Node
from kb_builder.model.schema import Schema
from kb_builder.reading.codes import CODES
from kb_builder.reference import Areas, National
from kb_builder.words.shortening import shortened

LISTS: Final = {"area-code": "Area", "framework-id": "Framework", "node-ref": "Node"}
"""Format in the model's schema → name of the list in ``definitions``."""

LONGEST_LABEL: Final = 60
NOTHING: Final = "^(?!)"
"""A pattern that no text matches."""


def lists(national: National, /) -> dict[str, Schema]:
    """The three lists by name."""
    return {
        "Area": _areas(national.areas),
        "Framework": _frameworks(national.frameworks),
        "Node": _nodes(national.frameworks),
    }


def _areas(known: Areas) -> Schema:
    areas = known.regencies
    return {
        **_long_list(
            {area.code: {"title": f"{area.name}, {area.province}"} for area in areas},
            unknown="R303",
            form="R213",
        ),
        "defaultSnippets": [
            _offer(f'"{area.code}"', f"{area.name}, {area.province}") for area in areas
        ],
    }


def _frameworks(frameworks: Mapping[str, Framework]) -> Schema:
    return {
        "type": ["string"],
        "enum": list(frameworks),
        "enumDescriptions": [framework.title for framework in frameworks.values()],
        "errorMessage": f"Pilih salah satu instrumen: {', '.join(frameworks)}.",
    }


def _nodes(frameworks: Mapping[str, Framework]) -> Schema:
    nodes = {
        f"{framework.id}/{node.id}": (node, framework)
        for framework in frameworks.values()
        for node in framework.nodes.values()
    }
    return {
        "description": "Instrumen, garis miring, lalu id domain, dimensi, aspek, atau indikator.",
        **_long_list(
            {reference: {"title": _titled(*found)} for reference, found in nodes.items()},
            unknown="R304",
            form="R215",
        ),
        "defaultSnippets": [
            _offer(reference, node.label) for reference, (node, _) in nodes.items()
        ],
    }


def _titled(node: Node, framework: Framework) -> str:
    return f"{node.label} ({node.kind.label} {framework.short_name})"


def _offer(value: str, name: str) -> Schema:
    """What is offered while writing; the server cuts a label that is too long, and then twice."""
    label = f"{value} {name}"
    if len(label) <= LONGEST_LABEL:
        return {"label": label, "body": value}
    return {"label": shortened(label, LONGEST_LABEL), "description": name, "body": value}


def _long_list(values: Mapping[str, Schema], *, unknown: str, form: str) -> Schema:
    """One of ``values``; what is none of them is told what the codes ``unknown`` and ``form`` say.

    The choice stands under ``if``: as a plain ``anyOf`` the server would offer each of its patterns
    as a new item of a list. Its first pattern fits nothing and speaks for what is not in the list.
    """
    otherwise = f"{CODES[unknown].title}. {CODES[form].remedy}"
    nothing = {"pattern": NOTHING, "title": CODES[unknown].title, "description": CODES[form].remedy}
    known = [
        {"pattern": "^" + value.replace(".", r"\.") + "$", **about}
        for value, about in values.items()
    ]
    return {
        "type": ["string"],
        "errorMessage": CODES[form].remedy,
        "if": {"anyOf": [nothing, *known]},
        "else": {"pattern": NOTHING, "errorMessage": otherwise},
    }


def rules_of_instruments(frameworks: Mapping[str, Framework], /) -> list[dict[str, Any]]:
    """What the instrument of a profile says about its other keys, as ``if`` and ``then``."""
    return [
        {
            "if": {"properties": {"framework": {"const": framework.id}}, "required": ["framework"]},
            "then": {"properties": _rules(framework)},
        }
        for framework in frameworks.values()
    ]


def _rules(framework: Framework) -> dict[str, Schema]:
    bands = [band.name for band in framework.bands]
    return {
        "scores": {
            "properties": {
                node.id: {
                    "title": f"{node.kind.label.capitalize()} {node.id} {framework.short_name}",
                    "description": node.label,
                    "$ref": "#/definitions/Score",
                }
                for node in framework.nodes.values()
            },
            "propertyNames": {
                "enum": list(framework.nodes),
                "errorMessage": f"Kunci ini bukan bagian dari {framework.short_name}.",
                "doNotSuggest": True,
            },
        },
        "predicate": {
            "enum": bands,
            "errorMessage": f"Predikat {framework.short_name}: {', '.join(bands)}.",
        },
    }
