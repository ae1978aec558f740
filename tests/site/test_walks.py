"""What readers walk through on a phone, and what pages cost them, by the script that prints it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from playwright.sync_api import Page

from tests.script_modules import script
from tests.site.conftest import Tab

pytestmark = [pytest.mark.browser, pytest.mark.site]
WITHOUT_CASE, WITH_CASE = 8, 14
"""Screens of a phone that a folded page of an area may take."""


@pytest.fixture(scope="module")
def walks() -> Iterator[ModuleType]:
    with script("walks") as module:
        yield module


@pytest.fixture
def phone(tab: Tab, walks: ModuleType) -> Page:
    return tab(**walks.PHONE)


@pytest.mark.parametrize(
    "name", ["to_host", "to_questions", "to_comparison", "to_pack", "without_scores"]
)
def test_the_answer_is_three_choices_and_two_screens_away(
    real_site: Path, walks: ModuleType, phone: Page, name: str
) -> None:
    walk = getattr(walks, name)(phone, real_site)
    assert 1 <= walk.choices <= 3
    assert max(walk.depths) <= 2


def test_a_practice_for_risk_is_three_choices_away(
    real_site: Path, walks: ModuleType, phone: Page
) -> None:
    assert walks.to_practice(phone, real_site).choices <= 3


def test_ones_own_area_is_found_as_people_type_it(real_site: Path, phone: Page) -> None:
    phone.goto((real_site / "index.html").as_uri())
    for typed, slug in (
        ("33.27", "pemalang"),
        ("3327", "pemalang"),
        ("pemlang", "pemalang"),
        ("Kab. Pemalang, Jawa Tengah", "pemalang"),
        ("kota bandung", "kota-bandung"),
        ("bandung jabar", "bandung"),
        ("solo", "kota-surakarta"),
    ):
        phone.fill("#daerah-anda", typed)
        with phone.expect_navigation():
            phone.press("#daerah-anda", "Enter")
        assert phone.url.endswith(f"/daerah/{slug}.html"), typed
        phone.goto((real_site / "index.html").as_uri())
        last = phone.locator(".last-area a").get_attribute("href")
        assert last == f"daerah/{slug}.html", typed


def test_what_is_no_area_is_said_and_stays_text(real_site: Path, phone: Page) -> None:
    phone.goto((real_site / "index.html").as_uri())
    phone.fill("#daerah-anda", "<img src=x onerror=alert(1)> qqqq")
    phone.press("#daerah-anda", "Enter")
    assert "Tidak ada daerah" in phone.inner_text(".own-area [role=status]")
    assert phone.locator(".own-area img").count() == 0


def test_lists_narrow_by_what_is_chosen(real_site: Path, phone: Page) -> None:
    phone.goto((real_site / "daerah" / "index.html").as_uri())
    phone.select_option("#pulau", "Papua")
    phone.fill("#saring", "95.")
    assert "8 daerah" in phone.inner_text(".filter-count")
    phone.goto((real_site / "praktik" / "index.html").as_uri())
    phone.select_option("select[name=indikator]", "indikator:spbe-2020-i21")
    shown = phone.locator(".practice-entry:not([hidden])")
    assert shown.count() > 0
    assert all(
        "indikator:spbe-2020-i21" in (shown.nth(at).get_attribute("data-facets") or "").split()
        for at in range(shown.count())
    )


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("index", 6),
        ("daerah/pemalang", WITH_CASE),
        ("daerah/bojonegoro", WITH_CASE),
        ("daerah/yahukimo", WITHOUT_CASE),
        ("daerah/sorong", WITHOUT_CASE),
        ("praktik/index", 40),
        ("tanya/kominfo", 10),
        ("banding/pemalang", 5),
    ],
)
def test_a_page_is_short_still_and_light(
    real_site: Path, walks: ModuleType, phone: Page, name: str, most: int
) -> None:
    cost = walks.measure(phone, real_site, name)
    assert cost.screens <= most
    assert cost.wide == 0
    assert cost.shift < 0.05
    assert cost.kilobytes <= 45


@pytest.mark.parametrize(
    ("name", "chosen"),
    [
        *(("cari", ""), ("banding", ""), ("peta", ""), ("siapkan", "")),
        *(("cari", "daerah=33.27"), ("banding", "daerah=33.27,33.03")),
        *(("peta", "daerah=33.27"), ("siapkan", "tamu=33.27")),
    ],
)
def test_a_tool_stays_still_and_loads_what_it_computes_with_once(
    real_site: Path, walks: ModuleType, phone: Page, name: str, chosen: str
) -> None:
    cost = walks.measure(phone, real_site, name, chosen)
    assert cost.wide == 0
    assert cost.shift < 0.05
    assert cost.kilobytes <= 45 + 120


@pytest.mark.parametrize(
    "name",
    [
        *("index", "daerah/pemalang", "praktik/index", "tanya/kominfo"),
        *("cari", "banding", "banding/pemalang", "peta"),
    ],
)
def test_axe_finds_nothing(real_site: Path, walks: ModuleType, phone: Page, name: str) -> None:
    if not walks.AXE.is_file():
        pytest.skip("axe-core belum dipasang di tests/node")
    assert walks.violations(phone, real_site, name) == []


def test_the_first_printed_page_is_the_answer(real_site: Path, phone: Page) -> None:
    phone.goto((real_site / "daerah" / "pemalang.html").as_uri())
    phone.emulate_media(media="print")
    phone.evaluate("dispatchEvent(new Event('beforeprint'))")
    phone.set_viewport_size({"width": 680, "height": 980})  # A4 less its margins, at 96 dpi
    assert phone.locator(".summary-sheet").bounding_box()["height"] < 900  # type: ignore[index]
    foot = phone.evaluate("document.querySelector('head style').textContent")
    assert "counter(pages)" in foot
    assert phone.locator(".summary-sheet details.why[open]").count() == 0
