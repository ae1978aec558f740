"""The files under repair together with those beside them, taken through the rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from kb_builder.editing.repair.around import Around, addresses, secure_hosts
from kb_builder.editing.repair.changes import Repair, fitting
from kb_builder.editing.repair.draft import Draft
from kb_builder.editing.repair.guard import is_better
from kb_builder.editing.repair.rules import RULES, Rule
from kb_builder.reading.context import Context, build_context, what_it_tells
from kb_builder.reading.files import FileKind
from kb_builder.reference import National

MOST_ROUNDS: Final = 8
"""A key must be right before what it holds can be understood; a few rounds mend any depth."""

MOST_TRIES: Final = 100
"""A file in which a rule does harm in many places is left to people."""

Place = tuple[int, int, str]
"""What tells a repair from others, however the text around it changes."""


@dataclass(frozen=True)
class Workspace:
    """Drafts by name. Files that are ``kept`` stay as they are; those ``unread`` have no text."""

    drafts: Mapping[str, Draft]
    national: National
    today: dt.date
    kept: frozenset[str] = frozenset()
    unread: tuple[tuple[str, FileKind], ...] = ()

    def repaired(self) -> Workspace:
        """Everything that has one right answer, done, until nothing is left to do."""
        space = self
        for _ in range(MOST_ROUNDS):
            before = space
            for rule in RULES:
                space = space.after(rule)
            if space is before:
                break
        return space

    def after(self, rule: Rule) -> Workspace:
        """The workspace after one rule; the same one if the rule has nothing to do.

        All files change together, since one may speak of another. Where that makes one of them
        worse, the repairs are tried in parts.
        """
        drafts = {}
        for name, draft in self.drafts.items():
            repairs = [] if name in self.kept else fitting(rule.find(draft, self.around))
            if repairs:
                drafts[name] = draft.after(repairs, rule.name), repairs
        if not drafts:
            return self
        new = self.replacing(draft for draft, _ in drafts.values())
        if all(
            is_better(self.drafts[name], draft, repairs, then=self.context, now=new.context)
            for name, (draft, repairs) in drafts.items()
        ):
            return new
        space = self
        for name, (_, repairs) in drafts.items():
            space = space.in_parts(rule, name, [_place(self.drafts[name], r) for r in repairs])
        return space

    def in_parts(self, rule: Rule, name: str, places: Sequence[Place]) -> Workspace:
        """The workspace after those repairs of one file that leave it better.

        They are tried together, then by halves, so that a bad one is found among many good ones.
        """
        space = self
        waiting = [places]
        for _ in range(MOST_TRIES):
            if not waiting:
                break
            group = waiting.pop()
            draft = space.drafts[name]
            wanted = frozenset(group)
            found = fitting(
                repair
                for repair in rule.find(draft, space.around)
                if _place(draft, repair) in wanted
            )
            if not found:
                continue
            new = space.replacing([draft.after(found, rule.name)])
            if is_better(draft, new.drafts[name], found, then=space.context, now=new.context):
                space = new
            elif len(group) > 1:
                half = len(group) // 2
                waiting += [group[half:], group[:half]]
        return space

    def replacing(self, drafts: Iterable[Draft]) -> Workspace:
        """The workspace with newer drafts of some files."""
        newer = {draft.name: draft for draft in drafts}
        return replace(self, drafts={**self.drafts, **newer})

    @cached_property
    def context(self) -> Context:
        """What the files say of one another."""
        told = [what_it_tells(draft.source) for draft in self.drafts.values() if draft.source]
        broken = [(d.stem, d.kind) for d in self.drafts.values() if not d.source]
        return build_context(
            told, [*self.unread, *broken], national=self.national, today=self.today
        )

    @cached_property
    def around(self) -> Around:
        """What the repairs may look up."""
        sources = [draft.source for draft in self.drafts.values() if draft.source]
        kept = [source for source in sources if source.name in self.kept]
        return Around(self.context, secure_hosts(sources), frozenset(addresses(kept)))


def _place(draft: Draft, repair: Repair) -> Place:
    return (*draft.place(repair.at), repair.message)
