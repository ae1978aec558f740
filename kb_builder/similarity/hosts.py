"""Tuan rumah: among those like us, who is clearly ahead where we are behind, and how far is it?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from kb_builder.model.area import Area
from kb_builder.similarity.domains import DOMAINS
from kb_builder.similarity.errors import SimilarityError
from kb_builder.similarity.pairs import known, pair_at, sources
from kb_builder.similarity.query import (
    ANYONE,
    Asked,
    Filters,
    Typed,
    allowed,
    ask_all,
    ask_one,
    check_k,
)
from kb_builder.similarity.record import load_factor
from kb_builder.similarity.results import Host, HostList, Hosts, Lead, Subject
from kb_builder.similarity.shaking import BLUR, lowest
from kb_builder.similarity.standing import behind_peers, by_need, leading
from kb_builder.similarity.traits import Bools, Floats, Ints
from kb_builder.similarity.world import World
from kb_builder.words.lists import listed
from kb_builder.words.numbers import points as points_text
from kb_builder.words.numbers import score as score_text

MARGIN: Final = 0.5
"""Points in a domain from which a host counts as clearly ahead."""
EXACT: Final = 1e-9
"""Printed scores have two decimals: a lead of 0.50 must not fail by the last bit of a float."""
POOL: Final = 100
"""So many places count as like the area; beyond them only where too few of them are ahead."""
AGAIN: Final = 40
"""Of so many that are worth most a list is chosen again under other weights and scores."""
ENOUGH: Final = 3
"""With fewer hosts among those like the area, all others are looked at too."""
HALF_KM: Final = 250.0
"""Kilometres at which a journey halves the worth of a host. A convention, not fitted."""
BLOCK: Final = 5
"""In each so many names one has a practice in the library, when one of them is ahead."""
CROWD: Final = 0.2
"""Share of the lists of a domain beyond which a host yields its place to others."""
ROUNDS: Final = 40
YIELD: Final = 0.9
LEAST_TURN: Final = 0.2
K: Final = 5
NOBODY: Final = -1
CHUNK: Final = 64
INDEX: Final = "Indeks SPBE"
TRIPS: Final = ((100.0, "sehari"), (500.0, "perlu menginap"), (np.inf, "jauh: sebaiknya daring"))
"""What a journey takes, by kilometres as the crow flies. A convention."""

NOBODY_AHEAD: Final = "Tidak ada daerah yang unggul {margin} poin atau lebih pada {domain}."
NOBODY_LEFT: Final = (
    "Tidak ada daerah dalam saringan ini yang unggul {margin} poin atau lebih pada {domain}."
)
NO_DOMAIN: Final = "satu domain pun"
NO_SCORES: Final = (
    "{name} belum dievaluasi, jadi tuan rumah belum dapat dihitung. Masukkan nilai Anda sendiri di "
    "Cari padanan atau dengan --scores."
)
ROUGH: Final = (
    "{name} belum dievaluasi pada {year}. Daftar ini kasar: nilainya ditaksir dari median daerah "
    "sekeadaan. Masukkan nilai Anda sendiri untuk daftar yang lebih tepat."
)
WIDENED: Final = (
    "Di antara seratus daerah yang paling serupa kurang dari tiga yang unggul pada {domain}; "
    "daftarnya diperluas ke daerah lain."
)
TRIP_NOTE: Final = "Jarak dihitung lurus antar-ibu kota; perjalanan sebenarnya lebih jauh."


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Ranked:
    """Hosts for each of ``m`` areas in one domain: columns ``(m, k)``, ``NOBODY`` for none.

    ``lead`` and ``worth`` ``(m, n)`` are of everyone; ``confidence`` ``(m, k)`` of the chosen ones;
    ``ahead`` ``(m,)`` counts who is clearly ahead; ``widened`` ``(m,)`` tells where others than
    those like the area are named because too few of those are.
    """

    columns: Ints
    confidence: Floats
    lead: Floats
    worth: Floats
    ahead: Ints
    widened: Bools


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class Field:
    """Whom ``m`` areas can be sent to: what does not change from one try to the next.

    ``may``, ``similar`` and ``documented`` ``(m, n)``; ``fixed`` ``(m, n)`` is travel times load.
    """

    weights: Floats
    may: Bools
    similar: Bools
    documented: Bools
    fixed: Floats
    margin: float
    k: int

    @classmethod
    def of(cls, world: World, rows: Ints, /, *, filters: Filters, margin: float, k: int) -> Field:
        """The field of some rows. Raises ``SimilarityError``."""
        may = allowed(world, rows, filters)
        return cls(
            weights=world.domain_weights,
            may=may,
            similar=similar_to(world, rows),
            documented=np.broadcast_to(world.documented, may.shape),
            fixed=travel_factor(world.km[rows]) * loads(world),
            margin=margin,
            k=k,
        )

    def among(self, columns: Ints, /) -> Field:
        """The same field, but only the ``columns`` ``(m, q)`` of each area."""

        def take(values: npt.NDArray[Any]) -> npt.NDArray[Any]:
            return np.take_along_axis(values, columns, axis=1)

        return replace(
            self,
            may=take(self.may),
            similar=take(self.similar),
            documented=take(self.documented),
            fixed=take(self.fixed),
        )

    def chosen(self, domain: str, near: Floats, apart: Floats, turn: Floats, /) -> Chosen:
        """The list of each row, with closeness ``near`` ``(m, n)`` and leads ``apart``."""
        lead, clear = lead_and_clear(apart, self.weights, domain, self.margin)
        clear = clear & self.may & (near > 0)
        worth = np.where(clear, near * lead * self.fixed * turn, -np.inf)
        few = (clear & self.similar).sum(axis=1) < ENOUGH
        pool = np.where(self.similar | few[:, None], worth, -np.inf)
        return Chosen(_best(pool, worth, self.documented, self.k), lead, worth, clear, few)


@dataclass(frozen=True, eq=False, slots=True)
class Chosen:
    """Lists of one try, and what they were chosen from."""

    columns: Ints
    lead: Floats
    worth: Floats
    clear: Bools
    few: Bools


def hosts(
    world: World,
    area: Area,
    /,
    *,
    k: int = K,
    domain: str | None = None,
    margin: float = MARGIN,
    scores: Typed | None = None,
    filters: Filters = ANYONE,
) -> Hosts:
    """Hosts for each domain and for the whole index, or only for ``domain`` ("D1" … or "index").

    A host is ahead by at least ``margin`` points in that domain; for the index, in any. An area
    without scores gets those of its peers, marked rough; ``scores`` are typed-in or converted
    domain values. Raises ``SimilarityError``.
    """
    check_k(k)
    if domain is not None and domain not in (*DOMAINS, "index"):
        raise SimilarityError(
            f"Domain '{domain}' tidak dikenal. Yang ada: {', '.join(DOMAINS)}, index."
        )
    if not 0 < margin <= 4:
        raise SimilarityError(f"Keunggulan terkecil harus antara 0 dan 4, bukan {margin:g}.")
    asked = ask_one(world, area, scores, guess=True)
    wanted = [domain] if domain else [*DOMAINS, "index"]
    return next(_answers(world, asked, k=k, wanted=wanted, margin=margin, filters=filters))


def all_hosts(
    world: World, /, *, k: int = K, codes: Sequence[str] | None = None
) -> Iterator[Hosts]:
    """Hosts for every regency and city, in order of code: the same as ``hosts`` gives.

    With ``codes`` only for theirs, in that order.
    """
    check_k(k)
    for part in ask_all(world, guess=True, codes=codes).parts(CHUNK):
        yield from _answers(
            world, part, k=k, wanted=[*DOMAINS, "index"], margin=MARGIN, filters=ANYONE
        )


def trip(km: float | None, /) -> str:
    """What a journey takes, in words."""
    if km is None or np.isnan(km):
        return "jarak belum diketahui"
    return next(words for most, words in TRIPS if km <= most)


def travel_factor(km: Floats, /) -> Floats:
    """``1 / (1 + km/250)``; one half where the way is not known."""
    found: Floats = np.where(np.isnan(km), 0.5, 1.0 / (1.0 + np.nan_to_num(km) / HALF_KM))
    return found


def leads_over(own: Floats, theirs: Floats, /) -> Floats:
    """``theirs`` ``(n, 4)`` minus ``own`` ``(m, 4)``: ``(m, n, 4)``, NaN where one is unknown."""
    apart: Floats = theirs[None, :, :] - own[:, None, :]
    return apart


def lead_and_clear(
    apart: Floats, weights: Floats, domain: str, margin: float, /
) -> tuple[Floats, Bools]:
    """How far each is ahead in the domain, and whether clearly: ``(m, n)`` each.

    For the index: what could be learnt, ``Σ weight × lead`` over the domains in which it is ahead,
    and whether it is clearly ahead in any. Unknown counts as no lead.
    """
    if domain != "index":
        one = np.nan_to_num(apart[:, :, DOMAINS.index(domain)], nan=-np.inf)
        return np.maximum(one, 0.0), one >= margin - EXACT
    known = np.nan_to_num(apart, nan=0.0)
    lead: Floats = np.maximum(known, 0.0) @ weights
    return lead, np.asarray((known >= margin - EXACT).any(axis=2))


def similar_to(world: World, rows: Ints, /) -> Bools:
    """Who is among the hundred most like each row: ``(m, n)``."""
    squared = world.model.squared_[rows]
    size = min(POOL, squared.shape[1]) - 1
    last = np.partition(squared, size, axis=1)[:, size]
    found: Bools = (squared <= last[:, None]) & np.isfinite(squared)
    return found


def ranked(
    world: World,
    asked: Asked,
    domains: Sequence[str],
    /,
    *,
    k: int = K,
    margin: float = MARGIN,
    filters: Filters = ANYONE,
) -> dict[str, Ranked]:
    """Lists for each area asked about, by domain: the order that every interface shows."""
    rows, own = asked.rows, asked.own
    field = Field.of(world, rows, filters=filters, margin=margin, k=k)
    near, apart = world.closeness[rows], leads_over(own, world.scores)
    turn = turns_of(world, domains)
    base = {domain: field.chosen(domain, near, apart, turn[domain]) for domain in domains}
    held = {
        domain: _held(world, asked, field, domain, base=base[domain], turn=turn[domain])
        for domain in domains
    }
    found = {}
    for domain, chosen in base.items():
        named = np.take_along_axis(field.similar, np.maximum(chosen.columns, 0), axis=1)
        found[domain] = Ranked(
            columns=chosen.columns,
            confidence=held[domain],
            lead=chosen.lead,
            worth=chosen.worth,
            ahead=chosen.clear.sum(axis=1),
            widened=chosen.few & (~named & (chosen.columns != NOBODY)).any(axis=1),
        )
    return found


def _held(
    world: World, asked: Asked, field: Field, domain: str, /, *, base: Chosen, turn: Floats
) -> Floats:
    """Share of the tries in which each chosen host is chosen again: ``(m, k)``.

    First under other weights, then with scores moved by up to 0.1; among those that are worth most,
    since who is worth less does not come in.
    """
    rows, own = asked.rows, asked.own
    near = world.closeness[rows]
    nearly = replace(field, margin=max(field.margin - 2 * BLUR, EXACT))
    loose = nearly.chosen(domain, near, leads_over(own, world.scores), turn).worth
    pool = _candidates(field, loose)
    inside, names = field.among(pool), np.arange(len(rows))[:, None]
    near = np.take_along_axis(near, pool, axis=1)
    apart = world.scores[pool] - own[:, None, :]
    moves, everyone = world.blurred
    tries = [
        *((other, apart) for other in world.shaken.closeness(rows, pool)),
        *(
            (near, moved[pool] - (own + move)[:, None, :])
            for move, moved in zip(moves, everyone, strict=True)
        ),
    ]
    held = np.zeros(base.columns.shape)
    for other, moved in tries:
        again = inside.chosen(domain, other, moved, turn[pool]).columns
        named = np.where(again == NOBODY, NOBODY - 1, pool[names, again])
        held += (base.columns[:, :, None] == named[:, None, :]).any(axis=2)
    return held / len(tries)


def _candidates(field: Field, worth: Floats) -> Ints:
    """Columns ``(m, q)`` from which a list is chosen again: similar, documented and best ones.

    ``worth`` ``(m, n)`` is that of all who can be clearly ahead once scores are moved.
    """
    size = max(AGAIN, 3 * field.k)
    near = lowest(-np.where(field.similar, worth, -np.inf), size)
    told = lowest(-np.where(field.documented, worth, -np.inf), size // 2)
    best = lowest(-worth, size // 2)
    return _unique(np.concatenate([near, told, best], axis=1), field.may.shape[1])


def _unique(columns: Ints, count: int) -> Ints:
    """Each row's columns once, in order, filled up with columns that it did not name."""
    named = np.zeros((len(columns), count), dtype=np.bool_)
    np.put_along_axis(named, columns, True, axis=1)
    most = int(named.sum(axis=1).max(initial=0))
    found: Ints = np.sort(np.argsort(~named, axis=1, kind="stable")[:, :most], axis=1)
    return found


