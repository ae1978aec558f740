"""Praktik: fit as a product, what leads, what nobody offers."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from kb_builder.similarity import (
    Filters,
    Practices,
    Record,
    World,
    all_practices,
    practices,
)
from kb_builder.similarity.domains import DOMAINS
from kb_builder.similarity.practices import CROWD
from kb_builder.similarity.touching import touched as touched_in
from tests.similarity.worlds import area, national, project, real

PEMALANG = area("pemalang")


def world() -> World:
    return project().world


@cache
def everyone() -> tuple[Practices, ...]:
    return tuple(all_practices(world()))


def touched(improves: tuple[str, ...]) -> tuple[list[str], bool]:
    nodes, rough = touched_in(national(), improves)
    return [node.id for node in nodes], rough


def test_fit_is_the_product_of_what_is_printed() -> None:
    found = practices(world(), PEMALANG, k=50)
    assert found.practices
    for item in found.practices:
        product = item.closeness * item.points * item.evidence * item.turn
        assert item.fit == pytest.approx(product)
        assert item.points == pytest.approx(sum(worth.points for worth in item.worths))
        for worth in item.worths:
            assert worth.points == pytest.approx(worth.weight * worth.lead)
        assert abs(sum(r.contribution for r in item.pair.reasons) - item.pair.distance) < 1e-9
        assert item.text.startswith("Untuk ")
        assert "indeks dapat naik" in item.text


def test_the_domain_furthest_behind_comes_first() -> None:
    found = practices(world(), PEMALANG)
    assert found.leading == "D1"
    assert found.gaps[0].domain == "D1"
    closing = {worth.domain for worth in found.practices[0].worths if worth.points > 0}
    assert "D1" in closing
    touched_first, counted = 0, 0
    for answer in everyone():
        if answer.practices and not answer.area.rough:
            counted += 1
            own = answer.gaps[0].domain
            touched_first += any(
                worth.domain == own and worth.points > 0
                for fit in answer.practices[:5]
                for worth in fit.worths
            )
    assert touched_first >= 0.8 * counted


def test_no_practice_leads_more_than_its_share_of_lists_and_no_host_fills_one() -> None:
    firsts = Counter(found.practices[0].reference for found in everyone() if found.practices)
    assert max(firsts.values()) <= CROWD * firsts.total() + 1e-9
    for found in everyone():
        assert max(Counter(f.host_code for f in found.practices).values(), default=0) <= 2


def test_all_at_once_is_the_same_as_one_by_one() -> None:
    together = {answer.area.code: answer for answer in everyone()}
    for name in ("pemalang", "puncak", "yahukimo", "sumedang"):
        assert together[area(name).code] == practices(world(), area(name))


def test_own_practices_and_drafts_are_not_offered() -> None:
    named = practices(world(), area("bojonegoro"), k=50).practices
    assert not [item for item in named if item.host_code == "35.22"]
    empty = practices(real(), PEMALANG)
    assert empty.considered == 0
    assert empty.why == "Belum ada praktik tercatat di sini."
    assert all(gap.practices == 0 for gap in empty.gaps)


def test_only_what_the_filters_leave() -> None:
    others = frozenset(code for code in world().record.practices if code != "32.11")
    found = practices(world(), PEMALANG, filters=Filters(exclude=others))
    assert {item.host_code for item in found.practices} == {"32.11"}


def test_without_scores_the_list_is_rough() -> None:
    found = practices(world(), area("yahukimo"))
    assert found.area.rough
    assert found.practices
    assert any("kasar" in note for note in found.notes)
    ones = dict.fromkeys(DOMAINS, 1.0)
    assert not practices(world(), area("yahukimo"), scores=ones).area.rough


def test_the_best_is_told_that_nobody_is_ahead() -> None:
    found = practices(world(), PEMALANG, scores=dict.fromkeys(DOMAINS, 5.0))
    assert found.why == "Belum ada praktik tercatat dari daerah yang lebih maju daripada " + (
        "Kabupaten Pemalang."
    )


def test_a_small_library_says_that_it_is_small() -> None:
    own = world().record
    small = Record(practices={"32.11": own.practices["32.11"]}, slugs=own.slugs)
    found = practices(real().with_record(small), PEMALANG)
    assert any(note.startswith("Baru ") for note in found.notes)


def test_a_node_above_counts_as_one_indicator_and_a_crosswalk_is_rough() -> None:
    assert touched(("spbe-2020/I17", "spbe-2020/D2")) == (["I17"], False)
    above, _ = touched(("spbe-2020/A4",))
    assert len(above) == 1
    crossed, rough = touched(("pegi/kebijakan",))
    assert crossed
    assert rough
    assert touched(()) == ([], False)


def test_what_no_instrument_has_touches_nothing() -> None:
    known = touched(("spbe-2020/I17",))
    assert touched(("spbe-2020/I17", "spbe-2020/I99", "tidak-ada/I1", "pegi/x.9")) == known
    assert touched(("spbe-2020/I99", "pegi/x.9")) == ([], False)
