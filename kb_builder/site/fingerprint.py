"""A hash over input files, to know without building whether anything changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from kb_builder.site.page import SUFFIX


def fingerprint(
    root: Path, paths: Iterable[Path], *, without: Iterable[Path] = (), extra: str = ""
) -> str:
    """A hash over names (relative to ``root``) and bytes of the files at and below ``paths``.

    Generated pages and compiled Python do not count, nor does what lies below ``without``.
    ``extra`` is hashed along.
    """
    left_out = tuple(without)
    digest = hashlib.sha256(extra.encode("utf-8"))
    for path in _files(paths):
        if not any(path.is_relative_to(folder) for folder in left_out):
            data = path.read_bytes()
            digest.update(f"{path.relative_to(root).as_posix()} {len(data)}\n".encode())
            digest.update(data)
    return digest.hexdigest()


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for top in paths:
        for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
            if path.is_file() and path.suffix not in (SUFFIX, ".pyc"):
                yield path
