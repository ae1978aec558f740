"""What a form is: fields with a label, a help, and the place in the model that each becomes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from kb_builder.reference import Areas

Place = tuple[str | int, ...]
"""Keys from the top of a file, or of the part of it that a form describes, to a value."""

Reader = Callable[[str], object]
"""An answer as the file would hold it: text, or lists and mappings of texts.

Raises ``Misread`` where the answer cannot be understood.
"""

Finder = Callable[[str, Areas], object]
"""The same for an answer that names an area, which is looked up among those known."""


class FormKind(StrEnum):
    """The forms. The value is the label of their issues and what ``--kind`` takes."""

    CASE = "kasus"
    PRACTICE = "praktik"
    VISIT = "kunjungan"
    CHECK = "pemeriksaan"
    CORRECTION = "koreksi"


class Widget(StrEnum):
    """What people fill in, by GitHub's names."""

    INPUT = "input"
    TEXTAREA = "textarea"
    DROPDOWN = "dropdown"
    CHECKBOXES = "checkboxes"


class Empty(StrEnum):
    """What becomes of an answer that was left empty."""

    REFUSED = "required"
    UNKNOWN = "unknown"
    LEFT_OUT = "left-out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One question of a form. ``id`` and ``label`` are unique in it and do not change any more."""

    id: str
    label: str
    reads: Reader = str
    finds: Finder | None = None
    """Instead of ``reads``, where the answer names an area."""
    help: str = ""
    example: str = ""
    widget: Widget = Widget.INPUT
    empty: Empty = Empty.LEFT_OUT
    options: tuple[str, ...] = ()
    several: bool = False
    """More than one option may be chosen."""
    unknown_too: bool = False
    """"tidak diketahui" is an answer, and not the lack of one."""
    place: Place = ()
    """Where the value goes; a field without one is read by what puts the file together."""

    def value(self, answer: str, areas: Areas) -> object:
        """The answer as the file would hold it. Raises ``Misread``."""
        if self.finds is not None:
            return self.finds(answer, areas)
        return self.reads(answer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form, for one thing."""

    kind: FormKind
    file: str
    """Name of the form's file, and of the form in addresses."""
    name: str
    description: str
    title: str
    """What the title of an issue begins with."""
    introduction: str
    """Markdown above the first question."""
    fields: tuple[Field, ...]

    def field(self, name: str) -> Field:
        """The field with this id."""
        return next(field for field in self.fields if field.id == name)
