"""The real world, small changes to it, and cases made for a test."""

from __future__ import annotations

import dataclasses
from functools import cache
from pathlib import Path

from kb_builder.model.area import Area
from kb_builder.model.case import Case
from kb_builder.reading import load_library
from kb_builder.similarity import World, make_world
from tests.national import NATIONAL

CASES = Path(__file__).resolve().parents[2] / "cases"


@cache
def real() -> World:
    return make_world(NATIONAL.areas, NATIONAL.assessments)


@cache
def cases() -> tuple[Case, ...]:
    return tuple(load_library(CASES, NATIONAL)[0].cases.values())


def area(name: str) -> Area:
    return NATIONAL.areas.resolve(name)


def changed(code: str, **figures: object) -> World:
    """The real world with other figures for one area."""
    areas = NATIONAL.areas
    rows = tuple(
        dataclasses.replace(row, **figures) if row.code == code else row  # type: ignore[arg-type]
        for row in areas.regencies
    )
    return make_world(dataclasses.replace(areas, regencies=rows), NATIONAL.assessments)
