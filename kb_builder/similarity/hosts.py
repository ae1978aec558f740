"""Tuan rumah: among those like us, who is clearly ahead where we are behind, and how far is it?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from kb_builder.model.area import Area
from kb_builder.similarity.choosing import MARGIN, K, similar_to, travel_factor
from kb_builder.similarity.domains import DOMAINS
from kb_builder.similarity.errors import SimilarityError
from kb_builder.similarity.neighbors import NOBODY
from kb_builder.similarity.pairs import known, pair_at, sources
from kb_builder.similarity.query import ANYONE, Asked, Filters, Typed, ask_all, ask_one, check_k
from kb_builder.similarity.ranking import Ranked, ranked
from kb_builder.similarity.record import load_factor
from kb_builder.similarity.results import Host, HostList, Hosts, Lead, Subject
from kb_builder.similarity.standing import behind_peers, by_need, leading
from kb_builder.similarity.traits import Bools, Floats
from kb_builder.similarity.turns import turns
from kb_builder.similarity.world import World
from kb_builder.words.lists import listed
from kb_builder.words.numbers import points as points_text
from kb_builder.words.numbers import score as score_text

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
