"""Which regency or city a person means."""

from __future__ import annotations

from contextlib import suppress

from kb_builder.cli.usage import UsageError
from kb_builder.model.area import Area, AreaKind
from kb_builder.reference import ReferenceDataError, load_areas


def find_place(text: str, /) -> Area:
    """The regency or city that a person means. Raises ``UsageError`` that asks, or suggests."""
    try:
        return load_areas().resolve(text, kinds=(AreaKind.REGENCY, AreaKind.CITY))
    except ReferenceDataError as error:
        sentence = str(error)
    with suppress(ReferenceDataError):
        if (found := load_areas().resolve(text)).kind is AreaKind.PROVINCE:
            sentence = f"{found.name} bukan kabupaten atau kota."
    raise UsageError(sentence)