def _best(pool: Floats, worth: Floats, documented: Bools, k: int) -> Ints:
    """The ``k`` of most worth in ``pool`` ``(m, n)``, best first, ``NOBODY`` where there are fewer.

    Each ``BLOCK`` names hold at least one that is documented, if one has any ``worth``: the best
    one takes the last place of the block.
    """
    size = min(k, pool.shape[1])
    found = np.sort(np.argpartition(-pool, size - 1, axis=1)[:, :size], axis=1)
    values = np.take_along_axis(pool, found, axis=1)
    order = np.argsort(-values, axis=1, kind="stable")
    found = np.take_along_axis(found, order, axis=1)
    found = np.where(np.isfinite(np.take_along_axis(values, order, axis=1)), found, NOBODY)
    told = np.where(documented, worth, -np.inf)
    if not np.isfinite(told).any():
        return found
    names = np.arange(len(found))[:, None]
    for start in range(0, size, BLOCK):
        stop = min(start + BLOCK, size)
        block = found[:, start:stop]
        lacking = ~(documented[names, block] & (block != NOBODY)).any(axis=1)
        if start:  # a block that would hold nobody else is not begun for this
            lacking &= (block != NOBODY).any(axis=1)
        for row in np.flatnonzero(lacking).tolist():
            _insert(found[row], told[row], start, stop)
    return found


