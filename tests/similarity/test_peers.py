"""Padanan: three lists, reasons, confidence, coverage, filters."""

from __future__ import annotations

import dataclasses
import json
import math
from itertools import pairwise

import numpy as np
import pytest

from kb_builder.model.area import AreaKind
from kb_builder.similarity import (
    Filters,
    Lens,
    Peer,
    Peers,
    SimilarityError,
    as_dict,
    from_pegi,
    known_pegi,
    load_weights,
    make_world,
    peers,
)
from kb_builder.similarity.shaking import other_weights
from kb_builder.similarity.traits import Block
from tests.similarity.worlds import area, changed, everyone, national, project, real

PEMALANG = area("pemalang")
TYPED = {"D1": 2.3, "D2": 2.4, "D3": 1.55, "D4": 4.14}


def names(found: tuple[Peer, ...]) -> list[str]:
    return [peer.name.removeprefix("Kabupaten ") for peer in found]


def codes(found: Peers, lens: Lens = Lens.SEKEADAAN) -> list[str]:
    return [peer.code for peer in found.of(lens)]


def test_each_list_answers_its_own_question() -> None:
    sumedang = peers(real(), area("sumedang"))
    assert {"Jombang", "Lamongan", "Kediri"} <= set(names(sumedang.sekeadaan))
    assert names(sumedang.sekitar)[0] == "Majalengka"
    surabaya = names(peers(real(), area("kota surabaya")).sekeadaan)
    assert surabaya[:4] == ["Kota Bandung", "Kota Medan", "Kota Semarang", "Kota Makassar"]
    found = peers(real(), PEMALANG)
    assert [len(found.of(lens)) for lens in Lens] == [10, 10, 5]
    assert all(PEMALANG.code not in codes(found, lens) for lens in Lens)
    assert found.considered == 507


def test_all_at_once_is_the_same_as_one_by_one() -> None:
    together = {answer.area.code: answer for answer in everyone()}
    assert len(together) == 514
    for name in ("sumedang", "puncak", "yahukimo", "jakarta pusat", "kota bontang"):
        assert together[area(name).code] == peers(real(), area(name))


@pytest.mark.parametrize("name", ["pemalang", "jakarta pusat", "kota jayapura", "kota bandung"])
def test_reasons_add_up_to_the_distance(name: str) -> None:
    found = peers(real(), area(name), k=30)
    row = real().row(area(name))
    for lens in Lens:
        for peer in found.of(lens):
            parts = math.fsum(reason.contribution for reason in peer.reasons)
            assert abs(parts - peer.distance) < 1e-9
            column = real().row_of[peer.code]
            squared = (
                real().profiles.all_squared if lens is Lens.SEPROFIL else real().model.squared_
            )
            assert abs(peer.distance - squared[row, column]) < 1e-9
    printed = as_dict(found)
    for lens in Lens:
        for peer in printed[lens.value]:
            assert abs(sum(r["contribution"] for r in peer["reasons"]) - peer["distance"]) < 1e-9


def test_reasons_are_told_by_trait_and_domain_with_their_source() -> None:
    found = peers(real(), PEMALANG)
    known = {trait.id: trait for trait in found.traits}
    assert known["population"].own == PEMALANG.population
    assert "2024" in known["population"].source
    assert known["D1"].own == 2.3
    domains = {"D1", "D2", "D3", "D4"}
    assert not domains & {reason.trait for reason in found.sekeadaan[0].reasons}
    assert domains <= {reason.trait for reason in found.seprofil[0].reasons}
    assert "km" not in known
    assert any("Badan Pusat Statistik" in text for text in found.sources)


def test_reasons_begin_with_what_is_shared_and_end_with_what_is_not() -> None:
    for peer in peers(real(), PEMALANG).sekeadaan:
        shares = [reason.contribution / reason.typical for reason in peer.reasons]
        assert shares == sorted(shares)
        assert peer.least == tuple(reversed(peer.reasons[-2:]))
        assert peer.text.startswith("Mirip: ")
        assert " Beda: " in peer.text


