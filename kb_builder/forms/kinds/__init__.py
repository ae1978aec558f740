"""The five forms: what each asks, and how its answers become a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from kb_builder.forms.content import Content
from kb_builder.forms.definition import Form, FormKind
from kb_builder.forms.filling import Filled
from kb_builder.forms.kinds import case, check, correction, practice, visit
from kb_builder.forms.proposal import Proposal

Drafter = Callable[[Filled, Content], Proposal | None]
"""Puts the file together; None where the answers, whose problems then say why, name no file."""

FORMS: Final[Mapping[FormKind, Form]] = MappingProxyType(
    {
        form.kind: form
        for form in (visit.FORM, check.FORM, practice.FORM, case.FORM, correction.FORM)
    }
)
DRAFTERS: Final[Mapping[FormKind, Drafter]] = MappingProxyType(
    {
        FormKind.VISIT: visit.draft,
        FormKind.CHECK: check.draft,
        FormKind.PRACTICE: practice.draft,
        FormKind.CASE: case.draft,
        FormKind.CORRECTION: correction.draft,
    }
)
