"""Who learnt from whom: guests on the left, hosts on the right, one line for each pair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kb_builder.model.area import Area
from kb_builder.site.entries import VisitEntry

WIDTH = 360
ROW = 24.0
TOP = 30.0
LEFT_EDGE = 132.0
RIGHT_EDGE = 262.0


@dataclass(frozen=True, slots=True)
class Spot:
    """An area in a column; ``y`` is the middle of its row."""

    area: Area
    visits: int
    y: float


@dataclass(frozen=True, slots=True)
class Link:
    """A guest and a host joined by a curve; ``visits`` is how often.

    ``adopted``: a source says that the guest took over a practice of the host; then there may be
    no visit at all.
    """

    guest: Area
    host: Area
    visits: int
    path: str
    adopted: bool = False


@dataclass(frozen=True, slots=True)
class VisitGraph:
    """The picture in a view box of ``width`` × ``height`` units, narrow enough for a phone."""

    guests: tuple[Spot, ...]
    hosts: tuple[Spot, ...]
    links: tuple[Link, ...]
    height: float
    width: int = WIDTH


def visit_graph(
    visits: Sequence[VisitEntry], *, adoptions: Iterable[tuple[Area, Area]] = ()
) -> VisitGraph:
    """Lay the visits out. Guests that are no regency or city are not drawn.

    ``adoptions``: who took over a practice, and from whom.
    """
    pairs: Counter[tuple[str, str]] = Counter()
    areas: dict[str, Area] = {}
    for entry in visits:
        for _, guest in entry.guests:
            if guest is not None:
                pairs[guest.code, entry.host.code] += 1
                areas |= {guest.code: guest, entry.host.code: entry.host}
    taken = set()
    for taker, giver in adoptions:
        taken.add((taker.code, giver.code))
        pairs[taker.code, giver.code] += 0
        areas |= {taker.code: taker, giver.code: giver}
    received = Counter[str]()
    made = Counter[str]()
    for (guest_code, host_code), count in pairs.items():
        made[guest_code] += count
        received[host_code] += count
    # Guests stand near their main host: fewer lines cross.
    hosts = sorted(received, key=lambda code: (-received[code], code))
    rank = {code: place for place, code in enumerate(hosts)}
    main = {g: min(rank[h] for (guest, h) in pairs if guest == g) for g in made}
    guests = sorted(made, key=lambda code: (main[code], code))
    height = TOP + len(guests) * ROW + 6
    left = {code: TOP + (place + 0.5) * ROW for place, code in enumerate(guests)}
    right = {
        code: TOP + (place + 0.5) * (len(guests) * ROW / len(hosts))
        for place, code in enumerate(hosts)
    }
    links = tuple(
        Link(areas[g], areas[h], count, _curve(left[g], right[h]), (g, h) in taken)
        for (g, h), count in sorted(pairs.items())
    )
    return VisitGraph(
        guests=tuple(Spot(areas[c], made[c], round(left[c], 1)) for c in guests),
        hosts=tuple(Spot(areas[c], received[c], round(right[c], 1)) for c in hosts),
        links=links,
        height=round(height, 1),
    )


def _curve(start: float, end: float) -> str:
    middle = (LEFT_EDGE + RIGHT_EDGE) / 2
    return (
        f"M{LEFT_EDGE:g} {start:.1f} C{middle:g} {start:.1f} "
        f"{middle:g} {end:.1f} {RIGHT_EDGE:g} {end:.1f}"
    )
