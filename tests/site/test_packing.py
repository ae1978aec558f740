"""One zip for a stick: the whole site, the same bytes every time, refused where there is none."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from kb_builder.site.packing import FOLDER, README, START, PackError, pack_site
from kb_builder.site.publishing import Manifest, Output, Places, sha_of
from tests.cli.running import Kb, runner
from tests.site.conftest import Tab

FILES = {
    "index.html": b"<!DOCTYPE html><title>Rujukan</title><h1>Halaman muka</h1>",
    "_static/logo.svg": b'<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>',
    "daerah/a.html": b"A",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with a small site, as a build leaves it."""
    root = tmp_path / "proyek"
    (root / "cases").mkdir(parents=True)
    (root / "conf.py").touch()
    places = Places(root / "_build")
    for name, data in FILES.items():
        (places.site / name).parent.mkdir(parents=True, exist_ok=True)
        (places.site / name).write_bytes(data)
    outputs = {name: Output("", sha_of(data)) for name, data in FILES.items()}
    places.manifest.write_bytes(Manifest("", outputs).as_bytes())
    return root


@pytest.fixture
def kb(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Kb:
    return runner(capsys, monkeypatch)


def test_it_holds_the_site_byte_for_byte_and_a_file_to_start_with(root: Path) -> None:
    packed = pack_site(root)
    assert packed.path == root / "_build" / "rujukan.zip"
    assert packed.files == len(FILES)
    with zipfile.ZipFile(packed.path) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert [name for name in names if "/" not in name] == [README, START]
        for name, data in FILES.items():
            assert archive.read(f"{FOLDER}/{name}") == data


def test_the_same_site_gives_the_same_bytes(root: Path, tmp_path: Path) -> None:
    first = pack_site(root).path.read_bytes()
    for path in (root / "_build" / "site").rglob("*"):
        path.touch()
    assert pack_site(root, tmp_path / "lain.zip").path.read_bytes() == first


def test_without_a_site_it_says_what_to_do(tmp_path: Path, kb: Kb) -> None:
    (tmp_path / "cases").mkdir()
    (tmp_path / "conf.py").touch()
    done = kb("pack", "--root", str(tmp_path))
    assert done.code == 1
    assert "jalankan dahulu 'kb build'" in done.err
    assert done.out == ""


def test_a_site_that_was_changed_or_half_published_is_not_packed(root: Path) -> None:
    places = Places(root / "_build")
    places.journal.write_text('{"put": [], "remove": []}', encoding="utf-8")
    with pytest.raises(PackError, match="tidak utuh"):
        pack_site(root)
    places.journal.unlink()
    (places.site / "index.html").write_bytes(b"diubah")
    with pytest.raises(PackError, match="tidak utuh"):
        pack_site(root)


def test_what_is_too_large_leaves_the_old_zip_and_nothing_else(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "lama.zip"
    target.write_bytes(b"lama")
    with pytest.raises(PackError, match="lebih besar dari"):
        pack_site(root, target, most=100)
    assert target.read_bytes() == b"lama"
    assert {path.name for path in tmp_path.iterdir()} == {"lama.zip", "proyek"}


@pytest.mark.parametrize("name", ["rujukan.tar", "folder.zip", "_build/site/rujukan.zip"])
def test_a_place_that_will_not_do_is_refused(root: Path, name: str) -> None:
    (root / "folder.zip").mkdir()
    with pytest.raises(PackError):
        pack_site(root, root / name)


def test_the_command_names_the_file(root: Path, kb: Kb) -> None:
    done = kb("pack", "--root", str(root))
    assert done.code == 0
    assert done.out.strip().endswith("rujukan.zip")
    assert START in done.err


@pytest.mark.browser
class TestStartFile:
    def test_it_opens_the_site(self, root: Path, tmp_path: Path, tab: Tab) -> None:
        with zipfile.ZipFile(pack_site(root).path) as archive:
            archive.extractall(tmp_path / "stik")
        page = tab()
        page.goto((tmp_path / "stik" / START).as_uri())
        page.wait_for_selector("text=Halaman muka")

    def test_alone_it_says_to_extract_all(self, root: Path, tmp_path: Path, tab: Tab) -> None:
        with zipfile.ZipFile(pack_site(root).path) as archive:
            archive.extract(START, tmp_path / "stik")
        page = tab(may_complain=True)  # of the pages that are not there
        page.goto((tmp_path / "stik" / START).as_uri())
        page.wait_for_selector("#gagal:not([hidden])")
