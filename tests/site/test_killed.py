"""A build that is killed, wherever it is, harms nothing: the next makes the site of a clean one."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kb_builder.site.build import build_site
from tests.site.conftest import silent, small_project
from tests.site.html_tools import snapshot
from tests.small import AREAS, small_tables

pytestmark = [
    pytest.mark.site,
    pytest.mark.usefixtures("few_areas"),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are killed half-way"),
]

PLACES = 10
REAL = """
import sys
from pathlib import Path
from kb_builder.reference import load_national
from kb_builder.site import making
few = load_national(Path(sys.argv[1]))
making.load_national = lambda: few
from kb_builder.cli import run
run(["build", "--root", sys.argv[2], "--jobs", "1", "--quiet"])
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, few_areas: None) -> Path:
    """A changed project, its built site that of before; ``kelak`` holds that of a clean build."""
    root = small_project(tmp_path_factory.mktemp("killed") / "proyek")
    case = root / "cases" / "pemalang.yaml"
    original = case.read_text(encoding="utf-8")
    changed = original.replace("\n    title: ", "\n    title: Bernama lain, ", 1)
    case.write_text(changed, encoding="utf-8")
    build_site(root, say=silent)
    shutil.copytree(root / "_build", root.parent / "kelak" / "_build")
    case.write_text(original, encoding="utf-8")
    build_site(root, say=silent)
    shutil.copytree(root / "_build", root.parent / "dahulu" / "_build")
    case.write_text(changed, encoding="utf-8")
    return root


def back(root: Path) -> None:
    """The built site as it was before the change, the change not yet built."""
    shutil.rmtree(root / "_build")
    shutil.copytree(root.parent / "dahulu" / "_build", root / "_build")


def site(root: Path) -> dict[str, bytes]:
    return snapshot(root / "_build" / "site")


def killed_in(root: Path, place: int) -> bool:
    """Build in a process of its own, killed at the ``place``-th word of its progress.

    False where it came to its end before.
    """
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)

        def told(*_: object) -> None:
            os.write(write, b".")
            time.sleep(0.005)  # room for the blow to fall

        try:
            build_site(root, jobs=1, say=silent, progress=told)
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb", buffering=0) as pipe:
        for _ in range(place + 1):
            if not pipe.read(1):
                break
        else:
            os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def events(root: Path) -> int:
    """How often a build of the change tells of its progress."""
    told: list[object] = []
    build_site(root, jobs=1, say=silent, progress=lambda *one: told.append(one))
    return len(told)


def test_killed_at_ten_places_the_next_build_gives_what_a_clean_one_gives(project: Path) -> None:
    before, after = (site(project.parent / name) for name in ("dahulu", "kelak"))
    assert before != after
    last = events(project) - 1
    assert last > PLACES
    assert site(project) == after
    places = [round(number * last / (PLACES - 1)) for number in range(PLACES)]
    for some in (places[::2], places[1::2]):
        back(project)
        for place in some:  # each on what the one before has left
            assert killed_in(project, place), place
            assert all(text in (before.get(n), after.get(n)) for n, text in site(project).items())
        build_site(project, jobs=1, say=silent)
        assert site(project) == after
        assert not (project / "_build" / "staged").exists()
        assert not (project / "_build" / "journal.json").exists()


def test_the_command_killed_while_it_writes_is_made_good_by_the_next(
    project: Path, tmp_path: Path
) -> None:
    back(project)
    tables = small_tables(tmp_path, *AREAS)
    command = [sys.executable, "-c", REAL, str(tables), str(project)]
    with subprocess.Popen(command) as process:
        wait_for((project / "_build" / "journal.json").exists, process)
        process.send_signal(signal.SIGKILL)
    assert process.returncode in (-signal.SIGKILL, 0)
    build_site(project, jobs=1, patience=0, say=silent)  # the dead hold no lock
    assert site(project) == site(project.parent / "kelak")


def wait_for(happened: Callable[[], bool], process: subprocess.Popen[bytes]) -> None:
    """Wait until something happens, or the process is at its end."""
    while not happened() and process.poll() is None:
        time.sleep(0.001)
