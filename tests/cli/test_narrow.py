"""On a narrow terminal every answer fits, and each row keeps all of its figures."""

from __future__ import annotations

import io
import json
import re
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from kb_builder.cli import run
from kb_builder.project import Project
from kb_builder.site.evaluation_page import evaluation_page

ROOT = Path(__file__).resolve().parents[2]
WIDTH = 40


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True

    @property
    def lines(self) -> list[str]:
        return re.sub(r"\x1b\[[0-9;]*m", "", self.getvalue()).splitlines()


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> _Terminal:
    """What commands write to, of forty columns."""
    monkeypatch.setenv("COLUMNS", str(WIDTH))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return _Terminal()


@pytest.mark.parametrize(
    ("command", "figures"),
    [
        ("peers pemalang", ["●●●", "66"]),
        ("hosts pemalang", ["●●●", "Anda 2,30"]),
        ("practices pemalang", ["poin"]),
        ("compare pemalang sumedang bantul", ["1.601.007", "1.226.660", "5,00"]),
        ("show pemalang", ["Median Jawa Tengah: 4,30", "Median Indonesia: 3,20"]),
        ("show 32", ["Median"]),
        ("stats", []),
        ("due", []),
        ("stale", []),
    ],
)
def test_every_answer_fits(
    terminal: _Terminal, project: Project, command: str, figures: list[str]
) -> None:
    with redirect_stdout(terminal), pytest.raises(SystemExit) as stopped:
        run(command.split(), project=project)
    assert stopped.value.code in (None, 0)
    assert [line for line in terminal.lines if len(line.rstrip()) > WIDTH] == []
    text = "\n".join(terminal.lines)
    assert [figure for figure in figures if figure not in text] == []


def test_an_evaluation_fits_and_names_everything(terminal: _Terminal) -> None:
    found = json.loads((ROOT / "docs" / "metode" / "ukuran.json").read_text(encoding="utf-8"))
    evaluation_page(found).show(terminal)
    assert [line for line in terminal.lines if len(line.rstrip()) > WIDTH] == []
    assert not re.search(r"[a-z]_[a-z]", terminal.getvalue())  # no raw id
