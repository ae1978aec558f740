"""What is wrong with a form, in terms of its questions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kb_builder.forms.definition import Field, Form


@dataclass(frozen=True, slots=True, kw_only=True)
class FormProblem:
    """One thing to mend. Without a field it concerns the form as a whole."""

    message: str
    field: Field | None = None
    hint: str = ""
    found: tuple[str, ...] = ()
    """Places that may be meant, one a line."""
    detail: str = ""
    """Where it is in the file that the form would become; for those who keep the files."""
    stops: bool = True
    """Whether nothing can be written before it is mended."""


def in_order(problems: Iterable[FormProblem], form: Form) -> tuple[FormProblem, ...]:
    """Each problem once, in the order of the form's questions; of the whole form first."""
    places = {field.id: place for place, field in enumerate(form.fields)}
    once = dict.fromkeys(problems)
    return tuple(sorted(once, key=lambda p: places[p.field.id] if p.field else -1))
