"""From every page there is a way to correct it: the prefilled form, and the file itself."""

from __future__ import annotations

import posixpath
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from kb_builder.site.build import BuildError, build_site
from tests.site.conftest import copy_project, few_data_pages, silent
from tests.site.html_tools import pages, read_html, snapshot

pytestmark = pytest.mark.site

HOME = "https://github.com/contoh/rujukan"
GUIDE = "panduan/mengirim-formulir.html"


@pytest.fixture(scope="module")
def roots(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The same project built without and then with the address of its repository."""
    root = copy_project(tmp_path_factory.mktemp("koreksi"))
    with pytest.MonkeyPatch.context() as patch, few_data_pages():
        patch.delenv("RUJUKAN_REPOSITORY", raising=False)
        before = snapshot(build_site(root, say=silent).folder)
        patch.setenv("RUJUKAN_REPOSITORY", HOME + "/")
        after = build_site(root, say=silent).folder
    without = root / "tanpa"
    for name, data in before.items():
        if name.endswith(".html"):
            (without / name).parent.mkdir(parents=True, exist_ok=True)
            (without / name).write_bytes(data)
    return without, after


def test_every_page_opens_the_form_with_its_address_and_file(roots: tuple[Path, Path]) -> None:
    found = pages(roots[1])
    for name, page in found.items():
        (address,) = [a["href"] for a in page.of("a") if "/issues/new" in a.get("href", "")]
        filled = parse_qs(urlsplit(address).query)
        assert address.startswith(f"{HOME}/issues/new?"), name
        assert filled["template"] == ["koreksi.yml"]
        assert filled["halaman"] == [name]
    filled = parse_qs(
        next(
            urlsplit(a["href"]).query
            for a in found["praktik/dewan-tik.html"].of("a")
            if "/issues/new" in a.get("href", "")
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


def test_without_a_repository_pages_tell_how_to_report(roots: tuple[Path, Path]) -> None:
    for name, page in pages(roots[0]).items():
        links = [a["href"] for a in page.of("a") if "href" in a]
        there = posixpath.relpath(GUIDE, posixpath.dirname(name) or ".")
        assert ("#" if name == GUIDE else there) in links, name
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
