"""What came of visits: who learnt what from whom, steps agreed upon, checks made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb_builder.model.area import Area
from kb_builder.model.docnames import FOLLOW_UP
from kb_builder.model.fields import UNKNOWN
from kb_builder.model.visit import Visit
from kb_builder.model.vocabulary import CheckMonth
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.entries import VisitEntry
from kb_builder.site.page import PlannedPage
from kb_builder.site.pages.chains import chains
from kb_builder.site.rendering import Renderer


@dataclass(frozen=True, slots=True, kw_only=True)
class Learning:
    """A guest and a host; ``taken`` are practices of the guest that a source derives from the host.

    ``told`` counts what visits' files say was taken over. A visit alone is no adoption.
    """

    guest: Area
    host: Area
    visits: tuple[str, ...]
    taken: tuple[str, ...]
    told: int

    @property
    def adopted(self) -> int:
        """How many takings over are known."""
        return len(self.taken) + self.told


def learning(catalogue: Catalogue, /) -> list[Learning]:
    """All pairs: those with something taken over first, then by number of visits and by name."""
    visits: dict[tuple[str, str], list[VisitEntry]] = {}
    taken: dict[tuple[str, str], list[str]] = {}
    for entry in catalogue.visits:
        for code in dict.fromkeys(area.code for _, area in entry.guests if area):
            visits.setdefault((code, entry.host.code), []).append(entry)
    for step in chains(catalogue):
        if step.taken and step.area is not None:
            pair = step.adopter.area.code, step.area.code
            taken.setdefault(pair, []).append(step.adopter.reference)
    found = [
        Learning(
            guest=catalogue.areas[guest],
            host=catalogue.areas[host],
            visits=tuple(entry.stem for entry in visits.get((guest, host), [])),
            taken=tuple(taken.get((guest, host), [])),
            told=sum(len(entry.visit.adopted) for entry in visits.get((guest, host), [])),
        )
        for guest, host in {**visits, **taken}
    ]
    return sorted(found, key=lambda p: (-p.adopted, -len(p.visits), p.guest.name, p.host.name))


def _by_host(pairs: Sequence[Learning]) -> list[tuple[Area, list[Learning]]]:
    """Pairs of the same host together: who received most first."""
    found: dict[str, list[Learning]] = {}
    for pair in pairs:
        found.setdefault(pair.host.code, []).append(pair)
    groups = [(group[0].host, group) for group in found.values()]
    return sorted(groups, key=lambda one: (-len(one[1]), one[0].name))


def followed(catalogue: Catalogue, /) -> list[VisitEntry]:
    """Visits of which anything is known afterwards, newest first."""
    return [entry for entry in catalogue.visits if has_aftermath(entry.visit)]


def has_aftermath(visit: Visit, /) -> bool:
    """Whether a file says what came of a visit."""
    return visit.follow_up != UNKNOWN or bool(visit.adopted) or bool(visit.checks)


def docnames(_: Catalogue) -> list[str]:
    """Addresses of these pages."""
    return [FOLLOW_UP]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[PlannedPage]:
    """The board."""
    pairs, entries = learning(catalogue), followed(catalogue)
    adopted = [pair for pair in pairs if pair.adopted]
    yield renderer.plan(
        "following",
        docname=FOLLOW_UP,
        title="Tindak lanjut kunjungan",
        description="Apa yang terjadi sesudah kunjungan, dan siapa belajar apa dari siapa.",
        kind="daftar",
        view={
            "adopted": [(pair, [catalogue.card(name) for name in pair.taken]) for pair in adopted],
            "visited": _by_host([pair for pair in pairs if not pair.adopted]),
            "visits": {e.stem: e.line for e in catalogue.visits},
            "plans": [(e.line, e.visit.follow_up) for e in entries if e.visit.follow_up != UNKNOWN],
            "told": [(e.line, e.visit.adopted) for e in entries if e.visit.adopted],
            "checks": [(e.line, e.visit.checks) for e in entries if e.visit.checks],
            "months": [month.label for month in CheckMonth],
            "silent": len(catalogue.visits) - len(entries),
        },
    )
