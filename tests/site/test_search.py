"""Search knows Indonesian, the same in Python and in the browser, also opened from disk."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kb_builder.site.page import Page
from kb_builder.site.search import (
    LONGEST_EXCERPT,
    STOP_WORDS,
    VARIANTS,
    Stemmer,
    index_files,
    names_of,
)
from kb_builder.site.synonyms import SYNONYMS
from tests.national import NATIONAL
from tests.site.conftest import Tab
from tests.site.html_tools import TrustedDocument
from tests.site.measure_search import FIRST, ask, measure

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


def test_a_phrase_has_one_group_in_which_it_does_not_repeat() -> None:
    for group in SYNONYMS:
        assert len(set(group)) == len(group) > 1, group


def test_names_lead_to_pages_by_short_and_former_name_and_code() -> None:
    called = names_of(NATIONAL.areas)
    assert called["sumedang"] == called["kabupaten sumedang"] == ["daerah/sumedang"]
    assert called["32 11"] == called["3211"] == ["daerah/sumedang"]
    assert called["bandung"] == ["daerah/bandung", "daerah/kota-bandung"]
    assert called["solo"] == ["daerah/kota-surakarta"]


def test_the_same_pages_give_the_same_index_and_no_text_of_theirs_is_code() -> None:
    page = Page(
        docname="praktik/uji",
        title="Uji </script>",
        description="Ringkasan yang panjang. " * 20,
        kind="praktik",
        lead="<p>perizinan</p>",
        sections=(),
    )
    entry = Stemmer().entry(page)
    files = index_files({page.docname: entry}, called={"uji": [page.docname]})
    assert files == index_files(
        {page.docname: Stemmer().entry(page)}, called={"uji": ["praktik/uji"]}
    )
    assert not [name for name, data in files.items() if b"</script" in data]
    assert len(entry.excerpt) <= LONGEST_EXCERPT + 2
    assert "perizinan" in files["cari/ejaan.js"].decode() or "perizinan" in entry.spelt


@pytest.mark.site
class TestFindsWhatIsMeant:
    def test_nine_of_ten_queries_have_their_page_among_the_first(self, real_site: Path) -> None:
        every = measure(real_site)
        missed = [(one.query, one.found[:FIRST]) for one in every if not one.good]
        print(f"{len(every) - len(missed)} dari {len(every)}; luput: {missed}")
        assert len(every) >= 60
        assert len(missed) <= len(every) // 10, missed
        assert [one.query for one in every if not one.found] == []

    def test_slips_of_the_pen_are_answered_with_what_was_meant(self, real_site: Path) -> None:
        answers = ask(real_site, ["banyuwngi", "stuning", "perizinn daring", "sumedang", "qqqqqqq"])
        corrected = [answer["corrected"] for answer in answers]
        assert corrected == ["banyuwangi", "stunting", "perizinan daring", "", ""]
        assert answers[0]["results"][0][0] == "daerah/banyuwangi"
        assert answers[4]["results"] == []

    def test_all_words_come_before_some_and_rules_of_the_house_come_last(
        self, real_site: Path
    ) -> None:
        (answer,) = ask(real_site, ["risiko spbe"])
        names = [row[0] for row in answer["results"]]
        assert 0 < answer["whole"] <= len(names)
        assert not [name for name in names[:5] if name.startswith(("adr/", "panduan/"))]

    def test_results_say_what_the_page_is_about(self, real_site: Path) -> None:
        (answer,) = ask(real_site, ["csirt"])
        assert all(len(row) == 3 and row[2] for row in answer["results"][:5])


@pytest.mark.browser
@pytest.mark.site
class TestInTheBrowser:
    def test_both_stemmers_agree_on_words_of_the_site(self, real_site: Path, tab: Tab) -> None:
        names = " ".join(names_of(NATIONAL.areas))
        words = sorted(set(re.findall(r"\w+", f"{written(real_site)} {names}".lower())))
        words = words[::3]  # their endings are in any third
        words = sorted({*words, *VARIANTS, *STOP_WORDS})
        assert len(words) > 2000
        page = tab()
        page.goto((real_site / "search.html").as_uri())
        code = "words => words.map(word => Kata.stem(word))"
        stems = page.evaluate(code, words)
        theirs = dict(zip(words, stems, strict=True))
        assert {w: theirs[w] for w in words if theirs[w] != SEARCH.stem(w)} == {}

    @pytest.mark.parametrize("query", ["izin", "perijinan", "perizinan", "ijin"])
    def test_permits_are_found_however_they_are_spelt(
        self, real_site: Path, tab: Tab, query: str
    ) -> None:
        assert "Kabupaten Bojonegoro" in results(real_site, tab, query)

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
        self, real_site: Path, tab: Tab, query: str, title: str
    ) -> None:
        assert any(title.lower() in found.lower() for found in results(real_site, tab, query))

    def test_no_match_says_so_and_a_hostile_query_stays_text(
        self, real_site: Path, tab: Tab
    ) -> None:
        page = tab()
        query = "<img src=x onerror=document.title='jebol'>"
        address = (real_site / "search.html").as_uri()
        page.goto(f"{address}?q=%3Cimg src=x onerror=document.title='jebol'%3E")
        page.wait_for_selector(".search-summary")
        assert query in page.inner_text(".search-summary")
        assert page.title() != "jebol"
        page.goto(f"{address}?q=xyzzyq")
        page.wait_for_selector(".search-summary")
        assert "Tidak ada halaman" in page.inner_text(".search-summary")

    def test_every_area_is_found_first_by_its_name(self, real_site: Path, tab: Tab) -> None:
        areas = [*NATIONAL.areas.regencies, *NATIONAL.areas.provinces]
        page = tab()
        page.goto((real_site / "search.html").as_uri())
        code = """async names => {
            const first = [];
            for (const name of names) first.push((await Cari.search(name)).results[0]?.[0]);
            return first;
        }"""
        first = page.evaluate(code, [area.name for area in areas])
        wanted = [f"daerah/{area.slug}" for area in areas]
        assert [pair for pair in zip(wanted, first, strict=True) if pair[0] != pair[1]] == []


def written(site: Path) -> str:
    """All text but that of pages which say the same of every area."""
    found = [path for path in sorted(site.rglob("*.html")) if path.parent.name != "banding"]
    areas = [path for path in found if path.parent.name == "daerah"]
    shown = [path for path in found if path not in areas] + areas[::10]
    return " ".join(TrustedDocument(path).text for path in shown)


def results(site: Path, tab: Tab, query: str) -> list[str]:
    """Titles found for a query, the page opened from disk, with no error in the console."""
    page = tab()
    page.goto((site / "search.html").as_uri() + f"?q={query}")
    page.wait_for_selector(".search-summary")
    return page.locator(".search-results a").all_inner_texts()
