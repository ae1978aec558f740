"""Which addresses change: both sides' pages made as the site makes them, without Sphinx."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, Literal

from kb_builder.model import docnames
from kb_builder.model.area import Area
from kb_builder.progress import Progress, unwatched
from kb_builder.review.report import MAX_ITEMS, MAX_NAME, AreaMoves, PageGroup, cut_text
from kb_builder.similarity import World
from kb_builder.site.answers import Answers
from kb_builder.site.api import api_documents
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.pages import all_pages
from kb_builder.site.rendering import Renderer

GROUPS: Final = ("case", "practice", "visit", "list", "area", "data")


class _AnyAddress(frozenset[str]):
    """Knows every address: whether a link leads somewhere is for ``kb build`` to say."""

    def __contains__(self, _: object) -> bool:
        return True


@dataclass(frozen=True)
class SideCatalogue(Catalogue):
    """The catalogue of a side, with its answers."""

    former: SideCatalogue | None = None

    @property
    def world(self) -> World:
        """The distances between all areas."""
        return self.project.world

    @cached_property
    def answers(self) -> Answers:
        """Peers, hosts and practices for every area; those of ``former`` where nothing differs."""
        own = Answers(self.project)
        if (
            self.former
            and self.former.world.same_tables(self.world)
            and self.former.answers.key == own.key
        ):
            return self.former.answers
        return own


def page_groups(
    base: SideCatalogue,
    head: SideCatalogue,
    moves: Iterable[AreaMoves],
    *,
    progress: Progress = unwatched,
) -> tuple[PageGroup, ...]:
    """The addresses that are new, gone or show something else, by kind of page.

    ``moves`` are the areas whose lists show other names on the two sides.
    """
    renderer = Renderer(_AnyAddress())
    old, new = _documents(base, renderer), _documents(head, renderer)
    known = dict.fromkeys(_unmoved(base, head), False)
    for area in moves:
        known |= dict.fromkeys(_computed(head.areas[area.code]), True)
    changed = []
    both = old.keys() & new.keys()
    for done, name in enumerate(sorted(both)):
        progress("Membandingkan halaman", done, len(both))
        if known[name] if name in known else old[name]() != new[name]():
            changed.append(name)
    cases = {*base.cases, *head.cases}
    kinds = {name: _group(name, cases) for name in {*old, *new}}

    def named(names: Iterable[str], kind: str) -> tuple[str, ...]:
        own = sorted(name for name in names if kinds[name] == kind)
        return tuple(cut_text(_address(name), MAX_NAME) for name in own[:MAX_ITEMS])

    groups = (
        PageGroup(
            kind=kind,
            added=named(new.keys() - old.keys(), kind),
            removed=named(old.keys() - new.keys(), kind),
            changed=named(changed, kind),
        )
        for kind in GROUPS
    )
    return tuple(group for group in groups if group.added or group.removed or group.changed)


def _documents(catalogue: SideCatalogue, renderer: Renderer) -> dict[str, Callable[[], object]]:
    """What stands at each address; pages of areas without a case are made when asked for."""
    found: dict[str, Callable[[], object]] = {
        page.docname: page.render for page in all_pages(catalogue, renderer)
    }
    for name, data in api_documents(catalogue).items():
        found[docnames.document(name)] = _known(data)
    for area in catalogue.national.areas.regencies:
        found[_computed(area)[1]] = _answer(catalogue, area)
    return found


def _known(value: object) -> Callable[[], object]:
    return lambda: value


def _answer(catalogue: SideCatalogue, area: Area) -> Callable[[], object]:
    return lambda: catalogue.answers.view(area).as_json


def _unmoved(base: SideCatalogue, head: SideCatalogue) -> Iterator[str]:
    """Addresses computed for an area that show the same on both sides, without making them.

    With the same tables they show its answers and its visits, and nothing else that can change.
    """
    if not base.world.same_tables(head.world):
        return
    cases = {*base.cases, *head.cases}
    alike = base.answers is head.answers
    for area in base.national.areas.provinces:
        yield docnames.area_page(area.slug)
    for area in base.national.areas.regencies:
        if alike or base.answers.view(area) == head.answers.view(area):
            page, answer = _computed(area)
            yield answer
            if area.slug not in cases and _visits(base, area) == _visits(head, area):
                yield page


def _computed(area: Area) -> tuple[str, str]:
    """Where an area's lists stand: its page and its document."""
    answers = docnames.answers_document(area.code)
    return docnames.area_page(area.slug), docnames.document(answers)


def _visits(catalogue: Catalogue, area: Area) -> list[Any]:
    return [*catalogue.visits_to(area), *catalogue.visits_by(area)]


def _group(
    name: str, cases: set[str]
) -> Literal["case", "practice", "visit", "list", "area", "data"]:
    kind = docnames.kind_of(name)
    if kind == "area" and docnames.slug_in(name) in cases:
        return "case"
    return kind


def _address(name: str) -> str:
    return name if docnames.kind_of(name) == "data" else docnames.file_of(name)
