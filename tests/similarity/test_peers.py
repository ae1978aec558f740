"""Padanan: reasons, confidence, coverage, filters."""

from __future__ import annotations

import dataclasses
import json
from itertools import pairwise

import numpy as np
import pytest

from kb_builder.model.area import AreaKind
from kb_builder.similarity import (
    Filters,
    PeerList,
    SimilarityError,
    as_dict,
    load_weights,
    make_world,
    peers,
)
from kb_builder.similarity.shaking import other_weights
from kb_builder.similarity.traits import Block
from tests.similarity.worlds import area, changed, real

PEMALANG = area("pemalang")


def codes(found: PeerList) -> list[str]:
    return [peer.code for peer in found.peers]


def test_peers_of_pemalang_lie_around_it() -> None:
    found = peers(real(), PEMALANG)
    assert len(found.peers) == 10
    assert {"33.26", "33.28", "33.29"} < set(codes(found))  # Pekalongan, Tegal, Brebes
    assert PEMALANG.code not in codes(found)
    assert found.why is None
    assert found.considered == 513


@pytest.mark.parametrize("name", ["pemalang", "jakarta pusat", "jayapura", "kota bandung"])
def test_reasons_add_up_to_the_distance(name: str) -> None:
    subject = area("kota jayapura") if name == "jayapura" else area(name)
    for peer in peers(real(), subject, k=30).peers:
        assert abs(sum(reason.contribution for reason in peer.reasons) - peer.distance) < 1e-9
        assert peer.distance == peer.pair.distance
        row, column = real().row_of[subject.code], real().row_of[peer.code]
        assert abs(peer.distance - real().model.squared_[row, column]) < 1e-9


def test_reasons_begin_with_what_brings_together_and_name_two_that_do_not_match() -> None:
    for peer in peers(real(), PEMALANG).peers:
        gains = [reason.contribution - reason.typical for reason in peer.reasons]
        assert gains == sorted(gains)
        shares = sorted((r.contribution / r.typical for r in peer.reasons), reverse=True)
        assert [r.contribution / r.typical for r in peer.pair.least] == shares[:2]


def test_figures_are_those_people_know_with_their_source() -> None:
    peer = peers(real(), PEMALANG, k=1).peers[0]
    by_trait = {reason.trait: reason for reason in peer.reasons}
    assert by_trait["population"].own == PEMALANG.population
    assert "2024" in by_trait["population"].source
    assert by_trait["km"].theirs == peer.pair.km
    assert any("Badan Pusat Statistik" in text for text in peers(real(), PEMALANG).sources)


def test_the_list_is_in_order_and_confidence_is_a_share_of_28() -> None:
    found = peers(real(), PEMALANG, k=15)
    assert all(a.scaled <= b.scaled for a, b in pairwise(found.peers))
    assert len(other_weights(real().model.weights_)) == 28
    for peer in found.peers:
        assert 0 <= peer.confidence <= 1
        assert (peer.confidence * 28) == pytest.approx(round(peer.confidence * 28))
    assert found.peers[0].confidence > 0.9


def test_confidence_hardly_depends_on_the_pool(monkeypatch: pytest.MonkeyPatch) -> None:
    few = peers(real(), PEMALANG).peers
    monkeypatch.setattr("kb_builder.similarity.shaking.POOL", 513)
    all_ = peers(make_world(real().areas, real().assessments), PEMALANG).peers
    assert max(abs(a.confidence - b.confidence) for a, b in zip(few, all_, strict=True)) <= 0.05


def test_the_same_question_gets_the_same_answer() -> None:
    first = as_dict(peers(make_world(real().areas, real().assessments), PEMALANG))
    assert json.dumps(first) == json.dumps(as_dict(peers(real(), PEMALANG)))


def test_mutual_is_what_the_other_list_says() -> None:
    for peer in peers(real(), PEMALANG).peers:
        back = codes(peers(real(), real().areas.by_code[peer.code]))
        assert peer.mutual == (PEMALANG.code in back)


