"""Python, the command line, the pages and the open data give the same answers."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

import kb_builder as kb
from kb_builder.frameworks import load_frameworks
from kb_builder.reference import AmbiguousArea, UnknownArea
from kb_builder.similarity import SimilarityError, as_dict
from kb_builder.site.answer_items import host_items, peer_items
from kb_builder.site.api.answers import answer_documents
from kb_builder.site.catalogue import Catalogue

ROOT = Path(__file__).resolve().parents[1]
AREAS = ("bojonegoro", "pemalang", "sumedang", "pacitan", "kota-jayapura", "kota-jakarta-pusat")


@cache
def data() -> kb.Data:
    return kb.load(ROOT)


@cache
def documents() -> dict[str, bytes]:
    catalogue = Catalogue(data().library, data().areas.by_code, load_frameworks())
    return answer_documents(catalogue)


def document(slug: str) -> dict[str, list[dict[str, object]]]:
    code = data().areas.by_slug[slug].code
    return json.loads(documents()[f"peers/{code}.json"])["data"]  # type: ignore[no-any-return]


@pytest.mark.parametrize("area", AREAS)
def test_open_data_and_python_say_the_same(area: str) -> None:
    found = document(area)
    peers = kb.peers(data(), area, k=10).peers
    assert [(p["code"], p["distance"], p["confidence"]) for p in found["peers"]] == [
        (p.code, as_dict(p.distance), as_dict(p.confidence)) for p in peers
    ]
    hosts = kb.hosts(data(), area, k=5).hosts
    assert [(h["code"], h["worth"]) for h in found["hosts"]] == [
        (h.code, as_dict(h.worth)) for h in hosts
    ]
    practices = kb.practices(data(), area, k=5).practices
    assert [(p["reference"], p["fit"]) for p in found["practices"]] == [
        (p.reference, as_dict(p.fit)) for p in practices
    ]


@pytest.mark.parametrize("area", AREAS)
def test_published_parts_add_up_to_the_published_distance(area: str) -> None:
    for peer in document(area)["peers"]:
        parts = [reason["contribution"] for reason in peer["reasons"]]  # type: ignore[index, attr-defined]
        assert abs(sum(parts) - peer["distance"]) < 1e-9  # type: ignore[operator]


def test_pages_name_the_same_areas_in_the_same_order() -> None:
    found = kb.peers(data(), "pemalang", k=10)
    items = peer_items(found, data().areas.by_code)
    assert [item.slug for item in items] == [
        data().areas.by_code[peer.code].slug for peer in found.peers
    ]
    hosts = kb.hosts(data(), "pemalang", k=5)
    assert len(host_items(hosts, data().areas.by_code)) == len(hosts.hosts)


def test_an_area_without_scores_has_peers_but_is_told_why_there_are_no_hosts() -> None:
    assert len(kb.peers(data(), "kota-jakarta-pusat").peers) == 10
    hosts = kb.hosts(data(), "kota-jakarta-pusat")
    assert hosts.hosts == ()
    assert hosts.why is not None
    assert "Belum cukup data" in hosts.why


def test_typed_in_scores_serve_an_area_without_any() -> None:
    scores = {"D1": 2.3, "D2": 2.4, "D3": 1.5, "D4": 3.0}
    assert kb.hosts(data(), "kota-jakarta-pusat", scores=scores).hosts


def test_two_areas_compare_the_same_both_ways() -> None:
    there, back = (
        kb.compare(data(), "sumedang", "majalengka"),
        kb.compare(data(), "majalengka", "sumedang"),
    )
    assert abs(there.distance - back.distance) < 1e-9


@pytest.mark.parametrize(
    ("area", "error"), [("bandung", AmbiguousArea), ("sumendang", UnknownArea)]
)
def test_a_name_that_is_not_clear_is_refused(area: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        kb.peers(data(), area)


def test_a_list_of_no_length_is_refused() -> None:
    with pytest.raises(SimilarityError):
        kb.peers(data(), "sumedang", k=0)


def test_without_a_project_the_national_tables_still_answer(tmp_path: Path) -> None:
    assert len(kb.peers(kb.load(tmp_path), "sumedang").peers) == 10
