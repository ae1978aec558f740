"""Python, the command line, the pages and the open data give the same answers."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

import kb_builder as kb
from kb_builder.reference import AmbiguousArea, UnknownArea
from kb_builder.similarity import Lens, SimilarityError, as_dict
from kb_builder.site.api.answers import answer_document
from kb_builder.site.area_answer import host_tables
from kb_builder.site.area_view import AreaViews
from kb_builder.site.catalogue import Catalogue
from tests.cli.running import runner
from tests.national import NATIONAL

ROOT = Path(__file__).resolve().parents[1]


@cache
def project() -> kb.Project:
    return kb.load(ROOT)


@cache
def catalogue() -> Catalogue:
    found = Catalogue(project())
    found.answers.expect(found.national.areas.by_slug[slug].code for slug in SOME)
    return found


def document(slug: str) -> dict[str, Any]:
    _, make = answer_document(project().areas.by_slug[slug], catalogue())
    return json.loads(make())["data"]  # type: ignore[no-any-return]


FACES: Final = ("pemalang", "yahukimo", "kota-jakarta-pusat")
"""One with a case, one never evaluated, a part of Jakarta."""
SOME: Final = tuple(dict.fromkeys((*(a.slug for a in NATIONAL.areas.regencies[::11]), *FACES)))
"""Some fifty from all parts of the country."""


@pytest.fixture
def asked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., str]:
    """What a command says in the project's folder, all of them in this one process."""
    monkeypatch.chdir(ROOT)
    command = runner(capsys, monkeypatch, project())

    def ask(*arguments: str) -> str:
        ran = command(*arguments)
        assert ran.code == 0, ran.err
        return ran.out

    return ask


@pytest.mark.parametrize("slug", SOME)
def test_page_document_and_python_say_the_same(slug: str) -> None:
    found, area = document(slug), project().areas.by_slug[slug]
    peers, hosts = project().peers(area, k=10), project().hosts(area, k=5)
    assert found["peers"] == as_dict(peers)
    assert found["hosts"] == as_dict(hosts)
    assert found["practices"] == as_dict(project().practices(area, k=5))
    page = catalogue().answers.view(area)
    assert (page.peers, page.hosts) == (peers, hosts)
    for lens in Lens:
        items = AreaViews(project().national).peers(page.peers.of(lens), "D1")
        assert [item.peer.text for item in items] == [p["text"] for p in found["peers"][lens.value]]
        assert [item.area.slug for item in items] == [
            project().areas.by_code[p["code"]].slug for p in found["peers"][lens.value]
        ]
    tables = host_tables(page, project().areas.by_code)
    for one, told in zip(tables, found["hosts"]["lists"], strict=True):
        assert [row.host.text for row in one.rows] == [host["text"] for host in told["hosts"]]


@pytest.mark.parametrize("slug", SOME)
def test_commands_say_the_same_to_programs(asked: Callable[..., str], slug: str) -> None:
    found = document(slug)
    for command, k in (("peers", 10), ("hosts", 5), ("practices", 5)):
        name = project().areas.by_slug[slug].code
        assert json.loads(asked(command, name, "-k", str(k), "--json")) == found[command]


@pytest.mark.parametrize("slug", FACES)
def test_commands_say_the_same_to_people(asked: Callable[..., str], slug: str) -> None:
    found = document(slug)
    shown = asked("peers", project().areas.by_slug[slug].code)
    for lens in Lens:
        assert all(peer["text"] in shown for peer in found["peers"][lens.value])
    shown = asked("hosts", project().areas.by_slug[slug].code)
    assert all(host["text"] in shown for one in found["hosts"]["lists"] for host in one["hosts"])


@pytest.mark.parametrize("slug", ["pemalang", "kota-jakarta-pusat"])
def test_published_parts_add_up_to_the_published_distance(slug: str) -> None:
    for lens in Lens:
        for peer in document(slug)["peers"][lens.value]:
            parts = [reason["contribution"] for reason in peer["reasons"]]
            assert abs(sum(parts) - peer["distance"]) < 1e-9


def test_typed_in_scores_serve_an_area_without_any() -> None:
    scores = {"D1": 2.3, "D2": 2.4, "D3": 1.5, "D4": 3.0}
    assert not project().hosts("kota-jakarta-pusat", scores=scores).area.rough


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


def test_a_question_that_cannot_be_answered_is_refused() -> None:
    with pytest.raises(SimilarityError):
        project().peers("sumedang", k=0)
    with pytest.raises(SimilarityError, match="sekeadaan, seprofil, sekitar"):
        project().peers("sumedang", lens="tetangga")


def test_one_list_of_peers() -> None:
    found = project().peers("sumedang", lens="sekitar")
    assert not found.sekeadaan
    assert found.sekitar[0].name == "Kabupaten Majalengka"


def test_without_a_project_the_national_tables_still_answer(tmp_path: Path) -> None:
    assert len(kb.load(tmp_path).peers("sumedang").sekeadaan) == 10


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
    assert broken.peers("sumedang").sekeadaan
