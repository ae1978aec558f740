"""Runs ``kb`` inside the test, as somebody would type it."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from kb_builder.cli import run
from kb_builder.project import Project


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str


Kb = Callable[..., Ran]


class _Stdin:
    """A standard input with bytes in it; without any it is a keyboard."""

    def __init__(self, data: bytes | None) -> None:
        self.buffer = io.BytesIO(data or b"")
        self._keyboard = data is None

    def isatty(self) -> bool:
        return self._keyboard


def runner(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    known: Project | None = None,
) -> Kb:
    """A function that runs a command with ``stdin`` and gives what came of it.

    ``known`` stands for the project of the open folder.
    """

    def kb(*arguments: str, stdin: bytes | None = None, project: Project | None = known) -> Ran:
        monkeypatch.setattr("sys.stdin", _Stdin(stdin))
        with pytest.raises(SystemExit) as stopped:
            run(arguments, project=project)
        captured = capsys.readouterr()
        return Ran(int(stopped.value.code or 0), captured.out, captured.err)

    return kb
