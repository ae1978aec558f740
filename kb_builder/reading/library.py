"""The whole ``cases/`` folder as one checked library."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Final

from pydantic import BaseModel

from kb_builder.leftovers import is_left_behind
from kb_builder.model.case import Case
from kb_builder.model.library import Library
from kb_builder.model.questions import QuestionBank
from kb_builder.model.visit import Visit
from kb_builder.reading.checks import run_checks
from kb_builder.reading.context import Context, Told, build_context, what_it_tells
from kb_builder.reading.explain import validate
from kb_builder.reading.files import (
    MODELS,
    CaseFile,
    FileKind,
    RawFile,
    make_problem,
    parse,
    raw_file,
)
from kb_builder.reading.problems import Problem, Severity
from kb_builder.reading.verdicts import Verdict, Verdicts
from kb_builder.reading.yaml_tree import Position
from kb_builder.reference import National
from kb_builder.today import today as this_day

_OTHER_ENDING: Final = re.compile(r"(.+?)(?:\.ya?ml)*(?:\.yml|\.ya?ml\.txt|\.YA?ML)", re.IGNORECASE)


def load_library(
    folder: Path,
    national: National,
    /,
    *,
    today: dt.date | None = None,
    known: Verdicts | None = None,
) -> tuple[Library, list[Problem]]:
    """Read every file below ``folder`` and check it against ``national``.

    Returns the library of the files that fit their model, and all problems sorted by file, line
    and column. The library is complete only if no problem is an error. ``today`` decides which
    dates lie in the future. Files that ``known`` has a verdict on are not looked into again; it
    learns the verdicts on the others.
    """
    reading = _Reading(national, today or this_day(), known or Verdicts(None))
    for path, kind in find_files(folder, reading.problems):
        reading.take(path, file_name(path, folder), kind)
    return library_of(reading.judge()), sorted(set(reading.problems))


class _Reading:
    """A folder on its way to a library: what its files tell one another comes before verdicts."""

    def __init__(self, national: National, day: dt.date, verdicts: Verdicts) -> None:
        self.problems: list[Problem] = []
        self._national = national
        self._day = day
        self._verdicts = verdicts
        self._files: list[tuple[RawFile, Told]] = []
        self._trees: dict[str, CaseFile] = {}
        self._unread: list[tuple[str, FileKind]] = []

    def take(self, path: Path, name: str, kind: FileKind) -> None:
        """Learn what a file tells the others."""
        file = raw_file(path, name, kind)
        if isinstance(file, Problem):
            self.problems.append(file)
            self._unread.append((path.stem, kind))
            return
        told = self._verdicts.told(file)
        if told is None:
            tree, found = parse(file)
            if tree is None:
                self.problems += found
                self._unread.append((path.stem, kind))
                return
            self._trees[name] = tree
            told = what_it_tells(tree)
        self._files.append((file, told))

    def judge(self) -> Mapping[FileKind, Mapping[str, BaseModel]]:
        """The models of the files that fit one, by kind and file stem."""
        told = [told for _, told in self._files]
        circumstances = self._verdicts.circumstances(told, self._unread, self._national)
        models: dict[FileKind, dict[str, BaseModel]] = {kind: {} for kind in FileKind}
        for file, said in self._files:
            verdict = self._verdicts.verdict(file, circumstances, self._day)
            if verdict is None:
                verdict = self._look_into(file)
                self._verdicts.learn(file, circumstances, self._day, said, verdict)
            if verdict.model is not None:
                models[file.kind][file.stem] = verdict.model
            self.problems += verdict.problems
        self._verdicts.keep()
        return models

    @cached_property
    def _context(self) -> Context:
        told = [told for _, told in self._files]
        return build_context(told, self._unread, national=self._national, today=self._day)

    def _look_into(self, file: RawFile) -> Verdict:
        tree = self._trees.get(file.name) or parse(file)[0]
        if tree is None:  # it told something once, so it can be read
            raise AssertionError(file.name)
        model = validate(MODELS[file.kind], tree)
        run_checks(tree, self._context)
        return Verdict(model, tuple(tree.problems))


def library_of(models: Mapping[FileKind, Mapping[str, BaseModel]]) -> Library:
    """The library of models by kind and file stem."""
    bank = models[FileKind.QUESTIONS].get("questions")
    return Library(
        cases={k: v for k, v in models[FileKind.CASE].items() if isinstance(v, Case)},
        visits={k: v for k, v in models[FileKind.VISIT].items() if isinstance(v, Visit)},
        questions=bank if isinstance(bank, QuestionBank) else None,
    )


def has_errors(problems: list[Problem]) -> bool:
    """Whether any of the problems stops a build."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def find_files(folder: Path, problems: list[Problem]) -> list[tuple[Path, FileKind]]:
    """The files of the library in sorted order; anything else in the folder is a problem."""
    found = []
    start = Position(1, 1)
    for path in sorted(folder.rglob("*")) if folder.is_dir() else []:
        name = path.relative_to(folder).as_posix()
        if any(is_left_behind(part) for part in path.relative_to(folder).parts):
            continue
        if path.is_dir() and not path.is_symlink():
            if name != "visits":
                message = f"Folder '{name}' tidak dikenal di cases/."
                problems.append(make_problem(file_name(path, folder), start, "R115", message))
            continue
        if name == "questions.yaml":
            found.append((path, FileKind.QUESTIONS))
        elif path.suffix == ".yaml" and path.parent == folder:
            found.append((path, FileKind.CASE))
        elif path.suffix == ".yaml" and path.parent == folder / "visits":
            found.append((path, FileKind.VISIT))
        else:
            message = f"Berkas '{path.name}' tidak dikenal di sini."
            problems.append(
                make_problem(file_name(path, folder), start, "R115", message, hint=_renaming(path))
            )
    if not found:
        message = "Tidak ada satu berkas pun di folder ini."
        problems.append(make_problem(folder.name, start, "R104", message))
    return found


def _renaming(path: Path) -> str | None:
    """How to name a file that has an ending of YAML, but not the one that counts here."""
    found = _OTHER_ENDING.fullmatch(path.name)
    return f"Ganti namanya menjadi '{found[1]}.yaml'." if found else None


def file_name(path: Path, folder: Path, /) -> str:
    """The file's name as problems show it: from the project's root, with slashes."""
    return f"{folder.name}/{path.relative_to(folder).as_posix()}"
