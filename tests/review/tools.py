"""Two sides of a comparison: small projects and repositories of git."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from kb_builder.review.contents import changes_of
from kb_builder.review.files import FilePair, pair_files
from kb_builder.review.report import Change
from kb_builder.review.side import Side, read_side
from kb_builder.review.snapshot import folder_snapshot
from tests.factories import TODAY, Content, project

ROOT = Path(__file__).resolve().parents[2]
CASE = "cases/bojonegoro.yaml"


class Repository:
    """A repository of git whose settings are its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, stdin: bytes = b"") -> str:
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.root),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "Penguji",
            "GIT_AUTHOR_EMAIL": "penguji@contoh.example",
            "GIT_AUTHOR_DATE": "2026-11-22T00:00:00Z",
            "GIT_COMMITTER_NAME": "Penguji",
            "GIT_COMMITTER_EMAIL": "penguji@contoh.example",
            "GIT_COMMITTER_DATE": "2026-11-22T00:00:00Z",
        }
        ran = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            input=stdin,
            capture_output=True,
            check=True,
            env=environment,
        )
        return ran.stdout.decode().strip()

    def commit(self) -> str:
        """Everything as it is now, as a commit."""
        self.git("add", "--all", "--force")
        self.git("commit", "--quiet", "--allow-empty", "--message", "Uji")
        return self.git("rev-parse", "HEAD")

    def blob(self, data: bytes) -> str:
        """A file's contents, known to git only."""
        return self.git("hash-object", "-w", "--stdin", stdin=data)

    def tree(self, *rows: str) -> str:
        """A commit of a tree made of rows of ``git mktree``, which checks no names."""
        tree = self.git("mktree", stdin="".join(f"{row}\n" for row in rows).encode())
        return self.git("commit-tree", "-m", "Uji", tree)


def edit(path: Path, *pairs: tuple[str, str]) -> None:
    """Replace words that stand in the file."""
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def side(folder: Path, **files: Content) -> Side:
    """A side with ``files`` in its ``cases/``; names as in ``tests.factories.project``."""
    root = project(folder / "project", **files)
    return read_side(folder_snapshot("uji", root), folder / "read", today=TODAY)


def pairs_of(
    folder: Path, before: Mapping[str, Content], after: Mapping[str, Content]
) -> list[FilePair]:
    """The files that differ between two small projects."""
    return pair_files(side(folder / "a", **before), side(folder / "b", **after))


def changes(folder: Path, before: str, after: str) -> list[Change]:
    """What differs between two texts of ``cases/bojonegoro.yaml``."""
    pairs = pairs_of(folder, {"bojonegoro": before}, {"bojonegoro": after})
    return [change for pair in pairs for change in changes_of(pair)]
