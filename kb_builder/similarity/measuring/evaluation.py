"""The whole table of the method page: our lists, the rivals on the same data, and the goals.

What is ours comes from ``all_peers``, ``all_hosts``, ``all_practices`` and ``hosts``: the functions
behind every page, command and document. To hide a domain or to ask about an earlier round, the
functions are given tables in which it is hidden or earlier.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any, Final

import numpy as np

from kb_builder.progress import Progress, unwatched
from kb_builder.similarity.errors import SimilarityError
from kb_builder.similarity.hosts import all_hosts
from kb_builder.similarity.measuring.choices import HitRate, Pair, share_named
from kb_builder.similarity.measuring.goals import Goal, goals_of
from kb_builder.similarity.measuring.lists import as_columns
from kb_builder.similarity.measuring.predicting import (
    K,
    Splits,
    Task,
    from_context,
    from_earlier_round,
    from_other_domains,
    of_residual,
)
from kb_builder.similarity.measuring.qualities import of_hosts, of_peers, of_practices
from kb_builder.similarity.measuring.sample import FOLDS, SEEDS, Sample
from kb_builder.similarity.measuring.visiting import Paying, does_visiting_pay
from kb_builder.similarity.peers import NEARBY, all_peers, ranked
from kb_builder.similarity.practices import all_practices
from kb_builder.similarity.query import ask_all
from kb_builder.similarity.results import Hosts, Lens, Peers
from kb_builder.similarity.traits import Block, Ints
from kb_builder.similarity.world import World

FACES: Final = (
    *("sumedang", "bojonegoro", "pemalang", "kota-surabaya", "banyuwangi", "kota-bontang"),
    *("puncak", "banyumas"),
)
"""Areas whose lists stand on the method page for people to judge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """The lists of one area, as names."""

    slug: str
    name: str
    sekeadaan: tuple[str, ...]
    seprofil: tuple[str, ...]
    sekitar: tuple[str, ...]
    leading: str | None
    hosts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """Everything measured."""

    places: int
    areas: int
    years: tuple[int, int]
    folds: int
    seeds: tuple[int, ...]
    practices: int
    cases: int
    goals: tuple[Goal, ...]
    tasks: Mapping[str, Task]
    residual: Mapping[str, tuple[float, float]]
    """Error and correlation of the residual, by list."""
    visits: int
    hits: Mapping[str, HitRate]
    lists: Mapping[str, Mapping[str, float]]
    hosting: Mapping[str, float]
    practising: Mapping[str, float]
    profile_weights: Mapping[str, int]
    """How often each weight of the profile was chosen, over all folds of all splits."""
    weights: Mapping[str, float]
    faces: tuple[Face, ...]
    paying: Paying

    def as_dict(self) -> dict[str, Any]:
        """Plain dicts, lists and numbers, for JSON."""
        found: dict[str, Any] = asdict(self)
        return found


def evaluate(
    world: World,
    /,
    *,
    visits: Sequence[Pair] = (),
    guests: Mapping[str, int] = MappingProxyType({}),
    trees: bool = True,
    progress: Progress = unwatched,
) -> Evaluation:
    """Measure everything; ``visits`` are codes of guest and host, ``guests`` years of last visits.

    ``trees`` tells whether to run the black boxes (most of the time).
    """
    sample = Sample.of(world)
    steps = Splits(progress)
    steps.begin("Menyusun daftar semua daerah")
    peers = list(all_peers(sample.world, k=K))
    ahead = list(all_hosts(sample.world))
    offers = list(all_practices(sample.world))
    columns = {lens: columns_of(sample.world, peers, lens) for lens in Lens}
    check_order(sample.world, columns)
    steps.begin("R1: indeks dari keadaan daerah")
    first = from_context(sample, columns, trees=trees, steps=steps)
    steps.begin("R2: satu domain yang disembunyikan")
    second, chosen = from_other_domains(sample, trees=trees, steps=steps)
    steps.begin("R3: indeks dari nilai tahun sebelumnya")
    third = from_earlier_round(sample, trees=trees, steps=steps)
    residual = {lens.value: of_residual(sample, columns[lens]) for lens in Lens}
    steps.begin("R4: tuan rumah yang dipilih delegasi")
    known, hits = share_named(sample.world, visits)
    steps.begin("Sifat daftar")
    lists = of_peers(sample, peers, columns)
    hosting, practising = of_hosts(sample.world, ahead), of_practices(sample.world, offers)
    tasks = {"R1": first, "R2": second, "R3": third}
    return Evaluation(
        places=len(sample.rows),
        areas=len(world.codes),
        years=(sample.former.year, sample.world.year),
        folds=FOLDS,
        seeds=SEEDS,
        practices=sum(len(found) for found in world.record.practices.values()),
        cases=len(world.record.slugs),
        goals=tuple(
            goals_of(
                tasks=tasks,
                residual=residual,
                hits=hits,
                lists=lists,
                hosting=hosting,
                practising=practising,
            )
        ),
        tasks=tasks,
        residual=residual,
        visits=known,
        hits=hits,
        lists=lists,
        hosting=hosting,
        practising=practising,
        profile_weights=chosen,
        weights={
            **{block.value: world.weights.blocks[block] for block in Block},
            "profile": world.weights.profile,
        },
        faces=tuple(_face(world, slug, peers, ahead) for slug in FACES),
        paying=does_visiting_pay(sample, guests),
    )


def columns_of(world: World, found: Sequence[Peers], lens: Lens, /) -> Ints:
    """The lists that readers get, as rows of the world."""
    rows = [[world.row_of[peer.code] for peer in answer.of(lens)] for answer in found]
    return as_columns(rows, k=NEARBY if lens is Lens.SEKITAR else K)


def check_order(world: World, columns: Mapping[Lens, Ints], /) -> None:
    """Refuse to measure another order than the one that readers get."""
    asked = ask_all(world, guess=False)
    for lens in (Lens.SEKEADAAN, Lens.SEPROFIL):
        if not np.array_equal(ranked(world, asked, lens, k=K, sure=False).columns, columns[lens]):
            raise SimilarityError(f"Urutan {lens.value} yang diukur bukan urutan yang ditampilkan.")


def _face(world: World, slug: str, peers: Sequence[Peers], ahead: Sequence[Hosts]) -> Face:
    area = world.areas.by_slug[slug]
    row = world.row(area)
    found, first = peers[row], ahead[row].first
    return Face(
        slug=slug,
        name=area.name,
        sekeadaan=tuple(peer.name for peer in found.sekeadaan),
        seprofil=tuple(peer.name for peer in found.seprofil),
        sekitar=tuple(peer.name for peer in found.sekitar),
        leading=None if first is None or not first.hosts else first.label,
        hosts=() if first is None else tuple(host.name for host in first.hosts),
    )
