"""A repair that does more than it says, or harm, is taken back whatever rule it comes from."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kb_builder.editing.repair.around import Around
from kb_builder.editing.repair.changes import Change, Repair
from kb_builder.editing.repair.draft import Draft
from kb_builder.editing.repair.rules import Rule
from tests.editing.slips import CASE, draft_of, workspace
from tests.factories import case_text

TEXT = case_text()
STATUS = 3
"""The number of the value of ``status``: before it come a key, its value, and its own key."""


def after(*replaced: tuple[str, str], meant: dict[int, str], text: str = TEXT) -> str:
    """The file after a rule that replaces these pieces and says what it means by it."""

    def find(draft: Draft, _: Around) -> Iterator[Repair]:
        changes = [
            Change(draft.text.index(old), draft.text.index(old) + len(old), new)
            for old, new in replaced
            if old in draft.text
        ]
        if changes:
            yield Repair(tuple(sorted(changes)), "percobaan", changes[0].start, meant)

    space = workspace(draft_of(CASE, text)).after(Rule("percobaan", find, "Percobaan."))
    return space.drafts[f"cases/{CASE}.yaml"].text


def test_what_is_meant_is_done() -> None:
    wanted = TEXT.replace("published\n", "draft\n")
    assert after(("published\n", "draft\n"), meant={STATUS: "draft"}) == wanted


@pytest.mark.parametrize(
    "replaced",
    [
        [("published\n", "draft\n"), ("Jaringan sudah", "Jaringan belum")],
        [("published\n", "draft\nsince: 2010\n")],
        [("published\n", "draft\n"), ("    reading: full-text\n", "")],
        [("published\n", "draft\n"), ("    reading:", "  reading:")],
        [("published\n", "'draft\n")],
        [("published\n", "&a draft\n")],
        [("published\n", "Draft\n")],
    ],
    ids=["a value", "a key", "a loss", "a move", "a break", "an anchor", "a difference"],
)
def test_nothing_beside_it_may_change(replaced: list[tuple[str, str]]) -> None:
    assert after(*replaced, meant={STATUS: "draft"}) == TEXT


def test_a_new_problem_in_the_mended_place_is_one_too_many() -> None:
    assert after(("published\n", "terbit\n"), meant={STATUS: "terbit"}) == TEXT


def test_letters_may_not_break_what_could_be_read() -> None:
    assert after(('"35.22"', '"35.22'), meant={}) == TEXT


def test_letters_may_not_break_a_file_earlier_than_it_is_broken() -> None:
    broken = case_text(regency='"35.22')
    assert after(("status: published", 'status: "published'), meant={}, text=broken) == broken
    wanted = broken.replace("Jaringan sudah", "Jaringan belum")
    assert after(("Jaringan sudah", "Jaringan belum"), meant={}, text=broken) == wanted
