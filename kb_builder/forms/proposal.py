"""What a form makes: one file of ``cases/``, new or changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kb_builder.forms.definition import Field, Form, Place
from kb_builder.forms.problems import FormProblem
from kb_builder.reading.files import FileKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A file as it would be, before it is checked."""

    form: Form
    name: str
    """From the project's root, with slashes."""
    kind: FileKind
    text: str
    before: str | None = None
    """What the file says now, in the same form; None for a new one."""
    places: Mapping[Place, Field] = field(default_factory=dict)
    """Which answer each part of the file came from."""
    problems: tuple[FormProblem, ...] = ()
    """What was wrong with the answers already."""
    changed: Place = ()
    """The part of the file that is new or changed; empty for all of it."""
    remarks: tuple[str, ...] = ()
    """What the sender should know: sentences of ours, which may quote."""
    reason: str = ""
    """Why, in the sender's words, and the address given for it; it stays outside the file."""

    def field_at(self, place: Place) -> Field | None:
        """The question that the value at ``place`` answers, or the nearest one around it."""
        for length in range(len(place), 0, -1):
            if (found := self.places.get(place[:length])) is not None:
                return found
        return None
