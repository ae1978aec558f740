"""The site of the repository's own cases: whole, linked, light, and true to its sources."""

from __future__ import annotations

import gzip
import posixpath
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from kb_builder.model.library import Library
from kb_builder.reading import load_library
from kb_builder.reading.coverage import coverage
from tests.national import NATIONAL
from tests.site.conftest import ROOT
from tests.site.html_tools import Document, TrustedDocument, pages

pytestmark = pytest.mark.site


@cache
def documents(site: Path) -> dict[str, Document]:
    return pages(site, TrustedDocument)


@cache
def library() -> Library:
    return load_library(ROOT / "cases", NATIONAL)[0]


def test_every_internal_link_and_anchor_leads_somewhere(real_site: Path) -> None:
    found = documents(real_site)
    files = {p.relative_to(real_site).as_posix() for p in real_site.rglob("*") if p.is_file()}
    ids = {name: frozenset(document.ids) for name, document in found.items()}

    @cache
    def parts(folder: str, target: str) -> tuple[str, str]:
        """The file that a link from a folder leads to, empty for the page itself, and the place."""
        path, _, fragment = unquote(target).partition("#")
        path = path.split("?")[0]
        return path and posixpath.normpath(posixpath.join(folder, path)), fragment

    broken = []
    for name, document in found.items():
        folder = posixpath.dirname(name)
        for tag, attributes in document.elements:
            target = attributes.get("href") or attributes.get("src") or attributes.get("action")
            if not target or tag == "use" or urlsplit(target).scheme:
                continue
            address, fragment = parts(folder, target)
            address = address or name
            # "#tamu=…" tells a tool what to begin with; it is no place on its page
            placed = not fragment or "=" in fragment or fragment in ids.get(address, (fragment,))
            if address not in files or not placed:
                broken.append((name, target))
    assert broken == []


def test_ids_are_unique_on_each_page(real_site: Path) -> None:
    for name, document in documents(real_site).items():
        assert len(document.ids) == len(set(document.ids)), name


def test_nothing_is_loaded_from_outside(real_site: Path) -> None:
    for name, document in documents(real_site).items():
        for tag, attributes in document.elements:
            loads = attributes.get("src") or (attributes.get("href") if tag == "link" else None)
            assert not (loads and urlsplit(loads).scheme), (name, tag, loads)


def test_external_links_are_http_and_marked(real_site: Path) -> None:
    for name, document in documents(real_site).items():
        for attributes in document.of("a"):
            scheme = urlsplit(attributes.get("href", "")).scheme
            assert scheme in ("", "http", "https"), (name, attributes)
            if scheme:
                assert "noopener" in attributes.get("rel", "") or name.startswith("adr/"), name


@cache
def packed(path: Path) -> int:
    """Bytes of a file as a server sends it."""
    return len(gzip.compress(path.read_bytes(), 9))


def test_first_view_weighs_at_most_150_kb_gzipped(real_site: Path) -> None:
    heavy = {}
    for name, document in documents(real_site).items():
        if name == "search.html":
            continue
        parts = [real_site / name]
        for tag, attributes in document.elements:
            target = attributes.get("src") or (attributes.get("href") if tag == "link" else None)
            if target and attributes.get("rel") != "search":
                path = posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
                parts.append(real_site / path.split("?")[0])
        weight = sum(packed(part) for part in parts)
        if weight > 150_000:
            heavy[name] = weight
    assert heavy == {}


def test_each_page_has_one_main_heading_a_language_and_no_skipped_heading(real_site: Path) -> None:
    for name, document in documents(real_site).items():
        assert document.of("html")[0]["lang"] == "id", name
        levels = [int(tag[1]) for tag, _ in document.elements if tag in ("h1", "h2", "h3", "h4")]
        assert levels.count(1) == 1, name
        assert all(after - before <= 1 for before, after in pairwise(levels)), (
            name,
            levels,
        )


def test_fields_and_pictures_have_names(real_site: Path) -> None:
    for name, document in documents(real_site).items():
        labelled = {attributes.get("for") for attributes in document.of("label")}
        for attributes in document.of("input"):
            assert attributes.get("id") in labelled, name
        for attributes in document.of("svg"):
            named = attributes.get("aria-label") or attributes.get("aria-hidden") == "true"
            assert named, (name, attributes)


