"""A form that was handed in → a file of ``cases/``, or what has to be mended first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from kb_builder.editing.errors import EditError
from kb_builder.forms.checking import check_draft
from kb_builder.forms.content import Content, load_content
from kb_builder.forms.definition import Field, Form, FormKind
from kb_builder.forms.errors import FormError, LeftToKeepers
from kb_builder.forms.filling import Filled, fill
from kb_builder.forms.kinds import DRAFTERS, FORMS
from kb_builder.forms.pages import PageChange, changed_pages
from kb_builder.forms.problems import FormProblem, in_order
from kb_builder.forms.proposal import Proposal
from kb_builder.forms.sections import likely_form, read_answers
from kb_builder.forms.submission import Submission
from kb_builder.reference import National


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """What came of a form. ``draft`` is there whenever a file can be written."""

    form: Form | None = None
    number: int | None = None
    draft: Proposal | None = None
    problems: tuple[FormProblem, ...] = ()
    by_hand: str = ""
    """Why only people can act on the form; then nothing is wrong and nothing is written."""
    pages: tuple[PageChange, ...] = ()
    unknown: tuple[Field, ...] = ()
    """Questions without an answer, which the file will call not known."""


def convert(
    submission: Submission,
    *,
    root: Path,
    national: National,
    today: dt.date,
    kind: FormKind | None = None,
) -> Conversion:
    """Read the form and check the file that it makes in the project at ``root``."""
    form = _form(submission, kind)
    started = Conversion(form=form, number=submission.number)
    if form is None:
        hint = "Pakai salah satu formulir: " + ", ".join(f.name for f in FORMS.values()) + "."
        problem = FormProblem(message="Formulirnya tidak dikenali.", hint=hint)
        return replace(started, problems=(problem,))
    try:
        filled = fill(form, read_answers(form, submission.body), national.areas)
        return _finish(started, filled, load_content(root, national, today=today))
    except (FormError, EditError) as error:
        return replace(started, problems=(FormProblem(message=str(error)),))


def _finish(started: Conversion, filled: Filled, content: Content) -> Conversion:
    """Put the file together and check it."""
    form = filled.form
    try:
        draft = DRAFTERS[form.kind](filled, content)
    except LeftToKeepers as left:
        if not filled.problems:
            return replace(started, by_hand=str(left))
        draft = None
    if draft is None:
        return replace(started, problems=in_order(filled.problems, form))
    library, found = check_draft(draft, content)
    problems = in_order([*draft.problems, *found], form)
    if any(problem.stops for problem in problems):
        return replace(started, problems=problems)
    return replace(
        started,
        draft=draft,
        problems=problems,
        unknown=filled.unknown,
        pages=changed_pages(
            form.kind, name=draft.name, place=draft.changed, library=library, areas=content.areas
        ),
    )


def _form(submission: Submission, kind: FormKind | None) -> Form | None:
    asked = kind or submission.kind
    return FORMS[asked] if asked else likely_form(FORMS.values(), submission.body)
