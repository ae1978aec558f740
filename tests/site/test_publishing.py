"""The site on disk is right, or it is the last good one: killed, full, damaged, run twice."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from kb_builder import fingerprint
from kb_builder.site import build as building
from kb_builder.site import publishing
from kb_builder.site.build import BuildError, build_site
from kb_builder.site.lock import BusyError, only_one
from kb_builder.site.publishing import Inputs, Manifest, Output, sha_of, stage
from tests.site.html_tools import snapshot

pytestmark = pytest.mark.site

FIRST = {
    "index.html": "muka",
    "a.html": "satu",
    "b/c.html": "dua",
    "data.json": "{}",
    "d.html": "x",
}
SECOND = {"index.html": "muka baru", "a.html": "SATU", "b": "kini berkas", "e/f.html": "baru"}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose site is what lies in ``cases/``: planning is not what is tested here."""

    def make(self: Any, inputs: Inputs, old: Manifest, found: Mapping[str, str]) -> Manifest:
        outputs = {}
        folder = tmp_path / "cases"
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            name, data = path.relative_to(folder).as_posix(), path.read_bytes()
            outputs[name] = Output(sha_of(data), sha_of(data))
            if found.get(name) != sha_of(data):
                stage(self._places, name, data)
        return Manifest(inputs.all, outputs)

    monkeypatch.setattr(building._Build, "_make", make)
    monkeypatch.setattr(building, "PACKAGE", tmp_path / "program")
    for name in ("conf.py", "docutils.conf"):
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    write(tmp_path, FIRST)
    return tmp_path


def write(root: Path, texts: Mapping[str, str]) -> None:
    """Make the content of the site these texts."""
    folder = root / "cases"
    if folder.exists():
        folder.rename(root / f"cases-{time.monotonic_ns()}")
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def build(root: Path, **options: Any) -> building.Report:
    return build_site(root, jobs=1, say=lambda _: None, **options)


def site(root: Path) -> dict[str, str]:
    return {name: data.decode() for name, data in snapshot(root / "_build" / "site").items()}


def test_a_build_makes_the_site_and_a_second_one_does_nothing(root: Path) -> None:
    assert build(root).written == len(FIRST)
    before = {p: p.stat().st_mtime_ns for p in (root / "_build").rglob("*") if p.is_file()}
    report = build(root)
    assert (report.pages, report.written, report.removed) == (4, 0, 0)
    after = {p: p.stat().st_mtime_ns for p in (root / "_build").rglob("*") if p.is_file()}
    assert {p: t for p, t in after.items() if "lock" not in p.name} == {
        p: t for p, t in before.items() if "lock" not in p.name
    }
    assert site(root) == FIRST


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is killed at each of its steps")
def test_killed_at_any_step_the_next_build_gives_what_a_clean_one_gives(
    root: Path, tmp_path: Path
) -> None:
    steps = 0
    while True:
        write(root, FIRST)
        build(root, clean=True, allow_fewer=True)
        assert site(root) == FIRST
        write(root, SECOND)
        if not killed_at(steps, lambda: build(root)):
            break
        between = site(root)
        assert between == FIRST or "index.html" in between
        assert all(text in (FIRST.get(n), SECOND.get(n)) for n, text in between.items())
        build(root)
        assert site(root) == SECOND, steps
        assert not (root / "_build" / "staged").exists()
        assert not (root / "_build" / "journal.json").exists()
        steps += 1
    assert steps >= 10


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Run ``work`` in a process that dies before its ``step``-th change to the disk."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    left = step

    def dying(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            nonlocal left
            if left == 0:
                os._exit(9)
            left -= 1
            return real(*args, **options)

        return call

    for name in ("replace", "unlink", "write_bytes", "rmdir"):
        setattr(Path, name, dying(getattr(Path, name)))
    work()
    os._exit(0)


@pytest.mark.parametrize(
    "damage",
    [
        lambda page: page.write_text("satX", encoding="utf-8"),
        lambda page: page.write_bytes(b""),
        lambda page: page.unlink(),
        lambda page: (page.unlink(), page.mkdir(), (page / "x").write_text("x")),
    ],
    ids=["a letter", "emptied", "gone", "a folder instead"],
)
def test_a_damaged_file_is_mended_whatever_its_time_says(
    root: Path, damage: Callable[[Path], object]
) -> None:
    build(root)
    page = root / "_build" / "site" / "a.html"
    damage(page)
    future = time.time() + 10**6
    for path in (root / "_build" / "site").rglob("*"):
        os.utime(path, (future, future))
    report = build(root)
    assert report.written == 1
    assert site(root) == FIRST


def test_a_file_that_is_not_ours_is_removed(root: Path) -> None:
    build(root)
    stray = root / "_build" / "site" / "lama" / "x.html"
    stray.parent.mkdir()
    stray.write_text("lama", encoding="utf-8")
    assert build(root).removed == 1
    assert not stray.parent.exists()


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
@pytest.mark.parametrize("when", ["staging", "publishing"])
def test_a_disk_that_refuses_is_one_sentence_and_the_next_build_mends_it(
    root: Path, monkeypatch: pytest.MonkeyPatch, number: int, when: str
) -> None:
    build(root)
    write(root, SECOND)

    def refuse(path: Path, *_: Any) -> None:
        raise OSError(number, "no", str(path))

    with monkeypatch.context() as patch:
        if when == "staging":
            patch.setattr(Path, "write_bytes", refuse)
        else:
            patch.setattr(Path, "replace", refuse)
        with pytest.raises(BuildError) as stopped:
            build(root)
    said = str(stopped.value)
    assert "situs yang lama tetap ada" in said
    assert "Traceback" not in said
    words = {errno.ENOSPC: "Diska penuh", errno.EIO: "tidak dapat dibaca atau ditulis"}
    assert words.get(number, "tidak boleh ditulis") in said
    assert site(root) == FIRST
    build(root)
    assert site(root) == SECOND


def test_a_site_without_front_page_or_with_half_the_pages_needs_a_word(root: Path) -> None:
    build(root)
    write(root, {"a.html": "satu", "b.html": "", "c.html": ""})
    with pytest.raises(BuildError, match="halaman muka"):
        build(root)
    write(root, {"index.html": "muka"})
    with pytest.raises(BuildError, match=r"1 halaman, padahal yang lama 4.*--allow-fewer"):
        build(root)
    assert site(root) == FIRST
    build(root, allow_fewer=True)
    assert site(root) == {"index.html": "muka"}


@pytest.mark.parametrize("name", ["manifest.json", "journal.json", "memory.pickle"])
@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"version": 1, "outputs": 3}'])
def test_damaged_notes_of_a_build_cost_time_only(root: Path, name: str, content: bytes) -> None:
    build(root)
    (root / "_build" / name).write_bytes(content)
    build(root)
    assert site(root) == FIRST


