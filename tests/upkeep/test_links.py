"""All addresses looked at, and copies proposed for those that need one."""

from __future__ import annotations

import datetime as dt
import socket
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from kb_builder.upkeep.addresses import collect_addresses
from kb_builder.upkeep.links import Copy, LinkReport, Manners, examine
from kb_builder.upkeep.outcomes import LinkState
from tests.factories import UNKNOWN, case_text, project, questions_text, sources, visit_text
from tests.upkeep.sites import HERE, Handler, Site, availability, fetcher

VISIT = "visits/2019-04-30-bojonegoro-sumedang"
SHORT = 0.2


def look(
    root: Path,
    site: Site,
    *,
    copies: bool = False,
    seconds: float = 30,
    said: list[str] | None = None,
) -> LinkReport:
    found = collect_addresses(root / "cases")
    manners = Manners(
        first_seconds=seconds,
        second_seconds=seconds * 2,
        archive=site.address("arsip.test", "/wayback/available"),
    )
    return examine(
        found,
        chosen=found.uses,
        fetcher=fetcher(),
        manners=manners,
        copies_for_all=copies,
        progress=lambda doing, *_: (said if said is not None else []).append(doing),
    )


def archive(site: Site, copies: dict[str, str]) -> None:
    """An archive that has these copies, each taken on 3 May 2016."""

    def answer(handler: Handler) -> None:
        (url,) = parse_qs(urlsplit(handler.path).query)["url"]
        handler.say(200, availability(copies.get(url, "")))

    site.route("arsip.test", "/wayback/available", answer)


def asked_of_archive(site: Site) -> list[dict[str, list[str]]]:
    return [parse_qs(urlsplit(a.path).query) for a in site.asked if a.host == "arsip.test"]


def copy_of(address: str) -> str:
    return f"https://web.archive.org/web/20160503101010/{address}"


def test_a_page_that_is_gone_gets_its_copy_proposed(tmp_path: Path, site: Site) -> None:
    gone, lost = site.page("dinas.test", "/1", 404), site.page("dinas.test", "/2", 410)
    site.page("dinas.test", "/3")
    archive(site, {gone: copy_of(gone)})
    root = project(
        tmp_path,
        bojonegoro=case_text(sources=sources(url=gone, accessed="2024-05-02")),
        sumedang=case_text(sources=sources(url=lost, accessed=UNKNOWN, published=UNKNOWN)),
        questions=questions_text(sources=sources(url=site.address("dinas.test", "/3"))),
        **{VISIT: visit_text(sources=sources(url=gone, accessed="2017"))},
    )
    said: list[str] = []
    report = look(root, site, said=said)
    found = [(r.outcome.state, r.copy, r.snapshot and r.snapshot.address) for r in report.results]
    assert found == [
        (LinkState.GONE, Copy.FOUND, copy_of(gone)),
        (LinkState.GONE, Copy.NONE, None),
        (LinkState.OK, Copy.NOT_ASKED, None),
    ]
    assert report.results[0].snapshot is not None
    assert report.results[0].snapshot.taken == dt.date(2016, 5, 3)
    assert asked_of_archive(site) == [{"url": [gone], "timestamp": ["20170101"]}, {"url": [lost]}]
    assert report.broken
    assert list(dict.fromkeys(said)) == [
        "Memeriksa alamat",
        "Mencoba lagi yang gagal",
        "Menanyakan salinan kepada Arsip Internet",
    ]


def test_copies_for_all_asks_about_working_pages_without_one(tmp_path: Path, site: Site) -> None:
    here, kept = site.page("dinas.test", "/1"), site.page("dinas.test", "/2")
    archive(site, {here: copy_of(here)})
    root = project(
        tmp_path,
        bojonegoro=case_text(sources=sources(url=here)),
        sumedang=case_text(sources=sources(url=kept, archive_url=site.page("simpan.test", "/2"))),
    )
    assert not look(root, site).results[0].snapshot
    report = look(root, site, copies=True)
    assert [r.copy for r in report.results] == [Copy.FOUND, Copy.NOT_ASKED, Copy.NOT_ASKED]
    assert [query["url"] for query in asked_of_archive(site)] == [[here]]
    assert not report.broken


def test_a_copy_that_is_gone_is_broken_and_another_is_proposed(tmp_path: Path, site: Site) -> None:
    here = site.page("dinas.test", "/1")
    archive(site, {here: copy_of(here)})
    root = project(
        tmp_path,
        bojonegoro=case_text(
            sources=sources(url=here, archive_url=site.page("simpan.test", "/1", 404))
        ),
    )
    page, copy = look(root, site).results
    assert (page.outcome.state, page.copy) == (LinkState.OK, Copy.FOUND)
    assert (copy.outcome.state, copy.copy) == (LinkState.GONE, Copy.NOT_ASKED)


def test_a_page_that_is_gone_but_has_its_copy_needs_none(tmp_path: Path, site: Site) -> None:
    root = project(
        tmp_path,
        bojonegoro=case_text(
            sources=sources(
                url=site.page("dinas.test", "/1", 404), archive_url=site.page("simpan.test", "/1")
            )
        ),
    )
    assert look(root, site).results[0].copy is Copy.NOT_ASKED
    assert asked_of_archive(site) == []


def test_an_archive_that_is_down_is_soon_left_in_peace(tmp_path: Path, site: Site) -> None:
    pages = [site.page("dinas.test", f"/{number}", 404) for number in range(5)]
    site.page("arsip.test", "/wayback/available", 503)
    names = ("bojonegoro", "sumedang", "pemalang", "questions", VISIT)
    root = project(
        tmp_path,
        **{
            name: case_text(sources=sources(url=page))
            for name, page in zip(names, pages, strict=True)
        },
    )
    report = look(root, site)
    assert {result.copy for result in report.results} == {Copy.SILENT}
    assert len(asked_of_archive(site)) == 3


def test_a_site_that_refuses_robots_is_not_broken(tmp_path: Path, site: Site) -> None:
    root = project(
        tmp_path, bojonegoro=case_text(sources=sources(url=site.page("dinas.test", "/", 403)))
    )
    report = look(root, site)
    assert (report.counts, report.broken) == ({LinkState.REFUSED: 1}, False)
    assert asked_of_archive(site) == []


def test_when_nobody_answers_the_fault_may_be_ours(tmp_path: Path, site: Site) -> None:
    with socket.create_server((HERE, 0)) as server:
        closed = server.getsockname()[1]
    root = project(
        tmp_path,
        bojonegoro=case_text(sources=sources(url=f"http://satu.test:{closed}/")),
        sumedang=case_text(sources=sources(url=site.hang("dua.test", "/"))),
    )
    report = look(root, site, seconds=SHORT)
    assert report.counts == {LinkState.NO_ANSWER: 2}
    assert report.offline
    site.page("dua.test", "/", 500)
    assert not look(root, site).offline


def test_without_addresses_nothing_is_asked(
    tmp_path: Path, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def network(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket, "socket", network)
    monkeypatch.setattr(socket, "getaddrinfo", network)
    root = project(tmp_path, bojonegoro=case_text(sources=sources(url=UNKNOWN)))
    said: list[str] = []
    report = look(root, site, copies=True, said=said)
    assert (report.results, report.total, report.broken, said) == ((), 0, False, [])
