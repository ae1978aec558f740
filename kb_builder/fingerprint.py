"""What identifies inputs: files by their bytes, programs with everything they run on."""

from __future__ import annotations

import hashlib
import os
import platform
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from kb_builder.leftovers import is_left_behind

PACKAGE: Final = Path(__file__).parent
"""The folder of the programs, with the tables and instruments that come with them."""


def fingerprint(
    root: Path, paths: Iterable[Path], *, without: Path | None = None, extra: str = ""
) -> str:
    """A hash over names (relative to ``root``) and bytes of the files at and below ``paths``.

    Compiled Python and files that programs leave for a moment do not count, nor does what is below
    ``without``. ``extra`` is hashed along.
    """
    digest = hashlib.sha256(extra.encode("utf-8"))
    start = len(str(root)) + 1
    left = str(without)
    for path in _files(map(str, paths)):
        if without is None or not path.startswith(left):
            with open(path, "rb") as file:  # noqa: PTH123 -- a path object each costs more than this
                data = file.read()
            digest.update(f"{path[start:].replace(os.sep, '/')} {len(data)}\n".encode())
            digest.update(data)
    return digest.hexdigest()


def distributions() -> str:
    """Python and every installed distribution with its version, as pip recorded them.

    Read from the names of the folders that record an installation: asking for each version would
    take longer than an unchanged build may.
    """
    found = {
        name
        for place in sys.path
        if os.path.isdir(place)  # noqa: PTH112
        for name in os.listdir(place)  # noqa: PTH208
        if name.endswith((".dist-info", ".egg-info"))
    }
    return "\n".join([platform.python_implementation(), sys.version, *sorted(found)])


def _files(paths: Iterable[str]) -> Iterator[str]:
    """The files at and below ``paths``, sorted as their parts are."""
    for top in paths:
        if os.path.isdir(top):  # noqa: PTH112
            yield from sorted(_below(top), key=lambda path: path.replace(os.sep, "\0"))
        elif os.path.isfile(top):  # noqa: PTH113
            yield top


def _below(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name != "__pycache__":
                    yield from _below(entry.path)
            elif (
                not (entry.name.endswith(".pyc") or is_left_behind(entry.name)) and entry.is_file()
            ):
                yield entry.path
