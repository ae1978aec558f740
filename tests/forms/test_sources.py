"""Sources: one page is one source, and every source has an id of its own."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from kb_builder.editing.names import cut, free_name
from kb_builder.forms.definition import FormKind
from kb_builder.forms.errors import Misread
from kb_builder.forms.sources import address_key
from kb_builder.forms.values import address
from kb_builder.model.case import Case
from kb_builder.model.fields import SLUG, UNKNOWN
from kb_builder.model.visit import Visit
from kb_builder.reading import load_library
from tests import factories
from tests.forms.bodies import GOOD, ROOT, TODAY, sent, told
from tests.national import NATIONAL


def ids(root: Path, **answers: str) -> list[str]:
    """The ids of the sources of a visit that was sent in."""
    done = sent(root, FormKind.VISIT, **answers)
    assert told(done) == []
    assert done.draft is not None
    return list(yaml.safe_load(done.draft.text)["sources"])


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("https://dinkominfo.tegalkab.go.id/berita/baca/600", "dinkominfo-600"),
        ("https://www.tegalkab.go.id/index.php?page=berita&id=17", "tegalkab-17"),
        (
            "https://jabar.tribunnews.com/2023/12/26/lebih-dari-200.html",
            "tribunnews-lebih-dari-200",
        ),
        ("https://korsum.id/", "korsum"),
        ("http://radar.co.id:8080/a/", "radar-a"),
        ("https://desaku.desa.id/Profil%20Desa", "desaku-profil-20desa"),
        ("https://1.2.3.4/x", "3-x"),
        ("https://a.id/" + "kata-" * 40, "a-" + "-".join(["kata"] * 11)),
        ("", "tegal-belajar-dari-bojonegoro"),
    ],
)
def test_an_id_tells_host_and_page(small: Path, written: str, name: str) -> None:
    assert ids(small, alamat_sumber_1=written) == [name]


def test_an_id_that_others_have_gets_a_number(tmp_path: Path) -> None:
    case = factories.case_text(
        summary=factories.claim(cites="[dinkominfo-600]"),
        sources=factories.sources("dinkominfo-600", url="https://dinkominfo.a.go.id/600"),
    )
    root = factories.project(tmp_path, bojonegoro=case)
    assert ids(root, alamat_sumber_1="https://dinkominfo.tegalkab.go.id/600") == [
        "dinkominfo-600-2"
    ]


def test_two_sources_of_one_form_are_two(small: Path) -> None:
    second = {
        "alamat_sumber_2": "https://dinkominfo.tegalkab.go.id/2/kunjungan-tegal",
        "judul_sumber_2": "b",
        "penerbit_sumber_2": "b",
        "jenis_sumber_2": "situs",
    }
    assert ids(small, **second) == ["dinkominfo-kunjungan-tegal", "dinkominfo-kunjungan-tegal-2"]


def test_one_page_given_twice_is_one_source(small: Path) -> None:
    page = "https://dinkominfo.bojonegorokab.go.id/berita/baca/107"
    twice = {"alamat_sumber_1": page, "alamat_sumber_2": page + "/", "tujuan": "Belajar. [1, 2]"}
    assert ids(small, **twice) == ["berita-1"]
    draft = sent(small, FormKind.VISIT, **twice).draft
    assert draft is not None
    assert draft.text.count("cites: [berita-1]\n") == 2


def test_one_new_page_given_twice_is_one_source(small: Path) -> None:
    page = GOOD[FormKind.VISIT]["alamat_sumber_1"]
    twice = {
        "alamat_sumber_2": f"{page}?utm_source=x",
        "judul_sumber_2": "Judul lain",
        "tujuan": "Belajar. [2]",
    }
    assert ids(small, **twice) == ["dinkominfo-kunjungan-tegal"]
    draft = sent(small, FormKind.VISIT, **twice).draft
    assert draft is not None
    assert draft.text.count("cites: [dinkominfo-kunjungan-tegal]\n") == 2
    assert draft.remarks == (
        "Sumber nomor 2 beralamat sama dengan sumber nomor 1; keduanya dicatat sebagai satu sumber "
        "dengan keterangan nomor 1.",
    )


@pytest.mark.parametrize(
    "other",
    [
        "http://a.id/b",
        "https://www.A.id/b/",
        "https://a.id/b#bagian",
        "https://a.id:443/b",
        "http://a.id:80/b",
        "https://a.id/b?utm_source=wa&fbclid=x",
        "https://a.id/b?UTM_Medium=x&gclid&msclkid=1",
    ],
)
def test_one_page_has_many_addresses(other: str) -> None:
    assert address_key(other) == address_key("https://a.id/b")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://a.id/b", "https://a.id/c"),
        ("https://a.id/b", "https://a.id/b?id=2"),
        ("https://a.id/b", "https://c.id/b"),
        ("https://a.id/index.php?berita/528", "https://a.id/index.php?berita/529"),
        ("https://a.id/b?id=", "https://a.id/b"),
        ("https://a.id/b?a=x%26b%3Dy", "https://a.id/b?a=x&b=y"),
        ("https://a.id/#/berita/1", "https://a.id/#/berita/2"),
        ("https://a.id/#!berita/1", "https://a.id/#!berita/2"),
        ("https://a.id:8080/b", "https://a.id/b"),
        ("http://a.id:443/b", "http://a.id/b"),
    ],
)
def test_other_pages_are_other_sources(one: str, other: str) -> None:
    assert address_key(one) != address_key(other)


@pytest.mark.parametrize("text", [UNKNOWN, "", "http://[x", "https://a.id:99999/b", "https:///b"])
def test_what_is_no_address_has_no_key(text: str) -> None:
    assert address_key(text) == ""


def test_every_source_of_the_real_cases_is_known_by_its_address() -> None:
    library, _ = load_library(ROOT / "cases", NATIONAL, today=TODAY)
    files: list[Case | Visit] = [*library.cases.values(), *library.visits.values()]
    by_key: dict[str, set[str]] = {}
    for file in files:
        for name, source in file.sources.items():
            by_key.setdefault(address_key(source.url), set()).add(name)
    del by_key[""]
    assert {key: names for key, names in by_key.items() if len(names) > 1} == {}


@given(
    st.from_regex(r"https?://[A-Za-z0-9.-]{1,30}(/[a-z0-9?=&#%._\[\]-]{0,30}){0,3}", fullmatch=True)
)
def test_any_address_makes_a_key(written: str) -> None:
    try:
        found = address(written)
    except Misread:
        return
    assert isinstance(address_key(found), str)


@given(st.from_regex(SLUG, fullmatch=True), st.integers(min_value=5, max_value=40))
def test_a_cut_slug_is_a_slug(slug: str, longest: int) -> None:
    slug = slug.rstrip("\n")
    found = cut(slug, longest=longest)
    assert len(found) <= longest
    assert slug.startswith(found)
    assert not found.endswith("-")


def test_a_free_name_is_nobody_elses() -> None:
    assert free_name("a", {}) == "a"
    assert free_name("a", {"a", "a-2"}) == "a-3"