def test_an_upgrade_of_anything_installed_is_a_change(
    root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    installed = tmp_path / "lib"
    (installed / "numpy-2.4.6.dist-info").mkdir(parents=True)
    monkeypatch.setattr(sys, "path", [*sys.path, str(installed)])
    build(root)
    before = publishing.read_manifest(publishing.Places(root / "_build")).inputs
    (installed / "numpy-2.4.6.dist-info").rename(installed / "numpy-2.4.7.dist-info")
    build(root)
    after = publishing.read_manifest(publishing.Places(root / "_build")).inputs
    assert before != after
    for name in ("numpy", "scikit_learn", "pydantic", "pyyaml", "sphinx"):
        assert f"\n{name}-" in fingerprint.distributions().lower()
    assert sys.version in fingerprint.distributions()


def test_a_second_build_says_who_is_building_and_waits(root: Path) -> None:
    said: list[str] = []
    with (
        only_one(root / "_build", doing="membangun", say=said.append),
        pytest.raises(BuildError, match=f"Proses {os.getpid()} sedang membangun di folder ini"),
    ):
        build_site(root, jobs=1, patience=0, say=said.append)
    build(root)
    code = (
        "import sys, time, pathlib; from kb_builder.site.lock import only_one\n"
        "with only_one(pathlib.Path(sys.argv[1]), doing='membangun', say=print):\n"
        "    print('siap', flush=True); time.sleep(float(sys.argv[2]))\n"
    )
    command = [sys.executable, "-c", code, str(root / "_build"), "0.6"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "siap\n"
        build_site(root, jobs=1, say=said.append)
        assert f"Proses {other.pid} sedang membangun" in said[0]
        assert "menunggu" in said[0]


def test_the_lock_of_a_killed_process_does_not_block(root: Path) -> None:
    code = (
        "import os, sys, pathlib; from kb_builder.site.lock import only_one\n"
        "with only_one(pathlib.Path(sys.argv[1]), doing='membangun', say=print): os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", code, str(root / "_build")], check=False)
    build_site(root, jobs=1, patience=0, say=lambda _: None)
    with (
        only_one(root / "_build", doing="menyajikan", say=pytest.fail),
        pytest.raises(BusyError),
        only_one(root / "_build", doing="membangun", say=pytest.fail, patience=0),
    ):
        pass
