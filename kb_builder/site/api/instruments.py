"""The instruments and what they have in common, as plain data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kb_builder.frameworks.numbers import plain as number
from kb_builder.model.framework import Crosswalk, Framework, FrameworkSource, Node


def framework_row(framework: Framework, /) -> dict[str, Any]:
    """An entry of ``frameworks.json``."""
    return {
        "id": framework.id,
        "title": framework.title,
        "short_name": framework.short_name,
        "owner": framework.owner,
        "legal_basis": framework.legal_basis,
        "status": framework.status,
        "since": framework.since,
        "scale": {
            "min": number(framework.scale_min),
            "max": number(framework.scale_max),
            "step": None if framework.step is None else number(framework.step),
        },
        "decimals": framework.decimals,
        "indicators": len(framework.indicators),
    }


def framework_detail(framework: Framework, /) -> dict[str, Any]:
    """The data of ``frameworks/<id>.json``: everything that computes an index."""
    return {
        **framework_row(framework),
        "nodes": [_node(node) for node in framework.nodes.values()],
        "predicates": {
            "provenance": framework.bands_provenance.value,
            "bands": [
                {"name": band.name, "min": number(band.minimum), "max": number(band.maximum)}
                for band in framework.bands
            ],
        },
        "level_sets": {
            key: {
                "provenance": levels.provenance.value,
                "levels": [
                    {"level": level, "name": name}
                    for level, name in enumerate(levels.names, start=int(framework.scale_min))
                ],
            }
            for key, levels in framework.level_sets.items()
        },
        "rounds": [
            {
                "year": item.year,
                "kind": item.kind,
                "decree": item.decree,
                "predicate_from": item.predicate_basis.value,
                "note": item.note,
            }
            for item in framework.rounds
        ],
        "examples": [
            {
                "node": example.node,
                "values": {node: number(value) for node, value in example.values.items()},
                "result": example.result,
                "place": example.place,
            }
            for example in framework.examples
        ],
        "notes": list(framework.notes),
        "sources": _sources(framework.sources),
    }


def crosswalk_row(crosswalk: Crosswalk, /) -> dict[str, Any]:
    """An entry of ``crosswalks.json``."""
    return {
        "before": crosswalk.before,
        "after": crosswalk.after,
        "provenance": crosswalk.provenance.value,
        "why_not_comparable": crosswalk.why_not_comparable,
        "covers": [
            {"before": before.value, "after": after.value} for before, after in crosswalk.covers
        ],
        "rows": [
            {
                "before": list(row.before),
                "after": list(row.after),
                "overlap": row.overlap.value,
                "reason": row.reason,
            }
            for row in crosswalk.rows
        ],
        "sources": _sources(crosswalk.sources),
    }


def _node(node: Node) -> dict[str, Any]:
    return {
        "id": node.id,
        "name": node.name,
        "kind": node.kind.value,
        "parent": node.parent,
        "weight_percent": number(node.weight * 100),
        "level_set": node.level_set,
        "answers": list(node.answers),
        "external": node.external,
        "provenance": node.provenance.value,
        "note": node.note,
    }


def _sources(sources: Iterable[FrameworkSource]) -> dict[str, dict[str, str]]:
    return {source.id: {"what": source.what, "url": source.address} for source in sources}
