"""One build in a project's folder at a time, whoever started it.

The operating system holds the lock for a process: it goes away with the process, however that ends.
Works on Windows too.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

NAME: Final = "lock"
PATIENCE: Final = 600.0
"""Seconds to wait for another build."""


class BusyError(Exception):
    """Another process holds the folder; the text says which, in Indonesian."""


@contextmanager
def only_one(
    folder: Path,
    *,
    doing: str,
    say: Callable[[str], None],
    patience: float = PATIENCE,
    name: str = NAME,
) -> Iterator[None]:
    """Hold the folder while the block runs; wait for another holder, telling who it is.

    ``doing`` tells others what is being done, as in "membangun"; locks of another ``name`` are
    others. Raises BusyError when the other has not finished after ``patience`` seconds.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / f"{name}.lock")
    holder = folder / f"{name}.json"
    try:
        lock.acquire(timeout=0)
    except Timeout:
        who = _who(holder)
        if patience <= 0:
            raise BusyError(f"{who}.") from None
        say(f"{who}; menunggu sampai selesai …")
        try:
            lock.acquire(timeout=patience, poll_interval=0.05)
        except Timeout:
            raise BusyError(f"{_who(holder)} dan belum selesai.") from None
    try:
        holder.write_text(json.dumps({"pid": os.getpid(), "doing": doing}), encoding="utf-8")
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _who(holder: Path) -> str:
    try:
        found = json.loads(holder.read_text(encoding="utf-8"))
        return f"Proses {int(found['pid'])} sedang {found['doing']} di folder ini"
    except (OSError, ValueError, KeyError, TypeError):
        return "Proses lain sedang memakai folder ini"
