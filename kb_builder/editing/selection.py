"""Which files of ``cases/`` a command works on, and their texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kb_builder.editing.errors import EditError
from kb_builder.reading.files import MAX_BYTES, FileKind
from kb_builder.reading.library import find_files

CASES: Final = "cases"


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A file of ``cases/``. ``name`` is its path from the project's root, with slashes."""

    path: Path
    name: str
    kind: FileKind

    def read(self) -> str:
        """The text, with its line ends as they are. Raises ``EditError``."""
        data = self.read_bytes()
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise EditError(f"{self.name} tidak berpengodean UTF-8; simpan ulang.") from None

    def read_bytes(self) -> bytes:
        """The bytes of a plain file of sensible size. Raises ``EditError``."""
        if self.path.is_symlink() or not self.path.is_file():
            raise EditError(f"{self.name} bukan berkas biasa.")
        try:
            if self.path.stat().st_size > MAX_BYTES:
                raise EditError(f"{self.name} lebih besar dari 256 kB; pecah atau ringkaskan.")
            return self.path.read_bytes()
        except OSError:
            raise EditError(f"{self.name} tidak dapat dibaca; periksa izinnya.") from None


def select_files(root: Path, chosen: Sequence[Path] = ()) -> list[ContentFile]:
    """The ``chosen`` files, or all of ``cases/``; each once, sorted by name.

    A folder means the files below it. Both may be named from the current folder or from the
    project's root. Raises ``EditError`` where one is not a file of ``cases/``.
    """
    if chosen:
        found = [file for path in chosen for file in _chosen(root, path)]
    else:
        found = [_content_file(root, path) for path, _ in find_files(root / CASES, [])]
    return sorted(set(found), key=lambda file: file.name)


def _chosen(root: Path, asked: Path) -> list[ContentFile]:
    folders = {(root / CASES).resolve(), (root / CASES / "visits").resolve()}
    # where it lies counts, not what a symbolic link in its place points to
    places = [path.parent.resolve() / path.name for path in (asked, root / asked)]
    found = [place for place in places if place.is_symlink() or place.is_file()]
    if not found and any(path.is_dir() for path in (asked, root / asked)):
        return _below(root, asked)
    if not found:
        raise EditError(f"Berkas '{asked}' tidak ada.")
    inside = [place for place in found if place.parent in folders]
    if not inside:
        raise EditError(f"'{asked}' tidak berada di folder cases/ proyek ini.")
    if inside[0].suffix != ".yaml":
        raise EditError(f"'{asked}' bukan berkas .yaml.")
    return [_content_file(root.resolve(), inside[0])]


def _below(root: Path, asked: Path) -> list[ContentFile]:
    """The files of ``cases/`` in a folder, which may be ``cases/`` itself or hold it."""
    below = {path.resolve() for path in (asked, root / asked) if path.is_dir()}
    root = root.resolve()
    found = [
        _content_file(root, path)
        for path, _ in find_files(root / CASES, [])
        if not below.isdisjoint(path.parents)
    ]
    if not found:
        raise EditError(f"Folder '{asked}' tidak memuat berkas dari folder cases/ proyek ini.")
    return found


def _content_file(root: Path, path: Path) -> ContentFile:
    name = path.relative_to(root).as_posix()
    if path.parent.name == "visits":
        kind = FileKind.VISIT
    else:
        kind = FileKind.QUESTIONS if path.name == "questions.yaml" else FileKind.CASE
    return ContentFile(path, name, kind)
