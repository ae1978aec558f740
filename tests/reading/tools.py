"""Reading a few texts as a library."""

from __future__ import annotations

from pathlib import Path

from kb_builder.model.library import Library
from kb_builder.reading import Problem, load_library
from tests.factories import TODAY, Content, project
from tests.national import NATIONAL

VISIT = "visits/2019-04-30-bojonegoro-sumedang"


def read(root: Path, **files: Content) -> tuple[Library, list[Problem]]:
    """The library of a project with these files, and the problems, on the day of the tests."""
    return load_library(project(root, **files) / "cases", NATIONAL, today=TODAY)


def problems_of(root: Path, **files: Content) -> list[Problem]:
    """All problems of a project with these files."""
    return read(root, **files)[1]


def line_of(text: str, part: str) -> int:
    """The line, from 1, on which ``part`` stands; it must stand in the text once."""
    assert text.count(part) == 1, f"{part!r} stands {text.count(part)} times in the text"
    return text[: text.index(part)].count("\n") + 1