def test_filters() -> None:
    world, rows = real(), real().areas.by_code
    same = peers(world, PEMALANG, filters=Filters(same_province=True))
    assert {rows[code].province_code for code in codes(same)} == {"33"}
    other = peers(world, PEMALANG, filters=Filters(other_provinces=True))
    assert "33" not in {rows[code].province_code for code in codes(other)}
    cities = peers(world, PEMALANG, filters=Filters(kind=AreaKind.CITY))
    assert {rows[code].kind for code in codes(cities)} == {AreaKind.CITY}
    near = peers(world, PEMALANG, filters=Filters(max_km=50))
    assert near.peers
    assert all(peer.pair.km is not None and peer.pair.km <= 50 for peer in near.peers)
    out = frozenset(codes(peers(world, PEMALANG))[:3])
    assert not out & set(codes(peers(world, PEMALANG, filters=Filters(exclude=out))))


@pytest.mark.parametrize(
    ("filters", "what"),
    [
        (Filters(same_province=True, other_provinces=True), "tidak dapat dipakai bersama"),
        (Filters(max_km=1), "tidak menyisakan"),
        (Filters(max_km=0), "lebih dari 0"),
        (Filters(max_km=float("nan")), "lebih dari 0"),
        (Filters(kind=AreaKind.PROVINCE), "kabupaten dan kota"),
        (Filters(exclude=frozenset({"99.99"})), "99.99"),
    ],
)
def test_filters_that_cannot_be_met(filters: Filters, what: str) -> None:
    with pytest.raises(SimilarityError, match=what):
        peers(real(), PEMALANG, filters=filters)


@pytest.mark.parametrize("k", [0, -1, 514])
def test_lists_of_impossible_length(k: int) -> None:
    with pytest.raises(SimilarityError, match="513"):
        peers(real(), PEMALANG, k=k)


def test_the_longest_list_holds_everyone() -> None:
    assert len(peers(real(), PEMALANG, k=513).peers) == 513


def test_a_province_is_refused() -> None:
    with pytest.raises(SimilarityError, match="bukan kabupaten atau kota"):
        peers(real(), real().areas.by_code["33"])


def test_a_missing_figure_lowers_coverage_and_drops_out_of_the_reasons() -> None:
    world = changed("33.27", hdi=None)
    peer = peers(world, world.areas.regencies[world.row_of["33.27"]], k=1).peers[0]
    assert peer.pair.coverage < 1
    assert "hdi" not in {reason.trait for reason in peer.reasons}
    assert abs(sum(r.contribution for r in peer.reasons) - peer.distance) < 1e-9


def test_too_few_figures_is_an_answer() -> None:
    nothing = dict.fromkeys(
        ("lat", "lon", "population", "hdi", "poverty_rate", "mean_schooling", "grdp_billion")
    )
    world = changed("33.27", **nothing)
    found = peers(world, world.areas.regencies[world.row_of["33.27"]])
    assert found.peers == ()
    assert found.why is not None
    assert found.why.startswith("Belum cukup data")
    assert np.isinf(world.scaled[world.row_of["33.27"]]).all()


def test_own_weights() -> None:
    world, fitted = real(), load_weights()
    far = dataclasses.replace(fitted, blocks={**fitted.blocks, Block.PLACE: 0.0})
    found = peers(make_world(world.areas, world.assessments, weights=far), PEMALANG)
    assert set(codes(found)) != set(codes(peers(world, PEMALANG)))
    assert {r.trait: r.contribution for r in found.peers[0].reasons}["km"] == 0
    for wrong in (-1.0, float("nan"), 1e9):
        odd = dataclasses.replace(fitted, blocks={**fitted.blocks, Block.PLACE: wrong})
        with pytest.raises(SimilarityError, match="Bobot"):
            make_world(world.areas, world.assessments, weights=odd)
    none = dataclasses.replace(fitted, blocks=dict.fromkeys(Block, 0.0))
    with pytest.raises(SimilarityError, match="Bobot"):
        make_world(world.areas, world.assessments, weights=none)


def test_an_unknown_year() -> None:
    with pytest.raises(SimilarityError, match="2019"):
        make_world(real().areas, real().assessments, year=2019)
