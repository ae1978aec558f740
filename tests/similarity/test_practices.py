"""Praktik: fit as a product, what leads, what nobody offers."""

from __future__ import annotations

import pytest

from kb_builder.model.vocabulary import Status
from kb_builder.similarity import Filters, practices
from kb_builder.similarity.touching import touched
from tests.similarity.worlds import area, cases, real

PEMALANG = area("pemalang")


def test_fit_is_the_product_of_what_is_printed() -> None:
    found = practices(real(), PEMALANG, cases(), k=50)
    assert found.practices
    for item in found.practices:
        assert item.fit == pytest.approx(item.closeness * item.points * item.evidence)
        assert item.points == pytest.approx(sum(worth.points for worth in item.worths))
        for worth in item.worths:
            assert worth.points == pytest.approx(worth.weight * worth.lead)
        assert abs(sum(r.contribution for r in item.pair.reasons) - item.pair.distance) < 1e-9


def test_pemalang_is_led_to_policy_and_governance() -> None:
    found = practices(real(), PEMALANG, cases())
    assert {worth.domain for worth in found.practices[0].worths} <= {"D1", "D2"}
    assert found.gaps[0].domain == "D2"


def test_bojonegoro_lacks_management_and_the_library_has_nothing_for_it() -> None:
    found = practices(real(), area("bojonegoro"), cases())
    assert found.gaps[0].domain == "D3"
    assert found.gaps[0].practices == 0


def test_own_practices_and_drafts_are_not_offered() -> None:
    named = practices(real(), area("bojonegoro"), cases(), k=50).practices
    assert not [item for item in named if item.host_code == "35.22"]
    drafts = [case.model_copy(update={"status": Status.DRAFT}) for case in cases()]
    empty = practices(real(), PEMALANG, drafts)
    assert empty.considered == 0
    assert empty.why is not None
    assert all(gap.practices == 0 for gap in empty.gaps)


def test_only_what_the_filters_leave() -> None:
    found = practices(real(), PEMALANG, cases(), filters=Filters(exclude=frozenset({"35.22"})))
    assert {item.host_code for item in found.practices} == {"32.11"}


def test_without_scores_no_gap_is_known() -> None:
    lost = next(a for a in real().areas.regencies if real().scores_of(a)[0] is None)
    found = practices(real(), lost, cases())
    assert found.practices == ()
    assert found.gaps == ()
    assert found.why is not None
    assert practices(
        real(), lost, cases(), scores={"D1": 1.0, "D2": 1.0, "D3": 1.0, "D4": 1.0}
    ).practices


def test_a_node_above_counts_as_one_indicator_and_a_crosswalk_is_rough() -> None:
    direct, rough = touched(("spbe-2020/I17", "spbe-2020/D2"))
    assert [node.id for node in direct] == ["I17"]
    assert not rough
    above, _ = touched(("spbe-2020/A4",))
    assert len(above) == 1
    crossed, rough = touched(("pegi/kebijakan",))
    assert crossed
    assert rough
    assert touched(("pegi/1.1",))[1] in {True, False}
    assert touched(()) == ((), False)


def test_what_no_instrument_has_touches_nothing() -> None:
    known = touched(("spbe-2020/I17",))
    assert touched(("spbe-2020/I17", "spbe-2020/I99", "tidak-ada/I1", "pegi/x.9")) == known
    assert touched(("spbe-2020/I99", "pegi/x.9")) == ((), False)
