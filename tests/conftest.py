"""What all tests share: golden files and how hypothesis looks for examples."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.compiled import remember_schemas, remember_templates
from tests.national import remember_national

remember_national()  # before any other module takes the functions that read

# Runs are repeatable; ``--hypothesis-profile=explore`` looks further, at random.
settings.register_profile(
    "repeatable",
    max_examples=50,  # the same ones in every run: more of them cost time and find nothing new
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("explore", deadline=None, max_examples=5000, database=None)
settings.load_profile("repeatable")


LONG = frozenset(
    {"test_shell_steps.py", "test_consequences.py", "test_project.py", "test_diff.py"}
    | {"test_new.py", "test_properties.py", "test_national_tables.py", "test_all_pairs.py"}
)
"""Files that take long without building anything: begun last, they keep one worker waiting."""


def pytest_configure(config: pytest.Config) -> None:
    """Verdicts on files are kept for one run of the tests, by all workers together."""
    if not hasattr(config, "workerinput"):
        folder = tempfile.mkdtemp(prefix="rujukan-uji-")
        os.environ["RUJUKAN_CACHE"] = folder
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--bless", action="store_true", help="rewrite the golden files with what comes out now"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives a browser or builds a site by the fixtures it asks for; long files first."""
    needs_real_site: set[Path] = set()
    builds: set[Path] = set()
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        if "browser" in asked:
            item.add_marker("browser")
        if asked & {"real_site", "built"}:
            item.add_marker("site")
        if "real_site" in asked:
            needs_real_site.add(item.path)
        if item.get_closest_marker("site") is not None:
            builds.add(item.path)

    def turn(item: pytest.Item) -> int:
        """One worker builds the real site; what needs none keeps the others busy meanwhile."""
        if item.path.name == "test_real_site.py":
            return 0
        if item.path in needs_real_site:
            return 2
        return 1 if item.path in builds or item.path.name in LONG else 3

    items.sort(key=turn)


def pytest_collection_finish() -> None:
    """By now everything is imported that tests need, and it stays: the collector may skip it."""
    remember_schemas()
    remember_templates()
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _only_marked_tests_build_a_site(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``-m "not site and not browser"`` builds nothing: a test without the mark may not."""
    if "kb_builder.site.build" in sys.modules and request.node.get_closest_marker("site") is None:
        monkeypatch.setattr("kb_builder.site.build._Build.run", _unmarked)


def _unmarked(*_: object, **__: object) -> None:
    pytest.fail("a test that builds the site is marked with pytest.mark.site")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a golden file, or rewrite the file with ``--bless``."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--bless"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode("utf-8"))
        assert path.is_file(), f"no golden {path.name}; run pytest --bless and read what it wrote"
        assert text == path.read_text(encoding="utf-8")

    return compare