def _insert(names: Ints, told: Floats, start: int, stop: int) -> None:
    """Put the best documented host that no earlier block names last into a block of a list."""
    worth = told
    if start:
        worth = told.copy()
        worth[names[:start]] = -np.inf
    best = int(np.argmax(worth))
    if not np.isfinite(worth[best]):
        return
    rest = [name for name in names.tolist() if name not in (best, NOBODY)]
    rest.insert(min(stop - 1, len(rest)), best)
    names[:] = [*rest, *[NOBODY] * len(names)][: len(names)]


def loads(world: World, /) -> Floats:
    """Factor of each host for how many it receives already ``(n,)``."""
    return np.array([load_factor(world.record.loads.get(code)) for code in world.codes])


def turns(world: World, domain: str, /) -> Floats:
    """Factor of each host ``(n,)`` so that it stands on no more than a fifth of a domain's lists.

    Found over the lists of all areas: whoever stands on too many yields a tenth of its worth, again
    and again, until it does not. It never falls below a fifth: where nobody else is ahead, the
    list keeps its best.
    """
    return turns_of(world, (domain,))[domain]


def turns_of(world: World, domains: Sequence[str], /) -> dict[str, Floats]:
    """``turns`` for several domains; what they have in common is worked out once."""
    missing = [domain for domain in domains if domain not in world.turns]
    if missing:
        asked = ask_all(world, guess=True)
        field = Field.of(world, asked.rows, filters=ANYONE, margin=MARGIN, k=K)
        apart = leads_over(asked.own, world.scores)
        for domain in missing:
            world.turns[domain] = _work_out_turns(world, domain, field, apart)
    return {domain: world.turns[domain] for domain in domains}


