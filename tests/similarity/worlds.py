"""The real world, small changes to it, and cases made for a test."""

from __future__ import annotations

import dataclasses
from functools import cache
from pathlib import Path

from kb_builder.model.area import Area
from kb_builder.project import Project, load
from kb_builder.reference.national import National
from kb_builder.similarity import Peers, World, all_peers, make_world
from tests.national import NATIONAL

ROOT = Path(__file__).resolve().parents[2]


@cache
def national() -> National:
    return NATIONAL


@cache
def real() -> World:
    """The tables without any library."""
    return make_world(national())


@cache
def everyone() -> tuple[Peers, ...]:
    """The lists of peers of all areas."""
    return tuple(all_peers(real()))


@cache
def project() -> Project:
    """The real project with its cases."""
    return load(ROOT)


def area(name: str) -> Area:
    return national().areas.resolve(name)


def changed(code: str, **figures: object) -> World:
    """The real world with other figures for one area."""
    areas = national().areas
    rows = tuple(
        dataclasses.replace(row, **figures) if row.code == code else row  # type: ignore[arg-type]
        for row in areas.regencies
    )
    return make_world(
        dataclasses.replace(national(), areas=dataclasses.replace(areas, regencies=rows))
    )
