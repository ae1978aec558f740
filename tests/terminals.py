"""A terminal for tests: what is written to it is kept, and it has no wishes of its own."""

from __future__ import annotations

import io

import pytest

_WISHES = ("COLUMNS", "NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE")


class Terminal(io.StringIO):
    """Text that says it is shown on a terminal."""

    def isatty(self) -> bool:
        return True


def without_wishes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what the environment of this run says of its terminal."""
    for name in _WISHES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
