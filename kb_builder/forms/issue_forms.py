"""The forms as GitHub reads them, in ``.github/ISSUE_TEMPLATE/``."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import yaml

from kb_builder.forms.definition import Empty, Field, Form, Widget
from kb_builder.forms.kinds import FORMS

FOLDER: Final = Path(".github") / "ISSUE_TEMPLATE"
LABEL: Final = "formulir"
"""Every issue that was made with a form has this label, and the form's kind."""

_HEAD: Final = (
    "# Dibuat dari kb_builder/forms/kinds/; jangan disunting di sini.\n"
    "# Ubah di sana, lalu jalankan: pytest tests/forms/test_issue_forms.py --bless\n"
)


def issue_form_texts() -> dict[str, str]:
    """File name → text of each form, as it must stand in the repository."""
    return {form.file: _HEAD + _dump(issue_form(form)) for form in FORMS.values()}


def issue_form(form: Form) -> dict[str, Any]:
    """One form as plain values."""
    return {
        "name": form.name,
        "description": form.description,
        "title": form.title,
        "labels": [LABEL, form.kind.value],
        "body": [
            {"type": "markdown", "attributes": {"value": form.introduction}},
            *map(_element, form.fields),
        ],
    }


def _element(field: Field) -> dict[str, Any]:
    attributes: dict[str, Any] = {"label": field.label}
    if field.help:
        attributes["description"] = field.help
    if field.example:
        attributes["placeholder"] = field.example
    required = field.empty is Empty.REFUSED
    if field.widget is Widget.CHECKBOXES:
        attributes["options"] = [{"label": text, "required": required} for text in field.options]
    elif field.options:
        attributes |= {"multiple": field.several, "options": list(field.options)}
    element = {"type": field.widget.value, "id": field.id, "attributes": attributes}
    # GitHub takes "required" of boxes at each box only
    boxes = field.widget is Widget.CHECKBOXES
    return element if boxes else {**element, "validations": {"required": required}}


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def _dump(data: dict[str, Any]) -> str:
    return str(
        yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100, indent=2)
    )
