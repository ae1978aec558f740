"""How far long work has come: a bar on a terminal, one plain line elsewhere, nothing when quiet.

Work takes a ``Progress`` and knows nothing of terminals; a command makes one with ``shown``. All of
it goes to stderr, so that what a command answers stays as it is.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TextIO

from kb_builder.words.signs import one_line

if TYPE_CHECKING:
    from rich.console import Console

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and of how much; 0 where nobody knows."""

_BETWEEN: Final = 0.1
"""Seconds between two pictures of the bar: drawing must not cost more than the work."""


def unwatched(doing: str, done: int, total: int, /) -> None:
    """Nobody looks."""


@contextmanager
def shown(opening: str, *, quiet: bool = False, file: TextIO | None = None) -> Iterator[Progress]:
    """Show how far the work in the block has come, from its first word on.

    ``opening`` is the one line for those without a terminal. ``file`` is stderr unless given. No
    thread is started: the work may split off processes.
    """
    stream = sys.stderr if file is None else file
    if quiet:
        yield unwatched
        return
    console = _terminal(stream)
    if console is None:
        yield _Line(opening, stream)
        return
    bar = _Bar(console)
    try:
        yield bar
    finally:
        bar.close()


def _terminal(stream: TextIO) -> Console | None:
    """The terminal behind a stream, where a bar can move on it."""
    if not stream.isatty() or os.environ.get("TERM", "") in ("dumb", "unknown"):
        return None
    from rich.console import Console

    console = Console(file=stream, markup=False, highlight=False, emoji=False)
    return console if console.is_interactive else None


class _Line:
    """Says once that there is work."""

    def __init__(self, opening: str, stream: TextIO) -> None:
        self._opening = one_line(opening)
        self._stream = stream

    def __call__(self, doing: str, done: int, total: int, /) -> None:
        if self._opening:
            print(self._opening, file=self._stream, flush=True)
            self._opening = ""


class _Bar:
    """A bar for what is being done; it is gone when the work is."""

    def __init__(self, console: Console) -> None:
        from rich.progress import BarColumn, TextColumn
        from rich.progress import Progress as Bars

        self._bars = Bars(
            TextColumn("{task.description}", markup=False),
            BarColumn(bar_width=30),
            TextColumn("{task.fields[count]}", markup=False),
            TextColumn("{task.fields[left]}", markup=False),
            console=console,
            auto_refresh=False,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._doing = ""
        self._begun = self._drawn = 0.0

    def __call__(self, doing: str, done: int, total: int, /) -> None:
        now = time.monotonic()
        if doing == self._doing and done != total and now - self._drawn < _BETWEEN:
            return
        if doing != self._doing:
            for old in self._bars.task_ids:
                self._bars.remove_task(old)
            self._bars.add_task(one_line(doing), total=None, count="", left="")
            self._doing, self._begun = doing, now
            self._bars.start()
        self._bars.update(
            self._bars.task_ids[0],
            total=total or None,
            completed=done,
            count=f"{done}/{total}" if total else "",
            left=_left(now - self._begun, done, total),
        )
        self._bars.refresh()
        self._drawn = now

    def close(self) -> None:
        """Take the bar away."""
        if self._doing:
            self._bars.stop()


def _left(seconds: float, done: int, total: int) -> str:
    """What is left at the pace so far; nothing as long as the pace is not known."""
    if not done or done >= total or seconds < 1:
        return ""
    minutes, rest = divmod(round(seconds * (total - done) / done), 60)
    return f"sisa {minutes} menit" if minutes >= 2 else f"sisa {60 * minutes + rest} detik"