def test_the_list_is_in_order_and_confidence_is_a_share() -> None:
    found = peers(real(), PEMALANG, k=15)
    assert len(other_weights(real().model.weights_)) == 28
    for lens, tries in ((Lens.SEKEADAAN, 28), (Lens.SEPROFIL, 20)):
        assert all(a.scaled <= b.scaled for a, b in pairwise(found.of(lens)))
        for peer in found.of(lens):
            assert peer.confidence is not None
            assert peer.confidence * tries == pytest.approx(round(peer.confidence * tries))
    assert all(a.km <= b.km for a, b in pairwise(found.sekitar) if a.km and b.km)
    assert {peer.confidence for peer in found.sekitar} == {None}


def test_confidence_hardly_depends_on_the_pool(monkeypatch: pytest.MonkeyPatch) -> None:
    few = peers(real(), PEMALANG)
    monkeypatch.setattr("kb_builder.similarity.shaking.POOL", 513)
    monkeypatch.setattr("kb_builder.similarity.profile.POOL", 513)
    everyone = peers(make_world(national()), PEMALANG)
    for lens in (Lens.SEKEADAAN, Lens.SEPROFIL):
        pairs = zip(few.of(lens), everyone.of(lens), strict=True)
        assert max(abs((a.confidence or 0) - (b.confidence or 0)) for a, b in pairs) <= 0.051


def test_the_same_question_gets_the_same_answer() -> None:
    first = as_dict(peers(make_world(national()), PEMALANG))
    assert json.dumps(first) == json.dumps(as_dict(peers(real(), PEMALANG)))


def test_mutual_is_what_the_other_list_says() -> None:
    for lens in Lens:
        for peer in peers(real(), PEMALANG).of(lens):
            back = codes(peers(real(), real().areas.by_code[peer.code]), lens)
            assert peer.mutual == (PEMALANG.code in back)


def test_the_administrative_units_of_jakarta_are_nobodys_peer() -> None:
    listed = {peer.code for answer in everyone() for lens in Lens for peer in answer.of(lens)}
    assert not [code for code in listed if real().areas.by_code[code].administrative]
    asked = peers(real(), area("jakarta pusat"))
    assert len(asked.sekeadaan) == 10
    assert not any(peer.mutual for peer in asked.sekeadaan)


def test_only_one_list() -> None:
    whole, one = peers(real(), PEMALANG), peers(real(), PEMALANG, lens=Lens.SEKITAR, k=8)
    assert (one.sekeadaan, one.seprofil) == ((), ())
    assert one.sekitar[:5] == tuple(
        dataclasses.replace(peer, mutual=other.mutual)
        for peer, other in zip(whole.sekitar, one.sekitar, strict=False)
    )
    assert len(one.sekitar) == 8
    assert one.why.sekeadaan is None


def test_without_scores_there_is_no_profile_but_typed_ones_serve() -> None:
    lost = area("yalimo")
    found = peers(real(), lost)
    assert found.seprofil == ()
    assert found.why.seprofil is not None
    assert "belum dievaluasi" in found.why.seprofil
    assert len(found.sekeadaan) == 10
    typed = peers(real(), lost, scores=TYPED)
    assert len(typed.seprofil) == 10
    assert typed.area.score_basis == "nilai yang Anda isikan"
    own = peers(real(), PEMALANG, scores=TYPED)
    assert codes(own, Lens.SEPROFIL) == codes(peers(real(), PEMALANG), Lens.SEPROFIL)


def test_a_pegi_profile_finds_its_peers_and_says_how_rough_that_is() -> None:
    found = project().peers("bojonegoro", profile="pegi")
    assert found.area.rough
    assert len(found.seprofil) == 10
    assert codes(found) == codes(project().peers("bojonegoro"))
    assert codes(found, Lens.SEPROFIL) != codes(project().peers("bojonegoro"), Lens.SEPROFIL)
    assert any("kasar" in note for note in found.notes)
    assert any("Audit" in note for note in found.notes)
    with pytest.raises(SimilarityError, match="belum tercatat"):
        known_pegi(real(), PEMALANG.code)
    with pytest.raises(SimilarityError, match="tidak dikenal"):
        project().peers("bojonegoro", profile="spbe")


