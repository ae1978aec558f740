"""What identifies inputs: files by their bytes, programs with everything they run on."""

from __future__ import annotations

import hashlib
import platform
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from kb_builder.reading.leftovers import is_left_behind


def fingerprint(root: Path, paths: Iterable[Path], *, extra: str = "") -> str:
    """A hash over names (relative to ``root``) and bytes of the files at and below ``paths``.

    Compiled Python and files that programs leave for a moment do not count. ``extra`` is hashed
    along.
    """
    digest = hashlib.sha256(extra.encode("utf-8"))
    for path in _files(paths):
        data = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()


def distributions() -> str:
    """Python and every installed distribution with its version, as pip recorded them.

    Read from the names of the folders that record an installation: asking for each version would
    take longer than an unchanged build may.
    """
    found = {
        entry.name
        for place in map(Path, sys.path)
        if place.is_dir()
        for entry in place.iterdir()
        if entry.suffix in (".dist-info", ".egg-info")
    }
    return "\n".join([platform.python_implementation(), sys.version, *sorted(found)])


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for top in paths:
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.suffix != ".pyc" and not is_left_behind(path.name) and path.is_file():
                yield path
