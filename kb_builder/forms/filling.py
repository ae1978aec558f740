"""Answers to a form → values at their places in the model, and what could not be understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kb_builder.forms.definition import Empty, Field, Form, Place, Widget
from kb_builder.forms.errors import Misread
from kb_builder.forms.problems import FormProblem
from kb_builder.forms.values import is_unanswered, is_unknown, refuse_structure
from kb_builder.model.fields import UNKNOWN
from kb_builder.reference import Areas


@dataclass(slots=True)
class Filled:
    """A form that was read."""

    form: Form
    values: dict[str, Any] = field(default_factory=dict)
    """What was understood, by the field's id; nothing for empty and wrong answers."""
    tree: dict[str, Any] = field(default_factory=dict)
    """The part of a file that the form describes; a stand-in where an answer is wrong."""
    places: dict[Place, Field] = field(default_factory=dict)
    problems: list[FormProblem] = field(default_factory=list)

    def refuse(self, name: str, message: str, *, hint: str = "") -> None:
        """Add a problem of the field ``name``."""
        self.problems.append(FormProblem(message=message, hint=hint, field=self.form.field(name)))

    @property
    def wrong(self) -> frozenset[str]:
        """Ids of the fields with problems."""
        return frozenset(p.field.id for p in self.problems if p.field)

    @property
    def unknown(self) -> tuple[Field, ...]:
        """The fields that nobody answered and that the file will call not known."""
        return tuple(
            asked for place, asked in self.places.items() if _at(self.tree, place) == UNKNOWN
        )


def fill(form: Form, answers: Mapping[str, str], areas: Areas) -> Filled:
    """Read every answer; whatever is wrong is a problem, never an exception."""
    filled = Filled(form)
    for asked in form.fields:
        value = _read(asked, answers.get(asked.id, ""), filled, areas)
        if value is None and (asked.empty is Empty.UNKNOWN or asked.id in filled.wrong):
            value = UNKNOWN
        if value is not None and asked.place:
            filled.places[asked.place] = asked
            _put(filled.tree, asked.place, value)
    return filled


def _put(tree: dict[str, Any], place: Place, value: object) -> None:
    for key in place[:-1]:
        tree = tree.setdefault(str(key), {})
    tree[str(place[-1])] = value


def _at(tree: object, place: Place) -> object:
    for key in place:
        tree = tree.get(str(key)) if isinstance(tree, dict) else None
    return tree


def _read(asked: Field, answer: str, filled: Filled, areas: Areas) -> object | None:
    """The value of one answer, or None where it is empty or wrong."""
    try:
        if asked.widget is not Widget.CHECKBOXES:
            refuse_structure(answer)
        empty = is_unanswered(answer) if asked.unknown_too else is_unknown(answer)
        value = None if empty else asked.value(answer, areas)
    except Misread as misread:
        filled.refuse(asked.id, misread.message, hint=misread.hint)
        return None
    if value is not None and value != []:
        filled.values[asked.id] = value
        return value
    if asked.empty is Empty.REFUSED:
        filled.refuse(asked.id, "Isian ini belum diisi.", hint=asked.help)
    return None
