"""Preparing a visit on a phone, from disk: few choices, blanks kept, bad pairs explained."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.site.conftest import Tab

pytestmark = [pytest.mark.browser, pytest.mark.site]

ADVICE = "#siapkan-bahan .advice"


@pytest.fixture
def phone(tab: Tab) -> Page:
    return tab(width=360, height=800)


@pytest.fixture
def patched(browser: Browser) -> Iterator[Page]:
    """A phone's page of its own, for scripts that run before those of the page."""
    page = browser.new_page(viewport={"width": 360, "height": 800})
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text))
    yield page
    page.close()
    assert complaints == []


def opened(page: Page, site: Path, address: str) -> None:
    page.goto(f"{(site / 'siapkan.html').as_uri()}{address}")
    page.reload()  # another fragment alone loads nothing anew
    page.wait_for_selector("#siapkan-pilihan:not([hidden])")


def test_pemalang_policy_from_home_to_print_in_three_choices(real_site: Path, phone: Page) -> None:
    phone.goto((real_site / "index.html").as_uri())
    field = phone.locator("main #daerah-anda")  # 1: whom it is for
    if field.count():
        field.fill("pemalang")
        field.press("Enter")
    else:
        phone.locator("main a[href='daerah/pemalang.html']").first.click()
    phone.locator("main a[href*='siapkan.html'][href$='tamu=33.27']").first.click()  # 2
    phone.wait_for_selector(ADVICE)
    assert phone.locator("input[name=domain]:checked").get_attribute("value") == "D1"
    assert phone.locator("input[name=tuan]").count() == 3
    assert "Kabupaten Pemalang" in phone.inner_text(".pack-title")
    phone.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1; }; }")
    phone.locator("#siapkan-cetak").click()  # 3
    assert phone.evaluate("window.printed") == 1
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    parts = phone.locator("#siapkan-bahan section").evaluate_all("all => all.map(one => one.id)")
    assert parts[0] == "decision"
    assert parts[-1] == "memo"


def test_what_is_typed_stays_on_the_device_and_can_be_forgotten(
    real_site: Path, phone: Page
) -> None:
    address = "#tamu=33.27&tuan=35.22&domain=D1"
    opened(phone, real_site, address)
    cell = phone.locator("#notes td [contenteditable]").first
    cell.fill("Ada, Perbup 2021 <b>")
    phone.locator("#bring input[type=checkbox]").first.check()
    opened(phone, real_site, address)
    assert phone.locator("#notes td [contenteditable]").first.inner_text() == "Ada, Perbup 2021 <b>"
    opened(phone, real_site, "#tamu=33.27&tuan=33.03&domain=D1")
    assert phone.locator("#bring input[type=checkbox]").first.is_checked()
    assert phone.locator("#notes td [contenteditable]").first.inner_text() == ""
    phone.once("dialog", lambda dialog: dialog.accept())
    opened(phone, real_site, address)
    phone.locator("#siapkan-hapus").click()
    assert phone.locator("#notes td [contenteditable]").first.inner_text() == ""
    assert not phone.locator("#bring input[type=checkbox]").first.is_checked()


def test_it_works_where_nothing_can_be_kept(real_site: Path, patched: Page) -> None:
    patched.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } });"
    )
    opened(patched, real_site, "#tamu=33.27&tuan=35.22")
    patched.locator("#notes td [contenteditable]").first.fill("dicoba")
    assert "unggul 2,30 poin" in patched.inner_text("#decision")


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("#tamu=33.27&tuan=33.27", "dirinya sendiri"),
        ("#tamu=99.99", "tidak dikenal"),
        ("#tamu=33.27&domain=%3Cb%3E", "tidak dikenal"),
        ("#tamu=35.10", "Sebutkan tuan rumahnya"),
    ],
)
def test_a_pair_that_makes_no_sense_says_why(
    real_site: Path, phone: Page, address: str, sentence: str
) -> None:
    opened(phone, real_site, address)
    phone.wait_for_function("document.getElementById('siapkan-pesan').textContent !== ''")
    assert sentence in phone.inner_text("#siapkan-pesan")
    assert phone.locator(ADVICE).count() == 0


def test_another_host_can_be_named(real_site: Path, phone: Page) -> None:
    opened(phone, real_site, "#tamu=35.10")
    phone.locator("#siapkan-lain").fill("Kota Surabaya")
    phone.locator("#siapkan-lain").press("Enter")
    phone.wait_for_selector(ADVICE)
    assert "tuan=35.78" in phone.url


def test_without_javascript_it_says_what_to_do(real_site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto((real_site / "siapkan.html").as_uri())
    assert "memerlukan JavaScript" in page.inner_text("main")
    assert page.locator("main a[href='daerah/index.html']").count() == 1
    context.close()


def test_the_decision_sheet_prints_on_one_page(real_site: Path, phone: Page) -> None:
    for host in ("35.22", "33.04"):
        opened(phone, real_site, f"#tamu=33.27&tuan={host}&domain=D1")
        phone.wait_for_selector(ADVICE)
        phone.emulate_media(media="print")
        phone.set_viewport_size({"width": 665, "height": 1000})  # A4 without margins, 96 dpi
        bottom = phone.evaluate(
            "document.getElementById('decision').getBoundingClientRect().bottom"
        )
        top = phone.evaluate("document.getElementById('siapkan-bahan').getBoundingClientRect().top")
        assert bottom - top < 1017, host
        phone.emulate_media(media="screen")


@pytest.mark.parametrize(
    ("name", "language", "said"),
    [
        ("selebaran", "id", "Belajar dari daerah lain"),
        ("leaflet", "en", "Learn from other regencies"),
    ],
)
def test_a_leaflet_prints_on_one_a4(
    real_site: Path, tab: Tab, name: str, language: str, said: str
) -> None:
    page = tab()
    page.goto((real_site / f"{name}.html").as_uri())
    assert page.inner_text("h1").startswith(said)
    assert page.locator("article").evaluate("one => one.closest('[lang]').lang") == language
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    [box] = set(re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed))
    assert [round(float(side)) for side in box] == [595, 842]
