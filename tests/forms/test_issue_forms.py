"""The forms in ``.github/ISSUE_TEMPLATE/`` are those of the program, and as GitHub wants them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import jsonschema
import pytest
import yaml

from kb_builder.forms.definition import FormKind
from kb_builder.forms.issue_forms import FOLDER, issue_form_texts
from kb_builder.forms.kinds import FORMS
from tests.forms.bodies import ROOT

TEXTS: Final = issue_form_texts()
FORMS_AS_READ: Final[dict[str, Any]] = {name: yaml.safe_load(text) for name, text in TEXTS.items()}

TEXT: Final = {"type": "string", "pattern": r"\S"}
REQUIRED: Final = {
    "type": "object",
    "properties": {"required": {"type": "boolean"}},
    "additionalProperties": False,
}


def element(*needed: str, options: Any = None, **attributes: Any) -> dict[str, Any]:
    """The schema of one kind of question."""
    known = {"label": TEXT, "description": TEXT, **attributes}
    if options:
        known["options"] = {
            "type": "array",
            "items": options,
            "minItems": 1,
            "uniqueItems": True,
        }
    return {
        "type": "object",
        "required": ["type", "id", "attributes", *needed],
        "additionalProperties": False,
        "properties": {
            "type": TEXT,
            "id": {"type": "string", "pattern": "^[A-Za-z0-9_-]+$"},
            "attributes": {
                "type": "object",
                "required": ["label", *(["options"] if options else [])],
                "additionalProperties": False,
                "properties": known,
            },
            # GitHub takes no "validations" of boxes
            **({"validations": REQUIRED} if "validations" in needed else {}),
        },
    }


BOX: Final = {
    "type": "object",
    "required": ["label"],
    "additionalProperties": False,
    "properties": {"label": TEXT, "required": {"type": "boolean"}},
}
ELEMENTS: Final = {
    "input": element("validations", placeholder=TEXT),
    "textarea": element("validations", placeholder=TEXT),
    "dropdown": element("validations", multiple={"type": "boolean"}, options=TEXT),
    "checkboxes": element(options=BOX),
    "markdown": {
        "type": "object",
        "required": ["type", "attributes"],
        "additionalProperties": False,
        "properties": {
            "type": TEXT,
            "attributes": {
                "type": "object",
                "required": ["value"],
                "additionalProperties": False,
                "properties": {"value": TEXT},
            },
        },
    },
}
"""What GitHub's documentation of issue forms allows."""


@pytest.mark.parametrize("name", TEXTS)
def test_the_committed_form_is_the_one_of_the_program(
    name: str, golden: Callable[[Path, str], None]
) -> None:
    golden(ROOT / FOLDER / name, TEXTS[name])


def test_every_committed_form_is_one_of_the_program() -> None:
    there = {path.name for path in (ROOT / FOLDER).glob("*.yml")} - {"config.yml"}
    assert there == set(TEXTS)


@pytest.mark.parametrize("form", FORMS_AS_READ.values(), ids=FORMS_AS_READ)
def test_github_accepts_the_form(form: dict[str, Any]) -> None:
    jsonschema.validate(
        form,
        {
            "type": "object",
            "required": ["name", "description", "body"],
            "additionalProperties": False,
            "properties": {
                "name": TEXT,
                "description": TEXT,
                "title": TEXT,
                "labels": {"type": "array", "items": TEXT, "minItems": 1, "uniqueItems": True},
                "body": {"type": "array", "minItems": 1},
            },
        },
    )
    for part in form["body"]:
        jsonschema.validate(part, ELEMENTS[part["type"]])


@pytest.mark.parametrize("form", FORMS_AS_READ.values(), ids=FORMS_AS_READ)
def test_questions_are_told_apart_by_id_and_by_label(form: dict[str, Any]) -> None:
    asked = [part for part in form["body"] if part["type"] != "markdown"]
    ids = [part["id"] for part in asked]
    labels = [part["attributes"]["label"] for part in asked]
    boxes = [
        box["label"]
        for part in asked
        if part["type"] == "checkboxes"
        for box in part["attributes"]["options"]
    ]
    assert asked
    assert len(set(ids)) == len(ids)
    # GitHub also compares labels without signs and case
    bare = [re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-") for label in [*labels, *boxes]]
    assert len(set(bare)) == len(bare)
    assert not [label for label in labels if re.search("password|kata sandi", label, re.I)]
    assert not [label for label in labels if label != label.strip() or "\n" in label]


@pytest.mark.parametrize("form", FORMS_AS_READ.values(), ids=FORMS_AS_READ)
def test_choices_can_be_told_apart_in_the_text_of_the_issue(form: dict[str, Any]) -> None:
    for part in form["body"]:
        if part["type"] == "dropdown":
            options = part["attributes"]["options"]
            assert "none" not in {option.lower() for option in options}  # GitHub's own word
            if part["attributes"]["multiple"]:
                assert not [option for option in options if "," in option]


def test_labels_tell_the_kind() -> None:
    assert {form["labels"][1] for form in FORMS_AS_READ.values()} == {
        kind.value for kind in FormKind
    }
    assert {form["labels"][0] for form in FORMS_AS_READ.values()} == {"formulir"}
    names = [form["name"] for form in FORMS_AS_READ.values()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("kind", FormKind)
def test_every_form_asks_for_the_promise_on_private_data(kind: FormKind) -> None:
    (box,) = FORMS_AS_READ[FORMS[kind].file]["body"][-1]["attributes"]["options"]
    assert box == {
        "label": "Isian ini tidak memuat NIK, nomor telepon, surel, atau nama perorangan.",
        "required": True,
    }


@pytest.mark.parametrize("kind", FormKind)
def test_a_form_takes_ten_minutes(kind: FormKind) -> None:
    asked = [part for part in FORMS_AS_READ[FORMS[kind].file]["body"] if "id" in part]
    needed = [
        part for part in asked if part["type"] == "checkboxes" or part["validations"]["required"]
    ]
    assert len(asked) <= 32
    assert len(needed) <= 10