def test_every_file_of_cases_has_its_page_and_every_practice_too(real_site: Path) -> None:
    cases, visits = library().cases, library().visits
    wanted = {f"daerah/{slug}.html" for slug in cases}
    wanted |= {f"kunjungan/{stem}.html" for stem in visits}
    wanted |= {f"praktik/{p.id}.html" for case in cases.values() for p in case.practices}
    assert wanted <= set(documents(real_site))


def test_every_claim_of_the_cases_is_on_its_page(real_site: Path) -> None:
    found = documents(real_site)

    def text_of(name: str) -> str:
        return " ".join(found[f"{name}.html"].text.split())

    missing = []
    for slug, case in library().cases.items():
        for practice in case.practices:
            text = text_of(f"praktik/{practice.id}")
            groups = [
                practice.problem, practice.intervention, practice.obstacles, practice.costs,
                practice.staff, practice.legal_basis, practice.notes,
                practice.transferability.needs, practice.transferability.adapt,
                practice.transferability.tried_elsewhere,
            ]  # fmt: skip
            claims = [claim for group in groups if not isinstance(group, str) for claim in group]
            missing += [c.text for c in claims if " ".join(c.text.split()) not in text]
        text = text_of(f"daerah/{slug}")
        claims = [*case.summary, *case.context, *case.plans, *case.notes]
        missing += [c.text for c in claims if " ".join(c.text.split()) not in text]
        missing += [g.text for g in case.gaps if " ".join(g.text.split()) not in text]
    for stem, visit in library().visits.items():
        text = text_of(f"kunjungan/{stem}")
        missing += [s.text for s in visit.shown if " ".join(s.text.split()) not in text]
        missing += [q.text for q in visit.questions if " ".join(q.text.split()) not in text]
    assert missing == []


@pytest.mark.parametrize(
    ("page", "fact"),
    [
        ("praktik/jaringan-serat-optik-milik-sendiri", "25 km"),
        ("praktik/jaringan-serat-optik-milik-sendiri", "26 kecamatan"),
        ("praktik/pusat-data-dan-pemulihan-bencana", "Telkom Sigma"),
        ("praktik/pusat-data-dan-pemulihan-bencana", "LPSE"),
        ("praktik/pusat-data-dan-pemulihan-bencana", "BPKAD"),
        ("praktik/pengendalian-91-aplikasi", "91 aplikasi"),
        ("praktik/standar-bahasa-program-dan-basis-data", "PHP"),
        ("praktik/penerima-bantuan-terverifikasi-nik", "Kartu Petani Mandiri"),
        ("praktik/penerima-bantuan-terverifikasi-nik", "Aladin"),
        ("praktik/tiga-aplikasi-ukp4", "LAPOR!"),
        ("praktik/master-plan-smart-city", "Institut Teknologi Sepuluh Nopember"),
        ("daerah/bojonegoro", "17 program prioritas"),
        ("daerah/bojonegoro", "perundangan"),
        ("daerah/bojonegoro", "507"),
        ("daerah/sumedang", "8,27"),
        ("daerah/pemalang", "36"),
        ("kunjungan/2019-04-30-bojonegoro-sumedang", "Asisten I"),
        ("kunjungan/2019-04-30-bojonegoro-sumedang", "lantai 6"),
    ],
)
def test_facts_of_the_source_texts_are_there(real_site: Path, page: str, fact: str) -> None:
    document = documents(real_site)[f"{page}.html"]
    linked = documents(real_site)["praktik/simpati-pencegahan-stunting.html"]
    assert fact in document.text or (page == "daerah/sumedang" and fact in linked.text)


def test_case_files_and_national_tables_say_the_same() -> None:
    for case in library().cases.values():
        known = {(p.framework, p.year): p.index for p in NATIONAL.index_series(case.regency)}
        for profile in case.profiles:
            index = known.get((profile.framework, profile.year))
            assert index is None or profile.note or profile.index == index
            national = NATIONAL.assessments.get(case.regency, profile.year)
            if national and national.framework == profile.framework:
                assert dict(profile.scores) == dict(national.scores)
                assert profile.predicate == national.predicate


def test_the_counts_on_tentang_are_those_of_kb_stats(real_site: Path) -> None:
    framework = NATIONAL.frameworks["spbe-2020"]
    found = coverage(library(), framework=framework, areas=NATIONAL.areas.by_code)
    html = (real_site / "tentang.html").read_text(encoding="utf-8")
    assert "[[" not in html
    for name, value in found.rows():
        assert f'<th scope="row">{name}</th><td class="num">{value}</td>' in html
    assert found.touched == found.indicators
