"""From every page there is a way to correct it: the prefilled form, and the file itself."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Page

from kb_builder.cli.commands.from_form import read_form
from kb_builder.site.build import BuildError, build_site
from tests.site.conftest import Tab, configure, copy_project, silent, small_project
from tests.site.html_tools import pages, read_html, snapshot

pytestmark = pytest.mark.site

HOME = "https://github.com/contoh/rujukan"
PAGE = "praktik/dewan-tik.html"


@pytest.fixture(scope="module")
def roots(tmp_path_factory: pytest.TempPathFactory, few_areas: None) -> tuple[Path, Path]:
    """The same project built without and then with the address of its repository."""
    root = small_project(tmp_path_factory.mktemp("koreksi"))
    configure(root, rujukan_office="Dinas Kominfo Contoh", rujukan_mail="kominfo@contoh.go.id")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("RUJUKAN_REPOSITORY", raising=False)
        before = snapshot(build_site(root, say=silent).folder)
        patch.setenv("RUJUKAN_REPOSITORY", HOME + "/")
        after = build_site(root, say=silent).folder
    without = root / "tanpa"
    for name, data in before.items():
        if name.startswith("_static/") or name.endswith(".html"):
            (without / name).parent.mkdir(parents=True, exist_ok=True)
            (without / name).write_bytes(data)
    return without, after


def test_every_page_opens_the_form_with_its_address_and_file(roots: tuple[Path, Path]) -> None:
    found = pages(roots[1])
    for name, page in found.items():
        (address,) = [a["href"] for a in page.of("a") if "/issues/new?" in a.get("href", "")]
        filled = parse_qs(urlsplit(address).query)
        assert address.startswith(f"{HOME}/issues/new?"), name
        assert filled["template"] == ["koreksi.yml"]
        assert filled["halaman"] == [name]
    filled = parse_qs(
        next(
            urlsplit(a["href"]).query
            for a in found["praktik/dewan-tik.html"].of("a")
            if "/issues/new?" in a.get("href", "")
        )
    )
    assert filled["berkas"] == ["cases/bojonegoro.yaml"]


@pytest.mark.parametrize(
    ("page", "file"),
    [
        ("daerah/sumedang.html", "cases/sumedang.yaml"),
        ("praktik/dewan-tik.html", "cases/bojonegoro.yaml"),
        (
            "kunjungan/2019-04-30-bojonegoro-sumedang.html",
            "cases/visits/2019-04-30-bojonegoro-sumedang.yaml",
        ),
        ("tanya/kominfo.html", "cases/questions.yaml"),
        ("tentang.html", "docs/tentang.md"),
    ],
)
def test_a_page_leads_to_the_file_behind_it(roots: tuple[Path, Path], page: str, file: str) -> None:
    links = [a["href"] for a in read_html(roots[1] / page).of("a") if "href" in a]
    assert f"{HOME}/edit/main/{file}" in links


def test_without_a_repository_pages_lead_to_the_sheet(roots: tuple[Path, Path]) -> None:
    for name, page in pages(roots[0]).items():
        links = [a["href"] for a in page.of("a") if "href" in a]
        there = posixpath.relpath("lapor.html", posixpath.dirname(name) or ".")
        assert [link for link in links if link.startswith(f"{there}#halaman={name}")], name
        assert not [link for link in links if "/issues/new" in link or "/edit/" in link]


@pytest.mark.parametrize("address", ["http://github.com/a/b", 'https://a/"><script>', "repositori"])
def test_what_is_no_address_of_a_repository_stops_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    root = copy_project(tmp_path / "p", cases=False)
    monkeypatch.setenv("RUJUKAN_REPOSITORY", address)
    with pytest.raises(BuildError, match="RUJUKAN_REPOSITORY berisi") as stopped:
        build_site(root, say=silent)
    assert "bukan alamat https:// sebuah repositori" in str(stopped.value)


def sheet_from(tab: Tab, site: Path, link: str) -> Page:
    """The sheet, opened on a phone from a page on which a reader marked a sentence."""
    page = tab(width=360, height=740)
    page.goto((site / PAGE).as_uri())
    page.evaluate("getSelection().selectAllChildren(document.querySelector('h1'))")
    page.get_by_role("link", name=link).click()
    page.wait_for_url(re.compile(r"/lapor\.html#"))
    return page


@pytest.mark.browser
@pytest.mark.site
class TestWalk:
    @pytest.mark.parametrize(
        ("repository", "link"), [("", "Laporkan kesalahan"), (HOME, "Laporkan tanpa akun")]
    )
    def test_two_taps_lead_to_a_filled_sheet(
        self, roots: tuple[Path, Path], tab: Tab, repository: str, link: str
    ) -> None:
        page = sheet_from(tab, roots[bool(repository)], link)  # the first tap
        assert page.input_value("[name=halaman]") == PAGE
        assert page.input_value("[name=berkas]") == "cases/bojonegoro.yaml"
        marked = page.input_value("[name=tertulis]")
        assert marked
        mail = page.get_attribute("[data-act=mail]", "href")  # the second
        assert mail is not None
        address = urlsplit(mail)
        assert address.path == "kominfo@contoh.go.id"
        filled = parse_qs(address.query)
        assert filled["subject"] == [f"Koreksi: {PAGE}"]
        assert PAGE in filled["body"][0]
        assert marked in filled["body"][0]
        assert "Dinas Kominfo Contoh" in page.inner_text("#pengelola")

    def test_with_a_repository_one_tap_opens_the_form(
        self, roots: tuple[Path, Path], tab: Tab
    ) -> None:
        page = tab(width=360, height=740)
        page.goto((roots[1] / PAGE).as_uri())
        href = page.get_by_role("link", name="Laporkan kesalahan").get_attribute("href")
        assert href is not None
        assert href.startswith(f"{HOME}/issues/new?template=koreksi.yml")
        assert PAGE in unquote(href)

    def test_the_text_of_the_sheet_is_a_form_that_keepers_can_use(
        self, roots: tuple[Path, Path], tab: Tab, tmp_path: Path
    ) -> None:
        page = sheet_from(tab, roots[0], "Laporkan kesalahan")
        root = roots[0].parent
        practice = (root / "cases" / "bojonegoro.yaml").read_text(encoding="utf-8")
        title = page.input_value("[name=tertulis]")
        assert title in practice
        page.fill("[name=seharusnya]", f"{title} Baru")
        page.fill("[name=alasan]", "Begitu tertulis pada keputusan bupati.")
        page.check("[name=janji]")
        sheet = tmp_path / "lembar.txt"
        sheet.write_text(page.input_value("#lapor-teks"), encoding="utf-8")
        conversion = read_form(str(sheet), root=root)
        assert conversion.draft is not None, conversion.problems
        assert conversion.draft.name == "cases/bojonegoro.yaml"
        assert f"{title} Baru" in conversion.draft.text

    def test_a_long_sheet_is_copied_since_mail_programs_cut_addresses(
        self, roots: tuple[Path, Path], tab: Tab
    ) -> None:
        page = sheet_from(tab, roots[0], "Laporkan kesalahan")
        page.fill("[name=seharusnya]", "kata " * 600)
        href = page.get_attribute("[data-act=mail]", "href")
        assert href is not None
        assert len(href) < 1900
        assert "Tempelkan" in unquote(href)

    def test_what_an_address_says_never_becomes_markup(
        self, roots: tuple[Path, Path], tab: Tab
    ) -> None:
        page = tab()
        hostile = "%3Cimg src=x onerror=document.title='jebol'%3E"
        page.goto((roots[0] / "lapor.html").as_uri() + f"#halaman={hostile}&tertulis={hostile}")
        assert page.locator("form img").count() == 0
        assert page.title() != "jebol"
