"""Python, the command line, the pages and the open data give the same answers."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

import kb_builder as kb
from kb_builder.reference import AmbiguousArea, UnknownArea
from kb_builder.similarity import SimilarityError, as_dict
from kb_builder.site.answer_items import host_items, peer_items
from kb_builder.site.api.answers import answer_documents
from kb_builder.site.catalogue import Catalogue

ROOT = Path(__file__).resolve().parents[1]
AREAS = ("bojonegoro", "pemalang", "sumedang", "pacitan", "kota-jayapura", "kota-jakarta-pusat")


@cache
def project() -> kb.Project:
    return kb.load(ROOT)


@cache
def documents() -> dict[str, bytes]:
    catalogue = Catalogue(project())
    return answer_documents(catalogue)


def document(slug: str) -> dict[str, list[dict[str, object]]]:
    code = project().areas.by_slug[slug].code
    return json.loads(documents()[f"peers/{code}.json"])["data"]  # type: ignore[no-any-return]


@pytest.mark.parametrize("area", AREAS)
def test_open_data_and_python_say_the_same(area: str) -> None:
    found = document(area)
    peers = project().peers(area, k=10).peers
    assert [(p["code"], p["distance"], p["confidence"]) for p in found["peers"]] == [
        (p.code, as_dict(p.distance), as_dict(p.confidence)) for p in peers
    ]
    hosts = project().hosts(area, k=5).hosts
    assert [(h["code"], h["worth"]) for h in found["hosts"]] == [
        (h.code, as_dict(h.worth)) for h in hosts
    ]
    practices = project().practices(area, k=5).practices
    assert [(p["reference"], p["fit"]) for p in found["practices"]] == [
        (p.reference, as_dict(p.fit)) for p in practices
    ]


@pytest.mark.parametrize("area", AREAS)
def test_published_parts_add_up_to_the_published_distance(area: str) -> None:
    for peer in document(area)["peers"]:
        parts = [reason["contribution"] for reason in peer["reasons"]]  # type: ignore[index, attr-defined]
        assert abs(sum(parts) - peer["distance"]) < 1e-9  # type: ignore[operator]


def test_pages_name_the_same_areas_in_the_same_order() -> None:
    found = project().peers("pemalang", k=10)
    items = peer_items(found, project().areas.by_code)
    assert [item.slug for item in items] == [
        project().areas.by_code[peer.code].slug for peer in found.peers
    ]
    hosts = project().hosts("pemalang", k=5)
    assert len(host_items(hosts, project().areas.by_code)) == len(hosts.hosts)


def test_an_area_without_scores_has_peers_but_is_told_why_there_are_no_hosts() -> None:
    assert len(project().peers("kota-jakarta-pusat").peers) == 10
    hosts = project().hosts("kota-jakarta-pusat")
    assert hosts.hosts == ()
    assert hosts.why is not None
    assert "Belum cukup data" in hosts.why


def test_typed_in_scores_serve_an_area_without_any() -> None:
    scores = {"D1": 2.3, "D2": 2.4, "D3": 1.5, "D4": 3.0}
    assert project().hosts("kota-jakarta-pusat", scores=scores).hosts


def test_two_areas_compare_the_same_both_ways() -> None:
    there, back = (
        project().compare("sumedang", "majalengka"),
        project().compare("majalengka", "sumedang"),
    )
    assert abs(there.distance - back.distance) < 1e-9


@pytest.mark.parametrize(
    ("area", "error"), [("bandung", AmbiguousArea), ("sumendang", UnknownArea)]
)
def test_a_name_that_is_not_clear_is_refused(area: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        project().peers(area)


def test_a_list_of_no_length_is_refused() -> None:
    with pytest.raises(SimilarityError):
        project().peers("sumedang", k=0)


def test_without_a_project_the_national_tables_still_answer(tmp_path: Path) -> None:
    assert len(kb.load(tmp_path).peers("sumedang").peers) == 10


def test_the_python_door_opens_at_once_and_computes_when_asked() -> None:
    code = (
        "import sys, kb_builder as kb\n"
        "assert not {'yaml', 'pydantic'} & sys.modules.keys()\n"
        "p = kb.load()\n"
        "assert not {'numpy', 'sphinx'} & sys.modules.keys()\n"
        "assert p.area('kab. sumedang').code == '32.11' and p.cases and p.sound\n"
        "assert 'numpy' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT)


def test_two_projects_do_not_know_of_each_other(tmp_path: Path) -> None:
    here, empty = project(), kb.load(tmp_path)
    assert here.cases
    assert not empty.cases
    assert not empty.practices("pemalang").practices
    assert here.practices("pemalang").practices


def test_problems_of_the_files_are_kept(tmp_path: Path) -> None:
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "sumedang.yaml").write_text("status: [", encoding="utf-8")
    broken = kb.load(tmp_path)
    assert broken.problems
    assert not broken.sound
    assert broken.peers("sumedang").peers