def _work_out_turns(world: World, domain: str, field: Field, apart: Floats) -> Floats:
    turn = np.ones(len(world.codes))
    for _ in range(ROUNDS):
        columns = field.chosen(domain, world.closeness, apart, turn).columns
        lists = int((columns[:, 0] != NOBODY).sum())
        count = np.bincount(columns[columns != NOBODY], minlength=len(turn))
        crowded = (count > CROWD * lists) & (turn > LEAST_TURN)
        if not crowded.any():
            break
        turn = np.where(crowded, np.maximum(turn * YIELD, LEAST_TURN), turn)
    return turn


def _answers(
    world: World,
    asked: Asked,
    *,
    k: int,
    wanted: list[str],
    margin: float,
    filters: Filters,
) -> Iterator[Hosts]:
    lists = ranked(world, asked, wanted, k=k, margin=margin, filters=filters)
    similar = similar_to(world, asked.rows)
    needs, behind = by_need(world, asked), behind_peers(world, asked)
    for place, subject in enumerate(asked.subjects):
        if subject.scores is None:
            yield Hosts(
                area=subject,
                margin=margin,
                leading=None,
                lists=(),
                why=NO_SCORES.format(name=subject.name),
                notes=asked.notes,
                sources=sources(world, scores=True),
            )
            continue
        possible = np.array(
            [d in lists and bool((lists[d].columns[place] != NOBODY).any()) for d in DOMAINS]
        )
        first = leading(needs[place], possible)
        order = [DOMAINS[d] for d in needs[place] if DOMAINS[d] in lists]
        if first is not None:
            order.sort(key=lambda d: d != DOMAINS[first])
        order += ["index"] if "index" in lists else []
        found = tuple(
            _host_list(
                world,
                asked,
                place,
                domain,
                lists[domain],
                similar=similar[place],
                behind=behind[place],
                margin=margin,
                anyone=filters == ANYONE,
            )
            for domain in order
        )
        guessed = bool(asked.guessed[place])
        said = (ROUGH.format(name=subject.name, year=world.year),) if guessed else ()
        widened = tuple(WIDENED.format(domain=f.label) for f in found if f.widened and f.hosts)
        yield Hosts(
            area=subject,
            margin=margin,
            leading=None if first is None else DOMAINS[first],
            lists=found,
            why=None,
            notes=(*asked.notes, *said, *widened, TRIP_NOTE),
            sources=sources(world, scores=True),
        )


