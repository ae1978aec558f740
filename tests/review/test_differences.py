"""Nothing that differs between two trees is passed over, and nothing that is equal is told."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from kb_builder.model.fields import UNKNOWN
from kb_builder.review.differences import Difference, differences, matched

words = st.sampled_from(["jaringan serat optik", "pusat data", "satu", UNKNOWN, ""])
keys = st.sampled_from(["id", "text", "cites", "regency", "judul"])
trees = st.recursive(
    words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=12,
)


def at(tree: Any, path: tuple[str | int, ...]) -> Any:
    for part in path:
        tree = tree[part]
    return tree


@given(trees)
def test_a_tree_does_not_differ_from_itself(tree: Any) -> None:
    assert list(differences(tree, deepcopy(tree))) == []


@given(st.dictionaries(keys, trees), st.dictionaries(keys, trees))
def test_each_difference_stands_where_it_says(before: Any, after: Any) -> None:
    for found in differences(before, after):
        assert found.before is not None or found.after is not None
        if found.after is not None:
            assert at(after, found.path) == found.after
        else:
            assert at(before, found.path) == found.before


def leaves(tree: Any) -> list[str]:
    if isinstance(tree, dict):
        return [text for value in tree.values() for text in leaves(value)]
    if isinstance(tree, list):
        return [text for value in tree for text in leaves(value)]
    return [tree]


@given(st.dictionaries(keys, trees), st.dictionaries(keys, trees))
def test_every_text_that_is_new_or_gone_is_told(before: Any, after: Any) -> None:
    told = list(differences(before, after))
    gone = {text for found in told if found.before is not None for text in leaves(found.before)}
    come = {text for found in told if found.after is not None for text in leaves(found.after)}
    # "tidak diketahui" gives way to a list, and comes back for it, without a word
    assert set(leaves(before)) - set(leaves(after)) <= gone | {UNKNOWN}
    assert set(leaves(after)) - set(leaves(before)) <= come | {UNKNOWN}


def test_entries_are_matched_by_name_then_content_then_nearest_text() -> None:
    before = [
        {"id": "a", "text": "satu dua tiga"},
        {"text": "Jaringan serat optik dibangun sejak tahun 2010."},
        {"text": "Sama."},
        {"text": "Hilang sama sekali dari sini."},
    ]
    after = [
        {"text": "Sama."},
        {"text": "Jaringan serat optik dibangun mulai tahun 2011."},
        {"id": "a", "text": "empat lima enam"},
        {"text": "Baru."},
    ]
    assert matched(before, after) == [(2, 0), (1, 1), (0, 2), (None, 3), (3, None)]


def test_a_list_may_take_the_place_of_not_known() -> None:
    claim = {"text": "Ada.", "cites": ["a"]}
    assert list(differences({"costs": UNKNOWN}, {"costs": [claim]})) == [
        Difference(("costs", 0), None, claim)
    ]
    assert list(differences({"costs": [claim]}, {"costs": UNKNOWN})) == [
        Difference(("costs", 0), claim, None)
    ]


def test_profiles_are_known_by_instrument_year_and_basis() -> None:
    def profile(year: str, index: str) -> dict[str, str]:
        return {"framework": "pegi", "year": year, "basis": "external", "index": index}

    before, after = [profile("2015", "3.1")], [profile("2014", "3.1"), profile("2015", "3.9")]
    assert list(differences({"p": before}, {"p": after})) == [
        Difference(("p", 0), None, after[0]),
        Difference(("p", 1, "index"), "3.1", "3.9"),
    ]
