"""Tuan rumah: lead, travel, load, turn, documented hosts, places without scores."""

from __future__ import annotations

import dataclasses
import json
import math
from functools import cache

import pytest

from kb_builder.similarity import (
    HostList,
    Hosts,
    Load,
    Record,
    SimilarityError,
    World,
    all_hosts,
    as_dict,
    hosts,
    make_world,
)
from kb_builder.similarity.domains import DOMAINS
from kb_builder.similarity.hosts import trip
from kb_builder.similarity.record import load_factor
from kb_builder.similarity.turns import CROWD
from tests.similarity.worlds import area, national, project, real

PEMALANG = area("pemalang")
TYPED = {"D1": 2.3, "D2": 2.4, "D3": 1.55, "D4": 4.14}


@cache
def everyone() -> tuple[Hosts, ...]:
    return tuple(all_hosts(project().world))


def first(found: Hosts) -> HostList:
    assert found.first is not None
    return found.first


def names(found: HostList) -> list[str]:
    return [host.name.removeprefix("Kabupaten ") for host in found.hosts]


def test_worth_is_the_product_of_what_is_printed() -> None:
    for one in hosts(project().world, PEMALANG).lists:
        assert one.hosts
        for host in one.hosts:
            product = host.closeness * host.lead * host.travel * host.load * host.turn
            assert host.worth == pytest.approx(product, abs=1e-12)
            assert host.km is not None
            assert host.travel == pytest.approx(1 / (1 + host.km / 250))
            assert 0 <= host.confidence <= 1
            assert (
                abs(math.fsum(r.contribution for r in host.pair.reasons) - host.pair.distance)
                < 1e-9
            )


def test_a_host_leads_in_the_domain_it_is_named_for() -> None:
    found = hosts(real(), PEMALANG)
    assert [one.domain for one in found.lists][-1] is None
    for one in found.lists[:-1]:
        for host in one.hosts:
            lead = {own.domain: own.lead for own in host.leads}[one.domain or ""]
            assert host.lead == pytest.approx(lead)
            assert lead >= 0.5 - 1e-9
    overall = first(hosts(real(), PEMALANG, domain="index")).hosts[0]
    weights = dict(zip(DOMAINS, real().domain_weights, strict=True))
    learnt = sum(weights[lead.domain] * max(lead.lead, 0) for lead in overall.leads)
    assert overall.lead == pytest.approx(learnt)


def test_the_first_list_is_of_the_domain_furthest_behind_its_own_peers() -> None:
    found = hosts(real(), PEMALANG)
    assert found.leading == "D1"  # policy 2.30, far below its peers; management is low everywhere
    assert {"Purbalingga", "Banjarnegara"} <= set(names(first(found)))
    behind = [one.behind for one in found.lists[:-1] if one.behind is not None]
    assert behind == sorted(behind, reverse=True)
    leading = [answer.leading for answer in everyone() if answer.leading]
    assert max(leading.count(domain) for domain in DOMAINS) < 0.5 * len(leading)


def test_the_best_get_the_domain_in_which_somebody_is_ahead() -> None:
    sumedang = hosts(real(), area("sumedang"))
    assert (sumedang.leading, names(first(sumedang))) == ("D2", ["Kota Bandung"])
    empty = sumedang.of("D1")
    assert empty is not None
    assert empty.why == (
        "Tidak ada daerah yang unggul 0,5 poin atau lebih pada Kebijakan Internal SPBE."
    )
    bojonegoro = hosts(real(), area("bojonegoro"))
    assert bojonegoro.leading == "D3"
    assert len(first(bojonegoro).hosts) == 5


def test_nobody_with_scores_has_fewer_than_three_hosts_where_so_many_are_ahead() -> None:
    for answer in everyone():
        for one in answer.lists:
            assert len(one.hosts) >= min(3, one.ahead)
            if one.widened:
                assert any(one.label in note for note in answer.notes)
    assert any(one.widened for answer in everyone() for one in answer.lists)


def test_no_host_stands_on_more_than_a_fifth_of_the_lists_of_its_domain() -> None:
    for domain in (*DOMAINS, None):
        lists = [one.hosts for answer in everyone() if (one := answer.of(domain)) and one.hosts]
        counts: dict[str, int] = {}
        for own in lists:
            for host in own:
                counts[host.code] = counts.get(host.code, 0) + 1
        assert max(counts.values()) <= CROWD * len(lists) + 1e-9


def test_every_list_names_a_documented_host_when_one_is_ahead() -> None:
    world = project().world
    for answer in everyone():
        for one in answer.lists:
            ahead = [
                code
                for code in world.record.practices
                if not world.areas.by_code[code].administrative
                and code != answer.area.code
                and one.domain
                and answer.area.scores
                and one.domain in answer.area.scores
                and world.scores[world.row_of[code], DOMAINS.index(one.domain)]
                - answer.area.scores[one.domain]
                >= 0.5 - 1e-9
            ]
            if ahead:
                assert any(host.documented for host in one.hosts), (answer.area.name, one.domain)


