"""What holds for every file: damage is undone to the letter, once, and nothing else changes."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from kb_builder.editing.repair.draft import Draft
from kb_builder.editing.repair.workspace import Workspace
from tests.editing.slips import (
    CASE,
    PIECES,
    QUESTIONS,
    VISIT,
    draft_of,
    slipped,
    workspace,
    workspace_on_disk,
)
from tests.factories import full_case_text, questions_text, visit_text
from tests.reading.test_mutations import mutated
from tests.small import small_cases

TEXTS: Final = {CASE: full_case_text(), VISIT: visit_text(), QUESTIONS: questions_text()}


@cache
def real() -> Workspace:
    """A few files of this repository, repaired."""
    with TemporaryDirectory() as folder:
        return workspace_on_disk(small_cases(Path(folder))).repaired()


@cache
def made() -> Workspace:
    return workspace(*(draft_of(name, text) for name, text in TEXTS.items()))


def repaired(space: Workspace, text: str, like: Draft) -> Draft:
    """One file of the workspace with another text, after its repairs."""
    draft = Draft(like.name, like.kind, text, text)
    alone = replace(space.replacing([draft]), kept=frozenset(space.drafts) - {like.name})
    return alone.repaired().drafts[like.name]


def test_valid_files_stay_as_they_are() -> None:
    assert made().repaired() is made()


def test_the_real_files_need_no_repair_but_of_addresses() -> None:
    done = {each.name for draft in real().drafts.values() for each in draft.done}
    assert done <= {"alamat web"}
    again = workspace(*(replace(d, done=(), steps=()) for d in real().drafts.values()))
    assert again.repaired() is again


@given(st.data())
def test_slips_are_undone_to_the_letter(data: st.DataObject) -> None:
    whole = made().drafts[data.draw(st.sampled_from(sorted(made().drafts)))]
    text = data.draw(slipped(whole))
    assert repaired(made(), text, whole).text == whole.text


@settings(max_examples=8)
@given(st.data())
def test_slips_in_the_real_files_are_undone_to_the_letter(data: st.DataObject) -> None:
    whole = real().drafts[data.draw(st.sampled_from(sorted(real().drafts)))]
    text = data.draw(slipped(whole))
    assert repaired(real(), text, whole).text == whole.text


@st.composite
def accidents(draw: st.DrawFn) -> tuple[str, str]:
    """A file after accidents of any kind, among them what looks as if it could be repaired."""
    name, text = draw(mutated())
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.sampled_from([0, 0, 1, 5, 9]))
        text = text[:start] + draw(st.sampled_from(PIECES) | st.text(max_size=3)) + text[end:]
    for _ in range(draw(st.integers(0, 4))):
        lines = text.split("\n")
        at = draw(st.integers(0, len(lines) - 1))
        lines[at] = f"{lines[at].partition(':')[0]}: {draw(st.sampled_from(PIECES))}"
        text = "\n".join(lines)
    return name, text.encode("utf-8", "replace").decode("utf-8")


@given(accidents())
def test_whatever_a_file_holds_it_is_repaired_once_and_told_in_its_place(
    file: tuple[str, str],
) -> None:
    name, text = file
    first = repaired(made(), text, made().drafts[f"cases/{name}.yaml"])
    assert repaired(made(), first.text, first).text == first.text
    lines = text.removeprefix("\ufeff").split("\n")
    for done in first.done:
        assert 1 <= done.line <= len(lines)
        assert 1 <= done.column <= len(lines[done.line - 1]) + 1
    assert bool(first.done) == (first.text != text)


@given(accidents())
def test_a_file_that_can_be_read_can_be_read_afterwards(file: tuple[str, str]) -> None:
    name, text = file
    like = made().drafts[f"cases/{name}.yaml"]
    before = Draft(like.name, like.kind, text, text)
    after = repaired(made(), text, like)
    if before.source is not None:
        assert after.source is not None
