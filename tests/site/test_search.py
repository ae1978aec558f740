"""Search knows Indonesian, the same in Python and in the browser, also opened from disk."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from kb_builder.site.search import STOP_WORDS, VARIANTS, Stemmer
from tests.national import NATIONAL
from tests.site.html_tools import pages

SEARCH = Stemmer()


@pytest.mark.parametrize(
    "words",
    [
        ("izin", "perizinan", "perijinan", "ijin", "Perizinan"),
        ("layanan", "pelayanan", "melayani"),
        ("kelola", "pengelolaan", "mengelola", "dikelola"),
        ("praktik", "praktek"),
        ("november", "Nopember"),
    ],
)
def test_a_word_and_its_relatives_share_a_stem(words: tuple[str, ...]) -> None:
    assert len({SEARCH.stem(word) for word in words}) == 1


def test_stop_words_and_numbers_are_not_indexed() -> None:
    assert SEARCH.stems("yang dan di 2019 Desa") == ["desa"]


def test_no_variant_maps_to_another_variant() -> None:
    assert not set(VARIANTS.values()) & (set(VARIANTS) - set(VARIANTS.values()))


@pytest.mark.browser
@pytest.mark.site
class TestInTheBrowser:
    def test_both_stemmers_agree_on_every_word_of_the_site(
        self, real_site: Path, browser: Browser
    ) -> None:
        text = " ".join(document.text for document in pages(real_site).values()).lower()
        words = sorted(set(re.findall(r"\w+", text)) | set(VARIANTS) | STOP_WORDS)
        assert len(words) > 2000
        page = browser.new_page()
        page.goto((real_site / "search.html").as_uri())
        code = "words => words.map(word => Kata.stem(word))"
        stems = page.evaluate(code, words)
        page.close()
        theirs = dict(zip(words, stems, strict=True))
        assert {w: theirs[w] for w in words if theirs[w] != SEARCH.stem(w)} == {}

    @pytest.mark.parametrize("query", ["izin", "perijinan", "perizinan", "ijin"])
    def test_permits_are_found_however_they_are_spelt(
        self, real_site: Path, browser: Browser, query: str
    ) -> None:
        assert "Kabupaten Bojonegoro" in results(real_site, browser, query)

    @pytest.mark.parametrize(
        ("query", "title"),
        [
            ("serat optik", "Jaringan"),
            ("sumedang", "Kabupaten Sumedang"),
            ("nik", "NIK"),
            ("pusat data", "Pusat data"),
            ("wakepo", "WAKEPO"),
            ("database", "basis data"),
        ],
    )
    def test_what_delegations_look_for_comes_up(
        self, real_site: Path, browser: Browser, query: str, title: str
    ) -> None:
        assert any(title.lower() in found.lower() for found in results(real_site, browser, query))

    def test_no_match_says_so_and_a_hostile_query_stays_text(
        self, real_site: Path, browser: Browser
    ) -> None:
        page = browser.new_page()
        query = "<img src=x onerror=document.title='jebol'>"
        address = (real_site / "search.html").as_uri()
        page.goto(f"{address}?q=%3Cimg src=x onerror=document.title='jebol'%3E")
        page.wait_for_selector(".search-summary")
        assert query in page.inner_text(".search-summary")
        assert page.title() != "jebol"
        page.goto(f"{address}?q=xyzzyq")
        page.wait_for_selector(".search-summary")
        assert "Tidak ada halaman" in page.inner_text(".search-summary")
        page.close()

    def test_every_area_is_found_first_by_its_name(self, real_site: Path, browser: Browser) -> None:
        areas = [*NATIONAL.areas.regencies, *NATIONAL.areas.provinces]
        page = browser.new_page()
        page.goto((real_site / "search.html").as_uri())
        code = """async names => {
            const first = [];
            for (const name of names) first.push((await Cari.search(name)).results[0]?.[0]);
            return first;
        }"""
        first = page.evaluate(code, [area.name for area in areas])
        page.close()
        wanted = [f"daerah/{area.slug}" for area in areas]
        assert [pair for pair in zip(wanted, first, strict=True) if pair[0] != pair[1]] == []


def results(site: Path, browser: Browser, query: str) -> list[str]:
    """Titles found for a query, the page opened from disk, with no error in the console."""
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((site / "search.html").as_uri() + f"?q={query}")
    page.wait_for_selector(".search-summary")
    titles = page.locator(".search-results a").all_inner_texts()
    page.close()
    assert errors == []
    return titles