def test_the_administrative_units_of_jakarta_are_nobodys_host() -> None:
    named = {host.code for answer in everyone() for one in answer.lists for host in one.hosts}
    assert not [code for code in named if real().areas.by_code[code].administrative]


def test_all_at_once_is_the_same_as_one_by_one() -> None:
    together = {answer.area.code: answer for answer in everyone()}
    for name in ("sumedang", "puncak", "yahukimo", "kota bontang", "banyuwangi"):
        assert together[area(name).code] == hosts(project().world, area(name))


def crowded(code: str, per_year: float) -> World:
    record = Record(loads={code: Load(per_year=per_year, stated=True)})
    return real().with_record(record)


def test_only_a_crowd_that_somebody_states_makes_room_for_others() -> None:
    best = first(hosts(real(), PEMALANG)).hosts[0]
    few = first(hosts(crowded(best.code, 50), PEMALANG)).hosts[0]
    assert (few.code, few.load) == (best.code, 1.0)
    many = first(hosts(crowded(best.code, 5200), PEMALANG))
    assert many.hosts[0].code != best.code
    assert load_factor(Load(per_year=208, stated=True)) == pytest.approx(0.5)
    assert load_factor(None) == 1


def test_a_record_reads_totals_and_counts_visits() -> None:
    found = project().world.record
    assert found.loads
    assert all(load.per_year > 0 for load in found.loads.values())
    assert not any(load.per_year > 52 for load in found.loads.values() if not load.stated)


def test_a_journey_in_words() -> None:
    assert [trip(km) for km in (40, 100.1, 500, 501, None)] == [
        "sehari",
        "perlu menginap",
        "perlu menginap",
        "jauh: sebaiknya daring",
        "jarak belum diketahui",
    ]


def test_typed_in_scores_give_the_same_list_as_published_ones() -> None:
    typed = hosts(real(), PEMALANG, scores=TYPED)
    published = hosts(real(), PEMALANG)
    assert [names(one) for one in typed.lists] == [names(one) for one in published.lists]
    assert typed.area.score_basis == "nilai yang Anda isikan"
    assert typed.area.index == pytest.approx(3.04, abs=0.01)


def test_an_area_that_was_not_assessed_gets_a_rough_list() -> None:
    lost = area("yahukimo")
    found = hosts(real(), lost)
    assert found.area.rough
    assert found.area.index is None
    assert found.area.score_basis == "taksiran: median daerah sekeadaan"
    assert first(found).hosts
    assert any("kasar" in note for note in found.notes)
    assert not hosts(real(), lost, scores=TYPED).area.rough


@pytest.mark.parametrize(
    ("scores", "what"),
    [
        ({"D1": 2.0}, "belum ada: D2, D3, D4"),
        (TYPED | {"D1": 5.01}, "antara 1 dan 5"),
        (TYPED | {"D1": float("nan")}, "antara 1 dan 5"),
        (TYPED | {"D9": 1.0}, "D9"),
        ({}, "belum lengkap"),
    ],
)
def test_wrong_scores(scores: dict[str, float], what: str) -> None:
    with pytest.raises(SimilarityError, match=what):
        hosts(real(), PEMALANG, scores=scores)


def test_wrong_options() -> None:
    with pytest.raises(SimilarityError, match="D7"):
        hosts(real(), PEMALANG, domain="D7")
    with pytest.raises(SimilarityError, match="Keunggulan"):
        hosts(real(), PEMALANG, margin=0)
    with pytest.raises(SimilarityError, match="513"):
        hosts(real(), PEMALANG, k=0)


def test_a_doubtful_value_leads_nobody() -> None:
    earlier = make_world(national(), year=2023)
    assert sum(value is None for value in earlier.scores_of(area("banyuasin"))) == 1
    low = {"D1": 1.0, "D2": 1.0, "D3": 1.0, "D4": 1.0}
    found = hosts(earlier, area("kota palembang"), domain="D1", margin=0.01, k=513, scores=low)
    assert "NaN" not in json.dumps(as_dict(found))
    assert all(host.code != "16.07" or len(host.leads) == 3 for host in first(found).hosts)
    own = hosts(earlier, area("banyuasin"))
    assert len(own.area.scores or {}) == 3
    assert "NaN" not in json.dumps(as_dict(own))


def test_longer_lists_name_a_documented_host_in_each_five() -> None:
    found = first(hosts(project().world, PEMALANG, domain="D1", k=20)).hosts
    assert len({host.code for host in found}) == 20
    for start in range(0, 20, 5):
        assert any(host.documented for host in found[start : start + 5])


def test_another_library_shares_the_distances() -> None:
    other = real().with_record(Record())
    assert other.scaled is real().scaled
    assert dataclasses.replace(other).record == Record()