def test_a_pegi_profile_is_stretched_through_the_crosswalk() -> None:
    pegi = {
        "kebijakan": 3.33,
        "kelembagaan": 3.07,
        "infrastruktur": 3.2,
        "aplikasi": 3.07,
        "perencanaan": 3.06,
    }
    found = from_pegi(national(), pegi)
    assert found.scores["D1"] == pytest.approx(1 + 4 * 2.33 / 3, abs=0.01)
    with pytest.raises(SimilarityError, match="aplikasi"):
        from_pegi(national(), {name: v for name, v in pegi.items() if name != "aplikasi"})
    with pytest.raises(SimilarityError, match="antara 1 dan 4"):
        from_pegi(national(), pegi | {"aplikasi": 4.5})


def test_filters() -> None:
    world, rows = real(), real().areas.by_code
    same = peers(world, PEMALANG, filters=Filters(same_province=True))
    for lens in Lens:
        assert {rows[code].province_code for code in codes(same, lens)} == {"33"}
    other = peers(world, PEMALANG, filters=Filters(other_provinces=True))
    assert "33" not in {rows[code].province_code for code in codes(other)}
    cities = peers(world, PEMALANG, filters=Filters(kind=AreaKind.CITY))
    for lens in Lens:
        assert {rows[code].kind for code in codes(cities, lens)} == {AreaKind.CITY}
    near = peers(world, PEMALANG, filters=Filters(max_km=50))
    assert near.sekeadaan
    assert all(peer.km is not None and peer.km <= 50 for peer in near.sekeadaan)
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


def test_the_longest_list_holds_everyone_who_may_be_named() -> None:
    assert len(peers(real(), PEMALANG, k=513).sekeadaan) == 507


def test_a_province_is_refused() -> None:
    with pytest.raises(SimilarityError, match="bukan kabupaten atau kota"):
        peers(real(), real().areas.by_code["33"])


def test_a_missing_figure_lowers_coverage_and_drops_out_of_the_reasons() -> None:
    world = changed("33.27", hdi=None)
    peer = peers(world, world.areas.regencies[world.row_of["33.27"]], k=1).sekeadaan[0]
    assert peer.coverage < 1
    assert "hdi" not in {reason.trait for reason in peer.reasons}
    assert abs(sum(r.contribution for r in peer.reasons) - peer.distance) < 1e-9


def test_too_few_figures_is_an_answer() -> None:
    nothing = dict.fromkeys(
        ("lat", "lon", "population", "hdi", "poverty_rate", "mean_schooling", "grdp_billion")
    )
    world = changed("33.27", **nothing)
    found = peers(world, world.areas.regencies[world.row_of["33.27"]])
    assert (found.sekeadaan, found.seprofil, found.sekitar) == ((), (), ())
    assert found.why.sekeadaan is not None
    assert "terlalu sedikit" in found.why.sekeadaan
    assert found.why.sekitar == "Letak ibu kota Kabupaten Pemalang belum diketahui."
    assert np.isinf(world.scaled[world.row_of["33.27"]]).all()
    assert "NaN" not in json.dumps(as_dict(found))


def test_own_weights() -> None:
    shipped = load_weights()
    assert set(shipped.blocks.values()) == {1.0}
    flat = dataclasses.replace(shipped, blocks={**shipped.blocks, Block.ISOLATION: 0.0})
    found = peers(make_world(national(), weights=flat), PEMALANG)
    assert {r.trait: r.contribution for r in found.sekeadaan[0].reasons}["isolation"] == 0
    for wrong in (-1.0, float("nan"), 1e9):
        odd = dataclasses.replace(shipped, blocks={**shipped.blocks, Block.SIZE: wrong})
        with pytest.raises(SimilarityError, match="Bobot"):
            make_world(national(), weights=odd)
    none = dataclasses.replace(shipped, blocks=dict.fromkeys(Block, 0.0))
    with pytest.raises(SimilarityError, match="Bobot"):
        make_world(national(), weights=none)


def test_an_unknown_year() -> None:
    with pytest.raises(SimilarityError, match="2019"):
        make_world(national(), year=2019)
