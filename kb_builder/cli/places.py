"""Which regency or city a person means."""

from __future__ import annotations

from contextlib import suppress

import typer

from kb_builder.cli.usage import UsageError
from kb_builder.model.area import Area, AreaKind
from kb_builder.project import PLACES, Project
from kb_builder.reference import Areas, ReferenceDataError
from kb_builder.reference.national import load_national


def find_place(text: str, areas: Areas, /) -> Area:
    """The regency or city that a person means. Raises ``UsageError`` that asks, or suggests."""
    try:
        return areas.resolve(text, kinds=PLACES)
    except ReferenceDataError as error:
        sentence = str(error)
    with suppress(ReferenceDataError):
        if (found := areas.resolve(text)).kind is AreaKind.PROVINCE:
            sentence = f"{found.name} bukan kabupaten atau kota."
    raise UsageError(sentence)


def tables_of(context: typer.Context, /) -> Project:
    """The national tables without a folder: what a question about areas alone needs.

    Whoever calls ``run`` may hand a project on in their place.
    """
    given = context.obj
    return given if isinstance(given, Project) else Project(load_national())
