"""Sides that somebody names: a folder, or a revision of git, whose files are read, never run.

Blobs are read as they are stored (``ls-tree`` and ``cat-file``): nothing is checked out, no filter
runs, and no attribute of the revision can hide a file from the comparison.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kb_builder.review.errors import ReviewError
from kb_builder.review.snapshot import (
    MAX_FILE,
    MAX_FILES,
    MAX_TOTAL,
    TOPS,
    Entry,
    Snapshot,
    folder_snapshot,
    make_snapshot,
)

HERE: Final = "."
"""The name of the project's folder as it is now."""

_QUIET: Final = {
    "LC_ALL": "C",  # so that what git says can be told apart
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
}
_ENTRY: Final = re.compile(rb"([0-7]{6}) [a-z]+ ([0-9a-f]+) +([0-9]+|-)\t(.+)", re.DOTALL)
_OBJECT: Final = re.compile(rb"[0-9a-f]+ blob ([0-9]+)")
_REGULAR: Final = (b"100644", b"100755")


def snapshot_of(name: str, root: Path) -> Snapshot:
    """The side that ``name`` means: ``.``, a project's folder, or a revision known in ``root``.

    Raises ``ReviewError``.
    """
    if name == HERE:
        return folder_snapshot("berkas di folder ini", root)
    if name.startswith("-"):
        raise ReviewError(f"Revisi '{name}' diawali tanda '-'; tulis nama cabang, tag, atau kode.")
    if is_folder(name):
        return folder_snapshot(name, Path(name))
    commit = _commit(name, root)
    return make_snapshot(f"{name} ({commit[:10]})", _entries(name, commit, root))


def is_folder(name: str) -> bool:
    """Whether ``name`` is a folder that holds a project."""
    try:
        return bool(name) and (Path(name) / "cases").is_dir()
    except (OSError, ValueError):
        return False


def _commit(name: str, root: Path) -> str:
    """The commit that a revision names."""
    unknown = f"'{name}' bukan revisi git yang ada dan bukan folder yang memuat cases/."
    if not name.strip() or not name.isprintable():
        raise ReviewError(unknown)
    found = _run(root, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    if found.returncode == 0:
        return found.stdout.decode("ascii").strip()
    inside = _run(root, "rev-parse", "--is-shallow-repository")
    if b"dubious ownership" in inside.stderr:
        raise ReviewError(
            f"Git menolak folder '{root}' karena milik pengguna lain; daftarkan dahulu dengan "
            "'git config --global --add safe.directory'."
        )
    if inside.returncode != 0:
        raise ReviewError(
            f"Folder '{root}' bukan repositori git, jadi '{name}' hanya dapat berupa folder yang "
            "memuat cases/."
        )
    if inside.stdout.strip() == b"true":
        raise ReviewError(
            f"Revisi '{name}' tidak ada di salinan git yang dangkal ini; lengkapi riwayatnya "
            "dengan 'git fetch --unshallow', atau 'fetch-depth: 0' di GitHub Actions."
        )
    raise ReviewError(unknown)


def _entries(name: str, commit: str, root: Path) -> Iterator[Entry]:
    """What the commit holds in the folders that count."""
    listed = _run(root, "ls-tree", "-r", "-l", "-z", commit, *TOPS)
    rows = [row for row in listed.stdout.split(b"\0") if row]
    if listed.returncode != 0 or len(rows) > MAX_FILES:
        raise ReviewError(f"Isi revisi '{name}' tidak dapat dibaca atau terlalu banyak.")
    blobs: list[tuple[str, bytes, int]] = []
    for row in rows:
        found = _ENTRY.fullmatch(row)
        if found is None:
            raise ReviewError(f"Isi revisi '{name}' tidak dapat dibaca.")
        mode, identity, size, path = found.groups()
        file = path.decode("utf-8", errors="replace")
        if mode not in _REGULAR:
            yield Entry(file, None, link=True)
        elif int(size) > MAX_FILE:
            yield Entry(file, None)
        else:
            blobs.append((file, identity, int(size)))
    if sum(size for _, _, size in blobs) > MAX_TOTAL:
        raise ReviewError(f"Isi revisi '{name}' terlalu banyak untuk dibandingkan.")
    wanted = b"".join(identity + b"\n" for _, identity, _ in blobs)
    data = _run(root, "cat-file", "--batch", given=wanted).stdout
    start = 0
    for file, _, size in blobs:
        head, _, _ = data[start : start + 200].partition(b"\n")
        known = _OBJECT.fullmatch(head)
        if known is None or int(known[1]) != size:
            raise ReviewError(f"Berkas '{file}' dari revisi '{name}' tidak ada di salinan git ini.")
        start += len(head) + 1
        yield Entry(file, data[start : start + size])
        start += size + 1


def _run(root: Path, *arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git in ``root``; arguments never pass through a shell."""
    try:
        return subprocess.run(  # noqa: S603 -- git with a list of arguments, none of them an option
            [_git(root), "-C", str(root), *arguments],
            input=given,
            capture_output=True,
            check=False,
            env={**os.environ, **_QUIET},
        )
    except (OSError, ValueError) as error:
        raise ReviewError("Program git tidak dapat dijalankan.") from error


def _git(root: Path) -> str:
    """The program git. Windows looks for it in the current folder first; such a one is refused."""
    found = shutil.which("git")
    if found is None:
        raise ReviewError("Program git tidak ada; pasang git, atau bandingkan dua folder proyek.")
    folder = Path(found).parent.resolve()
    near = folder == Path.cwd() or folder.is_relative_to(root.resolve())
    if near or not Path(found).is_absolute():
        raise ReviewError(
            f"Program git yang ditemukan ada di folder proyek atau folder kerja ('{found}'), jadi "
            "tidak dijalankan; hapus berkas itu, atau betulkan PATH."
        )
    return found
