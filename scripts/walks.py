"""Walks of readers through the site, and what each page costs them, in a real browser.

Prints for every walk its choices (taps, or a field and Enter) and how far down the page each was,
and for every kind of page its length, where the answer is, how much it shifts while it loads on a
slow phone, its weight, and what axe-core finds. Run it on a built site::

    python scripts/walks.py _build/site
"""

from __future__ import annotations

import argparse
import gzip
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from browsers import find_chromium
from playwright.sync_api import Browser, Error, Page, sync_playwright

PHONE: Final = {"width": 360, "height": 640}
SLOW: Final = 4
"""How many times slower than this machine the phone computes."""
TEMPLATES: Final = (
    "index",
    "daerah/index",
    "daerah/pemalang",
    "daerah/sumedang",
    "daerah/yahukimo",
    "daerah/provinsi-jawa-tengah",
    "praktik/index",
    "praktik/indikator",
    "praktik/tema",
    "praktik/rantai",
    "praktik/tangkar",
    "kunjungan/index",
    "kunjungan/2019-04-30-bojonegoro-sumedang",
    "kunjungan/tindak-lanjut",
    "kunjungan/belum-dikunjungi",
    "siapkan",
    "selebaran",
    "leaflet",
    "tanya/index",
    "tanya/indikator",
    "tanya/kominfo",
    "instrumen/index",
    "instrumen/spbe-2020",
    "cari",
    "banding",
    "banding/pemalang",
    "peta",
    "aturan",
    "sumber",
    "metode/index",
    "metode/ukuran",
    "panduan/index",
    "search",
)
"""One page of each kind."""
ROOT: Final = Path(__file__).resolve().parents[1]
AXE: Final = ROOT / "tests" / "node" / "node_modules" / "axe-core" / "axe.min.js"
_QUIET: Final = """() => new Promise((done) => {
  let timer = setTimeout(done, 300);
  new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(done, 300); })
    .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
})"""
"""Waits until a page has not changed for a while."""
_SHIFT: Final = """() => new Promise((done) => {
  let shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) shift += entry.value;
  }).observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => done(shift)));
})"""
"""All shifts since the page began to load."""
_COLOURS: Final = ("color-contrast", "link-in-text-block")
"""The rules of axe-core that depend on the scheme."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a page costs a reader on a phone."""

    name: str
    screens: float
    wide: int
    """How many pixels the page is wider than the screen."""
    shift: float
    """Cumulative layout shift while loading."""
    kilobytes: float
    """Page, styles and scripts, gzipped."""


@dataclass(slots=True)
class Walk:
    """A reader's way to an answer: how far down the page each choice was, in screens."""

    name: str
    depths: list[float] = field(default_factory=list)

    @property
    def choices(self) -> int:
        """How many taps or entries it took."""
        return len(self.depths)

    def tap(self, page: Page, selector: str) -> None:
        """Follow a link, or unfold something, as a reader who scrolls down to it."""
        target = page.locator(selector).first
        target.wait_for(state="visible", timeout=5000)
        self.depths.append(_depth(page, selector))
        target.click()
        page.wait_for_load_state()

    def enter(self, page: Page, selector: str, text: str) -> None:
        """Type into a field and press Enter."""
        self.depths.append(_depth(page, selector))
        page.fill(selector, text)
        with page.expect_navigation():
            page.press(selector, "Enter")

    def fill(self, page: Page, *typed: str) -> None:
        """Fill in fields (selector, text, selector, text ...), and press Enter in the last."""
        self.depths.append(_depth(page, typed[0]))
        for selector, text in zip(typed[::2], typed[1::2], strict=True):
            page.fill(selector, text)
        page.press(typed[-2], "Enter")

    def sees(self, page: Page, selector: str) -> float:
        """How many screens down the wanted thing begins, without another choice."""
        page.locator(selector).first.wait_for(state="visible", timeout=5000)
        return _depth(page, selector)


def _depth(page: Page, selector: str) -> float:
    """Screens from the top of the page to the first match."""
    found = page.evaluate(
        "(s) => { const e = document.querySelector(s);"
        " return (e.getBoundingClientRect().top + scrollY) / innerHeight; }",
        selector,
    )
    return round(float(found), 2)


