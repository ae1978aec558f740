"""Publishing: what was made becomes the site that people read, wholly or not at all.

Everything is written beside the site first. Then a journal says what is to be put in place and what
to be removed, and only then the site is touched: new files first, then those that replace others,
the front page last, then removals. Whoever interrupts that finds it finished by the next build,
because the journal is still there. No file is ever half written in the site itself.

What is on disk is known by its bytes alone: times and sizes prove nothing.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kb_builder.writing import remove_empty_folders, write_if_changed

FRONT: Final = "index.html"
VERSION: Final = 1


class PublishingError(Exception):
    """The new site must not be published; the text says why, in Indonesian."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file of the site: with the same ``key`` it has the same bytes."""

    key: str
    sha: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of a site by name, and what decided them all.

    ``inputs`` identifies everything that a build reads.
    """

    inputs: str
    outputs: Mapping[str, Output]

    @property
    def pages(self) -> int:
        """How many pages the site has."""
        return sum(name.endswith(".html") for name in self.outputs)

    def matches(self, found: Mapping[str, str]) -> bool:
        """Whether a site has exactly these files, byte for byte."""
        return found.keys() == self.outputs.keys() and all(
            found[name] == output.sha for name, output in self.outputs.items()
        )

    def as_bytes(self) -> bytes:
        """The manifest as its file holds it."""
        outputs = {name: [o.key, o.sha] for name, o in sorted(self.outputs.items())}
        document = {"version": VERSION, "inputs": self.inputs, "outputs": outputs}
        return (json.dumps(document, indent=0) + "\n").encode("utf-8")


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a build reads, each part identified by a hash; ``repository`` is an address."""

    programs: str
    """Programs, national tables, Python and all that is installed."""
    templates: str
    docs: str
    cases: str
    repository: str

    @property
    def all(self) -> str:
        """Everything at once."""
        return sha_of(repr(self).encode("utf-8"))


NO_MANIFEST: Final = Manifest("", {})


def sha_of(data: bytes) -> str:
    """What identifies a file's bytes."""
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class Places:
    """Where things lie below the folder ``_build``."""

    folder: Path

    @property
    def site(self) -> Path:
        """The site that people read."""
        return self.folder / "site"

    @property
    def manifest(self) -> Path:
        """What the site consists of."""
        return self.folder / "manifest.json"

    @property
    def staged(self) -> Path:
        """New files before they are put in place."""
        return self.folder / "staged"

    @property
    def memory(self) -> Path:
        """What the next build may take over."""
        return self.folder / "memory.pickle"

    @property
    def templates(self) -> Path:
        """Compiled templates."""
        return self.folder / "templates"

    @property
    def sphinx(self) -> Path:
        """Where Sphinx works."""
        return self.folder / "sphinx"

    @property
    def journal(self) -> Path:
        """What a publication that has begun still has to do."""
        return self.folder / "journal.json"


def read_manifest(places: Places) -> Manifest:
    """The manifest of the site; an empty one where there is none or it cannot be read."""
    try:
        document = json.loads(places.manifest.read_bytes())
        if document["version"] != VERSION:
            return NO_MANIFEST
        outputs = {name: Output(*pair) for name, pair in document["outputs"].items()}
        return Manifest(str(document["inputs"]), outputs)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return NO_MANIFEST


def scan(site: Path) -> dict[str, str]:
    """What every file of a site consists of, by name with slashes."""
    names = sorted(_files(site))
    top = str(site)

    def look(part: list[str]) -> dict[str, str]:
        return {name: _sha_on_disk(f"{top}/{name}") for name in part}

    # Reading waits for the disk, and hashing lets other threads run.
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(look, (names[::2], names[1::2]))
    return first | second


def _sha_on_disk(path: str) -> str:
    try:
        with open(path, "rb", buffering=0) as stream:  # noqa: PTH123 -- thousands of times
            return sha_of(stream.read())
    except OSError:
        return ""  # whatever it is, it is not what belongs there


def begin(places: Places) -> None:
    """An empty place for new files."""
    shutil.rmtree(places.staged, ignore_errors=True)
    (places.staged / "files").mkdir(parents=True)


def stage(places: Places, name: str, data: bytes) -> None:
    """Write a new file beside the site."""
    path = places.staged / "files" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def refuse_odd(new: Manifest, old: Manifest) -> None:
    """Refuse a site without front page, or with less than half the pages it had. Raises."""
    if FRONT not in new.outputs:
        raise PublishingError("Situs baru tidak memiliki halaman muka.")
    if new.pages * 2 < old.pages:
        raise PublishingError(
            f"Situs baru hanya memiliki {new.pages} halaman, padahal yang lama {old.pages}. "
            "Bila memang demikian, jalankan lagi dengan --allow-fewer."
        )


def publish(places: Places, new: Manifest, found: Mapping[str, str]) -> tuple[int, int]:
    """Put the staged files in place and remove what is no more; how many of each.

    ``found`` is what ``scan`` saw. Raises OSError; what has begun is finished by ``finish``.
    """
    put = [name for name, output in new.outputs.items() if found.get(name) != output.sha]
    put.sort(key=lambda name: (name in found, name == FRONT, name))
    remove = sorted(found.keys() - new.outputs.keys())
    (places.staged / "manifest.json").write_bytes(new.as_bytes())
    if put or remove:
        write_if_changed(places.journal, json.dumps({"put": put, "remove": remove}).encode())
        finish(places)
    else:
        _take_manifest(places)
    return len(put), len(remove)


def finish(places: Places) -> None:
    """Do what the journal says, if there is one; it may be done in part already."""
    journal = _read_journal(places.journal)
    if journal is not None:
        files = places.staged / "files"
        for name in journal["put"]:
            source, target = files / name, places.site / name
            if source.is_file():
                _make_room(target, places.site)
                source.replace(target)
        for name in journal["remove"]:
            path = places.site / name
            if path.is_symlink() or path.is_file():
                path.unlink()
        if journal["remove"]:
            remove_empty_folders(places.site)
        _take_manifest(places)
    places.journal.unlink(missing_ok=True)
    shutil.rmtree(places.staged, ignore_errors=True)


def _take_manifest(places: Places) -> None:
    staged = places.staged / "manifest.json"
    if staged.is_file():
        staged.replace(places.manifest)


def _make_room(target: Path, site: Path) -> None:
    """Make the folder of a file; what stands in its way is not ours."""
    for folder in (*reversed(target.relative_to(site).parents), None):
        path = target if folder is None else site / folder
        if folder is None and path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif folder is not None and (path.is_symlink() or path.is_file()) and path != site:
            path.unlink()
    target.parent.mkdir(parents=True, exist_ok=True)


def _read_journal(path: Path) -> dict[str, list[str]] | None:
    try:
        found: Any = json.loads(path.read_bytes())
        return {key: [str(name) for name in found[key]] for key in ("put", "remove")}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _files(folder: Path) -> Iterator[str]:
    """Names of all files below a folder."""
    top = str(folder)
    for here, folders, names in os.walk(top):
        folders.sort()
        below = os.path.relpath(here, top).replace(os.sep, "/")
        prefix = "" if below == "." else f"{below}/"
        links: Iterable[str] = [name for name in folders if Path(here, name).is_symlink()]
        for name in (*names, *links):
            yield prefix + name
