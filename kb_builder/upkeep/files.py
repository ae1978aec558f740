"""The files of ``cases/`` that upkeep goes through."""

from __future__ import annotations

from pathlib import Path

from kb_builder.reading.files import FileKind
from kb_builder.reading.library import find_files


def list_files(folder: Path, /) -> dict[str, tuple[Path, FileKind]]:
    """Path and kind of every content file by its name from the project's root, sorted by name."""
    found = {
        f"{folder.name}/{path.relative_to(folder).as_posix()}": (path, kind)
        for path, kind in find_files(folder, [])
    }
    return dict(sorted(found.items()))


def unreadable(name: str, /) -> str:
    """The sentence for a file that cannot be used."""
    return f"{name} tidak dapat dibaca; jalankan 'kb check' untuk melihat sebabnya."