def to_host(page: Page, site: Path) -> Walk:
    """Pemalang looks for a host for its policy."""
    walk = Walk("Pemalang, kebijakan: ke tuan rumah")
    _own_area(walk, page, site, "pemalang")
    walk.tap(page, "#jawaban-tuan-rumah li a")
    _expect(page, r"/daerah/[a-z-]+\.html")
    return walk


def to_questions(page: Page, site: Path) -> Walk:
    """Pemalang looks for what to ask."""
    walk = Walk("Pemalang, kebijakan: ke pertanyaan")
    _own_area(walk, page, site, "Kab. Pemlang")  # a slip of the finger
    walk.tap(page, "#jawaban-pertanyaan li a")
    _expect(page, r"/tanya/[a-z-]+\.html#")
    return walk


def to_comparison(page: Page, site: Path) -> Walk:
    """Pemalang compares itself with its hosts, without a script."""
    walk = Walk("Pemalang, kebijakan: ke perbandingan")
    _own_area(walk, page, site, "33.27")
    walk.tap(page, "#bandingkan")
    _expect(page, r"/banding/pemalang\.html")
    if walk.sees(page, "table.compare") > 1:
        raise AssertionError("perbandingan lebih jauh daripada satu layar")
    return walk


def to_pack(page: Page, site: Path) -> Walk:
    """Pemalang prints everything for a visit about its policy."""
    walk = Walk("Pemalang, kebijakan: ke bahan kunjungan yang tercetak")
    _own_area(walk, page, site, "pemalang")
    walk.tap(page, ".buttons a[href*='siapkan.html']")
    page.locator("#siapkan-bahan #decision .advice").wait_for(state="visible", timeout=5000)
    if "Kebijakan Internal SPBE" not in page.inner_text("#siapkan-bahan > p"):
        raise AssertionError("bahannya bukan untuk kebijakan")
    page.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1; }; }")
    walk.tap(page, "#siapkan-cetak")
    if page.evaluate("window.printed") != 1:
        raise AssertionError("tidak tercetak")
    return walk


def without_scores(page: Page, site: Path) -> Walk:
    """Yahukimo was not evaluated: rough hosts and practices, then those for scores it types."""
    walk = Walk("Yahukimo, belum dinilai: ke tuan rumah dan praktik")
    _own_area(walk, page, site, "yahukimo")
    for wanted in ("#jawaban-tuan-rumah li a", "#jawaban-praktik li a"):
        if walk.sees(page, wanted) > 2:
            raise AssertionError(f"{wanted} lebih jauh daripada dua layar")
    walk.tap(page, ".lead a[href*='cari.html']")
    _expect(page, r"/cari\.html#tamu=95\.03")
    walk.fill(page, "#nilai-D1", "2,5", "#nilai-D2", "1,2", "#nilai-D3", "1", "#nilai-D4", "3,1")
    _expect(page, r"nilai=2\.5,1\.2,1,3\.1")
    for wanted in ("#tuan-rumah ol.rows li a", "#praktik li a"):
        page.locator(wanted).first.wait_for(state="visible", timeout=5000)
    return walk


def to_practice(page: Page, site: Path) -> Walk:
    """Somebody looks for a practice for indicator 21, risk."""
    walk = Walk("Praktik untuk indikator 21 (risiko)")
    page.goto((site / "index.html").as_uri())
    walk.tap(page, ".doors a[href='praktik/indikator.html']")
    walk.tap(page, "#spbe-2020-i21 > summary")
    walk.tap(page, "#spbe-2020-i21 li a")
    _expect(page, r"/praktik/[a-z0-9-]+\.html")
    return walk


WALKS: Final[tuple[Callable[[Page, Path], Walk], ...]] = (
    to_host,
    to_questions,
    to_comparison,
    to_pack,
    without_scores,
    to_practice,
)


def _own_area(walk: Walk, page: Page, site: Path, typed: str) -> None:
    page.goto((site / "index.html").as_uri())
    walk.enter(page, "#daerah-anda", typed)
    _expect(page, r"/daerah/(pemalang|yahukimo)\.html")


def _expect(page: Page, address: str) -> None:
    if not re.search(address, page.url):
        raise AssertionError(f"sampai di {page.url}, bukan {address}")


