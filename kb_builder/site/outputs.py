"""Files of the site before they are made, and making them, on several cores where that helps."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Final, Generic, TypeVar

from kb_builder.site.search import Entry

WORTH_A_PROCESS: Final = 150
"""With fewer files to make, starting another process costs more than it saves."""

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")


@dataclass(frozen=True, slots=True)
class Made:
    """A file's bytes, and for a page what search is to know of it."""

    data: bytes
    entry: Entry | None = None


@dataclass(frozen=True, slots=True)
class Planned:
    """A file before it is made. With an unchanged ``key`` it would come out the same."""

    name: str
    key: str
    make: Callable[[], Made]


def processes(jobs: int) -> int:
    """How many processes may work at once: more than one only where they can simply be split off.

    Splitting off hands a process everything that was loaded, at no cost. Windows cannot, and on
    macOS system libraries do not allow it.
    """
    return jobs if sys.platform == "linux" else 1


def each(
    items: Sequence[Planned],
    work: Callable[[Planned], ResultT],
    *,
    jobs: int,
    tick: Callable[[int], None] = lambda _: None,
) -> list[ResultT]:
    """``work`` on every item, in order; the first error is raised.

    ``tick`` is told how many more are done.
    """
    count = min(processes(jobs), 1 + len(items) // WORTH_A_PROCESS)
    if count < 2:
        results = []
        for item in items:
            results.append(work(item))
            tick(1)
        return results
    helpers = [_Helper(items[number::count], work) for number in range(1, count)]
    try:
        own = []
        for item in items[::count]:
            own.append(work(item))
            tick(1)
        parts = [own]
        for helper in helpers:
            parts.append(helper.results())
            tick(len(parts[-1]))
    finally:
        for helper in helpers:
            helper.stop()
    return [parts[place % count][place // count] for place in range(len(items))]


def aside(work: Callable[[], ResultT], *, jobs: int) -> Callable[[], ResultT]:
    """Start ``work`` beside us if another process may; returns what waits for its result."""
    if processes(jobs) < 2:
        return work
    helper: _Helper[None, ResultT] = _Helper([None], lambda _: work())

    def wait() -> ResultT:
        try:
            return helper.results()[0]
        finally:
            helper.stop()

    return wait


class _Helper(Generic[ItemT, ResultT]):
    """A process that was split off; it ends with us."""

    def __init__(self, items: Sequence[ItemT], work: Callable[[ItemT], ResultT]) -> None:
        context = multiprocessing.get_context("fork")
        self._ours, theirs = context.Pipe(duplex=False)
        self._process = context.Process(
            target=_help, args=(items, work, theirs, self._ours), daemon=True
        )
        sys.stdout.flush()
        sys.stderr.flush()
        self._process.start()
        theirs.close()

    def results(self) -> list[ResultT]:
        """What the process found. Raises what it raised."""
        try:
            found, error = self._ours.recv()
        except EOFError:
            raise ChildProcessError("a helping process was ended from outside") from None
        if error is not None:
            raise error
        results: list[ResultT] = found
        return results

    def stop(self) -> None:
        """End the process, if it has not ended by itself."""
        self._ours.close()
        self._process.join(timeout=1)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


def _help(
    items: Sequence[ItemT],
    work: Callable[[ItemT], ResultT],
    answer: Connection,
    other_end: Connection,
) -> None:
    """The life of a process that was split off: work, answer, leave without tidying up."""
    other_end.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the one who asked decides what happens
    gc.disable()
    try:
        answer.send(([work(item) for item in items], None))
    except Exception as error:
        answer.send((None, error))
    answer.close()
    os._exit(0)
