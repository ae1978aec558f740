"""The files of ``cases/`` that upkeep goes through."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from kb_builder.reading.files import FileKind

BANK: Final = "questions.yaml"


def list_files(folder: Path, /) -> dict[str, tuple[Path, FileKind]]:
    """Path and kind of every content file by its name from the project's root, sorted by name."""
    paths = [*folder.glob("*.yaml"), *(folder / "visits").glob("*.yaml")]
    found = {
        f"{folder.name}/{path.relative_to(folder).as_posix()}": (path, _kind(path, folder))
        for path in paths
        if not path.name.startswith(".")
    }
    return dict(sorted(found.items()))


def _kind(path: Path, folder: Path) -> FileKind:
    if path.parent != folder:
        return FileKind.VISIT
    return FileKind.QUESTIONS if path.name == BANK else FileKind.CASE


def unreadable(name: str, /) -> str:
    """The sentence for a file that cannot be used."""
    return f"{name} tidak dapat dibaca; jalankan 'kb check' untuk melihat sebabnya."
