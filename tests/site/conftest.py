"""A project folder to build in, the real site built once, and a browser where there is one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, sync_playwright

from kb_builder.reference import National, load_national
from kb_builder.site import making
from kb_builder.site.build import build_site
from tests.script_modules import script
from tests.small import AREAS, small_cases, small_tables

ROOT = Path(__file__).resolve().parents[2]
Tab = Callable[..., Page]
"""The page that tests share, set to a size: ``tab(width=360, height=640)``."""


def copy_project(target: Path, *, cases: bool = True) -> Path:
    """The project's site inputs at ``target``; without ``cases`` the folder is left empty."""
    target.mkdir(parents=True, exist_ok=True)
    for name in ("conf.py", "docutils.conf"):
        shutil.copy(ROOT / name, target / name)
    shutil.copytree(ROOT / "docs", target / "docs")
    if cases:
        shutil.copytree(ROOT / "cases", target / "cases")
    else:
        (target / "cases").mkdir(exist_ok=True)
    return target


_WHOLE = frozenset({"tentang", "istilah", "panduan/mengirim-formulir"})
_HEADED = frozenset(
    {"data", "metode/index", "metode/ukuran"}
    | {"panduan/index", "panduan/berkunjung", "panduan/berkas-kasus"}
)
"""The other hand-written pages that made ones lead to."""


def few_docs(root: Path) -> Path:
    """Leave of the hand-written pages a few, most with their heading alone.

    Sphinx reads a page at a time; all of them are read for the site of ``real_site``.
    """
    docs = root / "docs"
    for path in sorted(docs.rglob("*.md")):
        name = path.relative_to(docs).with_suffix("").as_posix()
        if name in _HEADED:
            heading, _, _ = path.read_text(encoding="utf-8").partition("\n")
            path.write_text(f"{heading}\n\nIsinya tidak diuji di sini.\n", encoding="utf-8")
        elif name not in _WHOLE:
            path.unlink()
    return root


def configure(root: Path, **settings: str) -> None:
    """Settings as whoever keeps the site writes them into ``conf.py``."""
    conf = root / "conf.py"
    lines = [f"{name} = {value!r}" for name, value in settings.items()]
    conf.write_text(conf.read_text(encoding="utf-8") + "\n".join(lines) + "\n", encoding="utf-8")


def small_project(target: Path) -> Path:
    """A few real cases and hand-written pages at ``target``; build it within ``few_areas``."""
    return small_cases(few_docs(copy_project(target, cases=False)))


@pytest.fixture(scope="session")
def few(tmp_path_factory: pytest.TempPathFactory) -> National:
    """The national tables of a dozen areas."""
    return load_national(small_tables(tmp_path_factory.mktemp("tabel"), *AREAS))


@pytest.fixture(scope="module")
def few_areas(few: National) -> Iterator[None]:
    """Builds with the tables of a dozen areas: what a build does depends on no more.

    So few that lists of peers are not worked out for everybody. The site of ``real_site`` has all.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "load_national", lambda: few)
        yield


def silent(_: str) -> None:
    """Swallow the talk of a build."""


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The site of the repository's own cases, built once for all workers; nobody changes it."""
    folder = tmp_path_factory.getbasetemp()
    if worker_id != "master":
        folder = folder.parent  # that of the whole run; each worker has its own below it
    root = folder / "real-site"
    with FileLock(folder / "real-site.lock"):
        if not (folder / "real-site.built").exists():
            shutil.rmtree(root, ignore_errors=True)  # of a worker whose build failed
            build_site(copy_project(root), say=silent)
            (folder / "real-site.built").touch()
    return root / "_build" / "site"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium from the system; without one the tests are skipped, in CI they fail."""
    with script("browsers") as browsers:
        path = browsers.find_chromium()
    if path is None:
        message = "Chromium tidak ditemukan; uji peramban dilewati (pasang chromium)."
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as driver:
        try:
            browser = driver.chromium.launch(
                executable_path=path,
                args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            )
        except Error as error:  # pragma: no cover -- depends on the machine
            pytest.fail(f"Chromium di {path} tidak dapat dijalankan: {error}")
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def _window(browser: Browser) -> Iterator[Page]:
    """One page for all tests: each new one costs more than what most tests do on it."""
    page = browser.new_page()
    yield page
    page.close()


@pytest.fixture
def tab(_window: Page) -> Iterator[Tab]:
    """``tab(width=360, height=640)`` gives a page like a new one; what it complains of fails.

    For scripts that run before a page's own, or without JavaScript, make a context instead.
    """
    complaints: list[str] = []
    tolerated = False

    def failed(error: Error) -> None:
        complaints.append(str(error))

    def said(message: ConsoleMessage) -> None:
        complaints.append(message.text)

    def fresh(*, width: int = 1280, height: int = 720, may_complain: bool = False) -> Page:
        nonlocal tolerated
        tolerated = may_complain
        _window.set_viewport_size({"width": width, "height": height})
        return _window

    _window.on("pageerror", failed)
    _window.on("console", said)
    yield fresh
    if _window.url.startswith("file:"):
        _window.evaluate("try { localStorage.clear(); sessionStorage.clear(); } catch {}")
    _window.emulate_media(media="null", color_scheme="null")
    _window.goto("about:blank")
    _window.remove_listener("pageerror", failed)
    _window.remove_listener("console", said)
    assert tolerated or complaints == []