def _host_list(
    world: World,
    asked: Asked,
    place: int,
    domain: str,
    result: Ranked,
    *,
    similar: Bools,
    behind: Floats,
    margin: float,
    anyone: bool,
) -> HostList:
    row, own = int(asked.rows[place]), asked.own[place]
    label = INDEX if domain == "index" else world.framework.nodes[domain].name
    turn = turns(world, domain)
    travel = travel_factor(world.km[row]).tolist()
    found = tuple(
        _host(
            world,
            row,
            column,
            domain,
            own=own,
            result=result,
            place=place,
            turn=float(turn[column]),
            travel=travel[column],
            similar=bool(similar[column]),
            confidence=sure,
        )
        for column, sure in zip(
            result.columns[place].tolist(), result.confidence[place].tolist(), strict=True
        )
        if column != NOBODY
    )
    index = domain == "index"
    subject: Subject = asked.subjects[place]
    said = score_text(margin).rstrip("0").rstrip(",")
    return HostList(
        domain=None if index else domain,
        label=label,
        own=subject.index if index else known(float(own[DOMAINS.index(domain)])),
        behind=None
        if index or asked.guessed[place]
        else known(float(behind[DOMAINS.index(domain)])),
        widened=bool(result.widened[place]),
        ahead=int(result.ahead[place]),
        hosts=found,
        why=None
        if found
        else (NOBODY_AHEAD if anyone else NOBODY_LEFT).format(
            margin=said, domain=NO_DOMAIN if index else label
        ),
    )


def _host(
    world: World,
    row: int,
    column: int,
    domain: str,
    *,
    own: Floats,
    result: Ranked,
    place: int,
    turn: float,
    travel: float,
    similar: bool,
    confidence: float,
) -> Host:
    other, pair = world.areas.regencies[column], pair_at(world, row, column)
    found = leads(world, own, world.scores[column])
    load = world.record.loads.get(other.code)
    return Host(
        code=other.code,
        name=other.name,
        worth=float(result.worth[place, column]),
        closeness=float(world.closeness[row, column]),
        lead=float(result.lead[place, column]),
        travel=travel,
        load=load_factor(load),
        turn=turn,
        km=pair.km,
        trip=trip(pair.km),
        index=world.index_of(other),
        leads=found,
        documented=bool(world.documented[column]),
        similar=similar,
        visitors=load,
        confidence=confidence,
        coverage=pair.coverage,
        text=f"{_ahead(found, domain)} {pair.text}",
        pair=pair,
    )


def leads(world: World, own: Floats, theirs: Floats, /) -> tuple[Lead, ...]:
    """Leads domain by domain, largest first; domains without both values are left out."""
    nodes = world.framework.nodes
    found = [
        Lead(domain=domain, label=nodes[domain].name, own=mine, theirs=yours, lead=yours - mine)
        for domain, mine, yours in zip(DOMAINS, own.tolist(), theirs.tolist(), strict=True)
        if not (np.isnan(mine) or np.isnan(yours))
    ]
    return tuple(sorted(found, key=lambda lead: -lead.lead))


def _ahead(found: tuple[Lead, ...], domain: str) -> str:
    if domain == "index":
        ahead = [lead for lead in found if lead.lead >= 0.005]
        return f"Lebih maju: {listed([f'{d.label} {_lead(d)}' for d in ahead])}."
    one = next(lead for lead in found if lead.domain == domain)
    return f"{one.label}: {score_text(one.theirs)}, Anda {score_text(one.own)}."


def _lead(lead: Lead) -> str:
    return f"{points_text(lead.lead)} poin ({score_text(lead.theirs)} / {score_text(lead.own)})"
