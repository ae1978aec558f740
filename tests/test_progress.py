"""How far long work has come: on a terminal, elsewhere, and where nobody wants to know."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kb_builder.progress import Progress, shown
from tests.importing.printed import FEW, PEMDI, framework_rows, synthetic_pemdi, table
from tests.terminals import Terminal, without_wishes

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def _no_wishes(monkeypatch: pytest.MonkeyPatch) -> None:
    without_wishes(monkeypatch)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Lets time pass for the bar."""
    now = 100.0

    def passes(seconds: float) -> None:
        nonlocal now
        now += seconds

    monkeypatch.setattr("kb_builder.progress.time.monotonic", lambda: now)
    return passes


def plain(text: str) -> str:
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)


def work(progress: Progress, clock: Callable[[float], None]) -> None:
    progress("Membaca", 0, 0)
    for done in range(11):
        progress("Membuat berkas", done, 10)
        clock(1)


def test_a_terminal_shows_what_is_done_and_what_is_left(clock: Callable[[float], None]) -> None:
    out = Terminal()
    with shown("Membangun …", file=out) as progress:
        work(progress, clock)
    said = plain(out.getvalue())
    assert "Membaca" in said
    assert "Membuat berkas" in said
    assert re.search(r"Membuat berkas .* 4/10 +sisa 6 detik", said)
    assert "Membangun …" not in said
    assert out.getvalue().rstrip().endswith("\x1b[2K"), "the bar is gone when the work is"


def test_the_bar_is_taken_away_when_the_work_fails() -> None:
    out = Terminal()

    def stopped() -> None:
        with shown("Membangun …", file=out) as progress:
            progress("Membaca", 1, 3)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert "\x1b[?25h" in out.getvalue(), "the cursor is back"


def test_drawing_does_not_cost_more_than_the_work(clock: Callable[[float], None]) -> None:
    out = Terminal()
    with shown("Membangun …", file=out) as progress:
        for done in range(100_000):
            progress("Membuat berkas", done, 100_000)
            clock(0.00001)
    assert out.getvalue().count("Membuat berkas") < 30


def test_what_others_wrote_steers_no_terminal() -> None:
    for out in (Terminal(), io.StringIO()):
        with shown("\x1b[2Jbuka\u202e", file=out) as progress:
            progress("[red]baca[/red]\x1b[2J\u202e", 0, 0)
        assert "\x1b[2J" not in out.getvalue()
        assert "\u202e" not in out.getvalue()


@pytest.mark.parametrize("terminal", [False, True])
def test_elsewhere_there_is_one_plain_line(
    terminal: bool, clock: Callable[[float], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    out = Terminal() if terminal else io.StringIO()
    with shown("Membangun …", file=out) as progress:
        assert out.getvalue() == ""
        work(progress, clock)
    assert out.getvalue() == "Membangun …\n"


def test_quiet_says_nothing(clock: Callable[[float], None]) -> None:
    out = Terminal()
    with shown("Membangun …", quiet=True, file=out) as progress:
        work(progress, clock)
    assert out.getvalue() == ""


def test_without_work_nothing_is_said() -> None:
    for out in (Terminal(), io.StringIO()):
        with shown("Membangun …", file=out):
            pass
        assert out.getvalue() == ""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of its own")
def test_a_command_keeps_the_bar_out_of_what_it_answers(tmp_path: Path) -> None:
    import pty

    path = tmp_path / "pemdi.csv"
    path.write_bytes(table(synthetic_pemdi(FEW), heading=framework_rows(PEMDI)))
    options = ("--framework", "pemdi-2026", "--year", "2026", "--dry-run", "--json")
    command = [sys.executable, "-m", "kb_builder", "import", "assessment", str(path), *options]
    ours, theirs = pty.openpty()
    ran = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=theirs, check=False)
    os.close(theirs)
    said = plain(os.read(ours, 100_000).decode())
    os.close(ours)
    assert ran.returncode == 0, said
    assert json.loads(ran.stdout)
    assert "Mencocokkan baris" in said
    quiet = subprocess.run([*command, "--quiet"], cwd=ROOT, capture_output=True, check=False)
    assert quiet.stdout == ran.stdout
    assert b"Memeriksa" not in quiet.stderr
