"""Tuan rumah: lead, margin, crowding, typed-in scores."""

from __future__ import annotations

import json

import pytest

from kb_builder.similarity import (
    SimilarityError,
    as_dict,
    from_pegi,
    hosts,
    make_world,
    weakest,
)
from kb_builder.similarity.asking import subject
from tests.similarity.worlds import area, real

PEMALANG = area("pemalang")
TYPED = {"D1": 2.3, "D2": 2.4, "D3": 1.55, "D4": 4.14}


def test_worth_is_the_product_of_what_is_printed() -> None:
    for domain in (None, "D1", "D2", "D3", "D4"):
        found = hosts(real(), PEMALANG, domain=domain, visits=[("33.27", "33.03")] * 5)
        assert found.hosts
        for host in found.hosts:
            assert host.worth == pytest.approx(host.closeness * host.lead * host.room, abs=1e-12)
            assert host.closeness == pytest.approx(1 / (1 + host.pair.distance))
            assert host.lead >= found.margin
            assert 0 <= host.confidence <= 1


def test_lead_in_a_domain_and_overall() -> None:
    overall = hosts(real(), PEMALANG).hosts[0]
    weights = dict(zip(("D1", "D2", "D3", "D4"), real().domain_weights, strict=True))
    learnt = sum(weights[lead.domain] * max(lead.lead, 0) for lead in overall.leads)
    assert overall.lead == pytest.approx(learnt)
    policy = hosts(real(), PEMALANG, domain="D1").hosts[0]
    assert policy.lead == {lead.domain: lead.lead for lead in policy.leads}["D1"]


def test_pemalang_learns_policy_and_governance_from_its_neighbours() -> None:
    named = {
        host.name
        for domain in ("D1", "D2")
        for host in hosts(real(), PEMALANG, domain=domain).hosts
    }
    assert {"Kabupaten Purbalingga", "Kabupaten Banjarnegara"} <= named
    assert weakest(subject(real(), PEMALANG, None)) == "D3"


def test_known_visits_make_room_for_others() -> None:
    first = hosts(real(), PEMALANG).hosts[0]
    crowd = [("33.01", first.code)] * 40
    later = hosts(real(), PEMALANG, visits=crowd)
    assert later.hosts[0].code != first.code
    again = hosts(real(), PEMALANG, k=300, visits=crowd)
    crowded = next(host for host in again.hosts if host.code == first.code)
    assert crowded.visits == 40
    assert crowded.room == pytest.approx(0.2)


def test_typed_in_scores_give_the_same_list_as_published_ones() -> None:
    typed = hosts(real(), PEMALANG, scores=TYPED)
    assert [h.code for h in typed.hosts] == [h.code for h in hosts(real(), PEMALANG).hosts]
    assert typed.area.score_basis == "nilai yang Anda isikan"
    assert typed.area.index == pytest.approx(3.04, abs=0.01)


def test_an_area_that_was_not_assessed() -> None:
    lost = next(a for a in real().areas.regencies if real().scores_of(a)[0] is None)
    found = hosts(real(), lost)
    assert found.hosts == ()
    assert found.why is not None
    assert "belum dievaluasi" in found.why
    assert hosts(real(), lost, scores=TYPED).hosts
    assert weakest(found.area) is None


def test_the_best_have_nobody_to_go_to() -> None:
    found = hosts(real(), area("sumedang"))
    assert found.hosts == ()
    assert found.why is not None
    assert "0,50" in found.why


@pytest.mark.parametrize(
    ("scores", "what"),
    [
        ({"D1": 2.0}, "belum ada: D2, D3, D4"),
        (TYPED | {"D1": 5.01}, "antara 1 dan 5"),
        (TYPED | {"D1": float("nan")}, "antara 1 dan 5"),
        (TYPED | {"D9": 1.0}, "D9"),
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
    earlier = make_world(real().areas, real().assessments, year=2023)
    assert sum(value is None for value in earlier.scores_of(area("banyuasin"))) == 1
    low = {"D1": 1.0, "D2": 1.0, "D3": 1.0, "D4": 1.0}
    found = hosts(earlier, area("kota palembang"), domain="D1", margin=0.01, k=513, scores=low)
    text = json.dumps(as_dict(found))
    assert "NaN" not in text
    assert all(host.code != "16.07" or len(host.leads) == 3 for host in found.hosts)


def test_a_pegi_profile_is_rough() -> None:
    pegi = {
        "kebijakan": 3.33,
        "kelembagaan": 3.07,
        "infrastruktur": 3.2,
        "aplikasi": 3.07,
        "perencanaan": 3.06,
    }
    scores = from_pegi(pegi)
    assert scores["D1"] == pytest.approx(1 + 4 * 2.33 / 3, abs=0.01)
    found = hosts(real(), area("bojonegoro"), scores=scores, rough=True)
    assert found.area.rough
    with pytest.raises(SimilarityError, match="aplikasi"):
        from_pegi({name: value for name, value in pegi.items() if name != "aplikasi"})
    with pytest.raises(SimilarityError, match="antara 1 dan 4"):
        from_pegi(pegi | {"aplikasi": 4.5})
