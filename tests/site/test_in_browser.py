"""Pages in a real browser: every width, dark and light, print, without JavaScript."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site.conftest import Tab

pytestmark = [pytest.mark.browser, pytest.mark.site]

TYPICAL = (
    "index.html",
    "daerah/bojonegoro.html",
    "daerah/index.html",
    "praktik/index.html",
    "praktik/simpati-pencegahan-stunting.html",
    "kunjungan/index.html",
    "kunjungan/2019-04-30-bojonegoro-sumedang.html",
    "tanya/index.html",
    "sumber.html",
    "istilah.html",
    "search.html",
    "panduan/berkas-kasus.html",
    "panduan/kode-masalah.html",
)


def test_no_page_scrolls_sideways_on_small_screens(real_site: Path, tab: Tab) -> None:
    page = tab(width=320, height=800)
    for name in TYPICAL:
        page.goto((real_site / name).as_uri())
        for width in (320, 360, 768):
            page.set_viewport_size({"width": width, "height": 800})
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, (name, width)
        page.set_viewport_size({"width": 320, "height": 800})


def test_on_a_large_screen_no_page_scrolls_sideways_and_text_has_enough_contrast(
    real_site: Path, tab: Tab
) -> None:
    page = tab(width=1280, height=800)
    weak = []
    for name in TYPICAL:
        page.goto((real_site / name).as_uri())
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= 1280, name
        for mode in ("light", "dark"):
            theme = page.evaluate(_IN_MODE, mode)
            weak += [(name, theme, *found) for found in page.evaluate(_WEAK_CONTRAST)]
    assert weak == []


def test_the_choice_of_dark_mode_is_kept(real_site: Path, tab: Tab) -> None:
    page = tab()
    theme = "document.documentElement.dataset.theme"
    page.goto((real_site / "index.html").as_uri())
    assert page.evaluate(theme) == "light"
    page.click("button.mode")
    page.goto((real_site / "tentang.html").as_uri())
    assert page.evaluate(theme) == "dark"


def test_who_prefers_dark_gets_dark(real_site: Path, tab: Tab) -> None:
    page = tab()
    page.emulate_media(color_scheme="dark")
    page.goto((real_site / "index.html").as_uri())
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_everything_but_search_reads_without_javascript(real_site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto((real_site / "daerah" / "bojonegoro.html").as_uri())
    assert page.locator("#praktik .practice-entry").count() >= 12
    assert page.locator("svg.chart").first.is_visible()
    page.goto((real_site / "search.html").as_uri())
    assert "memerlukan JavaScript" in page.inner_text("main")
    context.close()


def test_a_keyboard_user_reaches_the_content_first(real_site: Path, tab: Tab) -> None:
    page = tab()
    page.goto((real_site / "praktik" / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Langsung ke isi"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "isi-utama"


def test_print_shows_the_tables_and_hides_the_navigation(real_site: Path, tab: Tab) -> None:
    page = tab()
    page.goto((real_site / "daerah" / "bojonegoro.html").as_uri())
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert not page.locator(".site-header").is_visible()
    assert page.locator("details.twin table").first.is_visible()


_IN_MODE = "(mode) => (document.documentElement.dataset.theme = mode)"
_WEAK_CONTRAST = """() => {
  const channel = (n) => { const c = n / 255;
    return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
  const parse = (s) => (s.match(/[\\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const ground = (e) => {
    for (; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor);
      if (c.length === 3 || c[3] === 1) return c;
    }
    return [255, 255, 255];
  };
  const weak = [];
  for (const e of document.querySelectorAll("body *")) {
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!own || !e.checkVisibility() || e.closest("svg, script, noscript")) continue;
    const style = getComputedStyle(e);
    const [a, b] = [light(parse(style.color)), light(ground(e))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    const large = parseFloat(style.fontSize) >= 24 ||
      (parseFloat(style.fontSize) >= 18.66 && style.fontWeight >= 700);
    if (ratio < (large ? 3 : 4.5)) weak.push([e.tagName, e.className, ratio.toFixed(2)]);
  }
  return weak.slice(0, 5);
}"""