def measure(page: Page, site: Path, name: str, chosen: str = "") -> Measure:
    """Length, width, shift and weight of a page on a slow phone; ``chosen`` as in its address.

    ``page`` shows another one so far: a new fragment alone would load nothing.
    """
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    phone = page.context.new_cdp_session(page)
    phone.send("Emulation.setCPUThrottlingRate", {"rate": SLOW})
    page.goto((site / f"{name}.html").as_uri() + (f"#{chosen}" if chosen else ""))
    page.evaluate(_QUIET)
    phone.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    phone.detach()
    found = page.evaluate(
        "() => ({ height: document.documentElement.scrollHeight / innerHeight,"
        " wide: document.documentElement.scrollWidth - innerWidth,"
        " loaded: [...document.querySelectorAll('link[rel=stylesheet], script[src]')]"
        ".map((e) => e.href || e.src) })"
    )
    shift = page.evaluate(_SHIFT)
    files = [site / f"{name}.html", *(_file(address) for address in found["loaded"])]
    weight = sum(len(gzip.compress(path.read_bytes())) for path in files) / 1000
    return Measure(
        name,
        round(found["height"], 1),
        max(0, int(found["wide"])),
        round(shift, 3),
        round(weight, 1),
    )


def _file(address: str) -> Path:
    from urllib.parse import unquote, urlsplit
    from urllib.request import url2pathname

    return Path(url2pathname(unquote(urlsplit(address).path)))


def violations(page: Page, site: Path, name: str) -> list[str]:
    """What axe-core finds on a page at phone width: all its rules, then in the dark the colours."""
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.goto((site / f"{name}.html").as_uri())
    page.add_script_tag(path=AXE)
    tags = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
    found = [("light", one) for one in _axe(page, {"type": "tag", "values": tags})]
    page.click("button.mode")
    found += [("dark", one) for one in _axe(page, {"type": "rule", "values": _COLOURS})]
    page.click("button.mode")
    return [f"{scheme}: {one['id']}: {', '.join(one['where'])}" for scheme, one in found]


def _axe(page: Page, rules: dict[str, object]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(
        "async (runOnly) => {"
        " const options = { runOnly, resultTypes: ['violations'], preload: false };"
        " return (await axe.run(options)).violations.map((v) => ({ id: v.id,"
        " where: v.nodes.slice(0, 3).map((n) => n.target.join(' ')) })); }",
        rules,
    )
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    """The browser of this machine. Raises FileNotFoundError without one."""
    path = find_chromium()
    if path is None:
        raise FileNotFoundError("Chromium tidak ditemukan (pasang chromium).")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


def main() -> int:
    """Print all walks and measures; 1 where a walk does not arrive or axe-core finds something."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("site", type=Path, help="folder situs yang sudah dibangun")
    parser.add_argument("--no-axe", action="store_true", help="tanpa axe-core")
    given = parser.parse_args()
    site = given.site.resolve()
    if not (site / "index.html").is_file():
        print(f"{site} bukan situs yang sudah dibangun.", file=sys.stderr)
        return 2
    failed = False
    with_axe = not given.no_axe and AXE.is_file()
    if not given.no_axe and not with_axe:
        print("axe-core belum dipasang di tests/node; dilewati.", file=sys.stderr)
    with chromium() as browser:
        for walk_through in WALKS:
            page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
            try:
                walk = walk_through(page, site)
                depths = " · ".join(f"{depth:.1f}" for depth in walk.depths)
                print(f"{walk.name}: {walk.choices} pilihan, pada layar ke- {depths}")
            except (AssertionError, Error) as error:
                failed = True
                print(f"{walk_through.__name__}: tidak sampai: {error}")
            page.close()
        print(f"\n{'halaman':<45}{'layar':>7}{'lebih':>7}{'geser':>7}{'kB':>7}")
        page = browser.new_page()
        for name in TEMPLATES:
            if not (site / f"{name}.html").is_file():
                continue
            cost = measure(page, site, name)
            print(f"{name:<45}{cost.screens:>7}{cost.wide:>7}{cost.shift:>7}{cost.kilobytes:>7}")
            for said in violations(page, site, name) if with_axe else ():
                failed = True
                print(f"  {said}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
