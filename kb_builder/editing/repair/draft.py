"""A file of ``cases/`` on its way to a repaired text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePosixPath

from pydantic import BaseModel

from kb_builder.editing.repair.changes import Change, Repair, Step, becomes
from kb_builder.editing.repair.kinds import Types, types_of
from kb_builder.editing.repair.spots import Spot, rewritten, spots_of
from kb_builder.reading.checks import run_checks
from kb_builder.reading.context import Context
from kb_builder.reading.explain import validate
from kb_builder.reading.files import MODELS, CaseFile, FileKind, parse_text
from kb_builder.reading.problems import Problem
from kb_builder.words.signs import with_line_feeds


@dataclass(frozen=True, slots=True)
class Done:
    """A repair that was made, where it stood in the file as it was read; both count from 1."""

    line: int
    column: int
    name: str
    message: str


@dataclass(frozen=True)
class Draft:
    """One file: the text as it is by now, and what was done to it."""

    name: str
    kind: FileKind
    original: str
    text: str
    done: tuple[Done, ...] = ()
    steps: tuple[Step, ...] = field(default=(), repr=False)

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return PurePosixPath(self.name).stem

    def as_read(self) -> Draft:
        """The draft with the lines that every reader counts: a return that is left ends one."""
        return replace(self, text=with_line_feeds(self.text)) if "\r" in self.text else self

    @property
    def model(self) -> type[BaseModel]:
        """What the file should hold."""
        return MODELS[self.kind]

    @cached_property
    def source(self) -> CaseFile | None:
        """The text as a tree with what reading alone finds; None where YAML is broken."""
        return self._read[0]

    @cached_property
    def _read(self) -> tuple[CaseFile | None, list[Problem]]:
        return parse_text(self.text, self.name, self.stem, self.kind)

    def problems(self, context: Context) -> list[Problem]:
        """All problems of the text, as ``kb check`` would find them."""
        if self.source is None:
            return self._read[1]
        # what is reported stays on the source, so each look gets one of its own
        fresh = replace(self.source, problems=[*self._read[1]])
        validate(self.model, fresh)
        run_checks(fresh, context)
        return sorted(set(fresh.problems))

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """Every key and value; none where YAML is broken."""
        return spots_of(self.source.tree, self.text) if self.source else ()

    def types(self, spot: Spot) -> Types:
        """What the models want in this spot."""
        like = tuple(0 if isinstance(part, int) else part for part in spot.path)
        return types_of(self.model, like, is_key=spot.is_key)

    def value_spots(self) -> Iterator[tuple[int, Spot]]:
        """The values that are written in one piece, with their numbers."""
        return (
            (number, spot)
            for number, spot in enumerate(self.spots)
            if not spot.is_key and spot.raw is not None
        )

    def key_spots(self) -> Iterator[tuple[int, Spot]]:
        """The keys, with their numbers."""
        return (
            (number, spot)
            for number, spot in enumerate(self.spots)
            if spot.is_key and spot.raw is not None
        )

    def rewrite(
        self, number: int, text: str, message: str | None = None, *, quoted: bool = False
    ) -> Repair | None:
        """A new text in one spot; None where the spot is not one piece of the file."""
        return self.rewrite_all({number: text}, message, quoted=quoted)

    def rewrite_all(
        self, texts: Mapping[int, str], message: str | None = None, *, quoted: bool = False
    ) -> Repair | None:
        """New texts in several spots, as one repair named after the first of them."""
        changes = []
        for number, text in texts.items():
            spot = self.spots[number]
            raw = rewritten(spot, text, quoted=quoted)
            if raw is None:
                return None
            changes.append(Change(spot.start, spot.end, raw))
        number, text = next(iter(texts.items()))
        first = self.spots[number]
        said = message or becomes(first.text, text)
        return Repair(tuple(sorted(changes)), said, first.start, texts)

    def after(self, repairs: Sequence[Repair], name: str) -> Draft:
        """The draft with these repairs made, which must not overlap."""
        step = Step.of(repairs)
        done = [self._done(repair, name) for repair in repairs]
        return replace(
            self,
            text=step.apply(self.text),
            done=(*self.done, *done),
            steps=(*self.steps, step),
        )

    def _done(self, repair: Repair, name: str) -> Done:
        line, column = self.place(repair.at)
        return Done(line, column, name, repair.message)

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column in the file as it was read."""
        for step in reversed(self.steps):
            offset = step.before(offset)
        before = self.original[:offset].removeprefix("\ufeff")
        return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
