"""The instruments beside each other."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from kb_builder.frameworks.crosswalk import read_crosswalk
from kb_builder.frameworks.errors import FrameworkError
from kb_builder.model.framework import NodeKind, Overlap
from tests.national import NATIONAL

SMALL = """\
schema_version: 1
from: pegi
to: spbe-2018
provenance: background
covers:
  - {from: dimension, to: domain}
sources: []
why_not_comparable: Skalanya lain.
rows:
  - {from: [kebijakan], to: [D1], overlap: partly, reason: Sebagian.}
  - {from: [kelembagaan, infrastruktur, aplikasi, perencanaan], overlap: none, reason: Lain.}
  - {to: [D2, D3], overlap: none, reason: Lain.}
"""


def test_every_pair_has_one() -> None:
    assert list(NATIONAL.crosswalks) == list(combinations(NATIONAL.frameworks, 2))


def test_every_row_has_a_reason_and_every_crosswalk_a_warning() -> None:
    for crosswalk in NATIONAL.crosswalks.values():
        assert len(crosswalk.why_not_comparable) > 100
        assert all(len(row.reason) > 20 for row in crosswalk.rows)


def test_2018_to_2020_accounts_for_every_indicator_once() -> None:
    crosswalk = NATIONAL.crosswalks["spbe-2018", "spbe-2020"]
    assert (NodeKind.INDICATOR, NodeKind.INDICATOR) in crosswalk.covers
    for id_ in ("spbe-2018", "spbe-2020"):
        for node in NATIONAL.frameworks[id_].indicators:
            assert len(crosswalk.rows_of(node.id, of=id_)) == 1
    new = {
        id_
        for row in crosswalk.rows
        if row.overlap is Overlap.NONE and not row.before
        for id_ in row.after
        if id_.startswith("I")
    }
    numbers = [3, 6, 7, 8, 9, 17, 18, 20, *range(21, 32), 38, 40, 43]
    assert new == {f"I{number}" for number in numbers}


def test_only_the_two_spbe_instruments_share_anything_fully() -> None:
    same = {
        pair
        for pair, crosswalk in NATIONAL.crosswalks.items()
        if any(row.overlap is Overlap.SAME for row in crosswalk.rows)
    }
    assert same == {("spbe-2018", "spbe-2020")}


def test_rows_of_a_foreign_instrument() -> None:
    with pytest.raises(ValueError, match="pemdi-2026"):
        NATIONAL.crosswalks["pegi", "spbe-2018"].rows_of("A1", of="pemdi-2026")


def test_a_small_one_is_read() -> None:
    found = read_crosswalk(SMALL, name="x.yaml", frameworks=NATIONAL.frameworks)
    assert found.rows[0].overlap is Overlap.PARTLY


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("to: [D1]", "to: [D9]", "simpul 'D9' tidak ada pada spbe-2018"),
        ("to: [D2, D3]", "to: [D2]", "domain 'D3' dari spbe-2018 belum disebut"),
        ("overlap: partly", "overlap: none", "'none' berarti tepat satu sisi kosong"),
        ("from: pegi", "from: pegi-2", "instrumen 'pegi-2' tidak dikenal"),
        ("overlap: partly", "overlap: mostly", "salah atau kurang: rows.0.overlap"),
        ("rows:", "rows: [", "tidak dapat dibaca"),
    ],
)
def test_misfits(old: str, new: str, sentence: str) -> None:
    with pytest.raises(FrameworkError, match=re.escape(sentence)):
        read_crosswalk(SMALL.replace(old, new, 1), name="x.yaml", frameworks=NATIONAL.frameworks)
