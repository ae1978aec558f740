"""The whole table of the method page: our lists, the rivals on the same data, and the goals.

What is ours comes from ``all_peers``, ``all_hosts``, ``all_practices`` and ``hosts``: the functions
behind every page, command and document. To hide a domain or to ask about an earlier round, the
functions are given tables in which it is hidden or earlier.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from types import MappingProxyType
from typing import Any, Final

import numpy as np

from kb_builder.progress import Progress, unwatched
from kb_builder.similarity.domains import DOMAINS
from kb_builder.similarity.errors import SimilarityError
from kb_builder.similarity.hosts import MARGIN, all_hosts, hosts
from kb_builder.similarity.measuring import rivals
from kb_builder.similarity.measuring.intervals import interval, rounded
from kb_builder.similarity.measuring.lists import (
    NOBODY,
    as_columns,
    busiest,
    kept,
    links,
    mean_of,
    mutual,
    share_same,
    unlisted,
)
from kb_builder.similarity.measuring.sample import FOLDS, SEEDS, Sample, without_domain
from kb_builder.similarity.measuring.visiting import Paying, does_visiting_pay
from kb_builder.similarity.peers import NEARBY, all_peers, ranked
from kb_builder.similarity.practices import all_practices
from kb_builder.similarity.query import ask_all
from kb_builder.similarity.record import NOTHING
from kb_builder.similarity.results import Hosts, Lens, Peers, Practices
from kb_builder.similarity.shaking import SHAKE
from kb_builder.similarity.standing import by_need
from kb_builder.similarity.traits import Block, Floats, Ints
from kb_builder.similarity.world import World

K: Final = 10
PROFILE_WEIGHTS: Final = (1.0, 1.5, 2.0)
"""Weights of the profile in *seprofil* that nested cross-validation chooses from."""
FACES: Final = (
    *("sumedang", "bojonegoro", "pemalang", "kota-surabaya", "banyuwangi", "kota-bontang"),
    *("puncak", "banyumas"),
)
"""Areas whose lists stand on the method page for people to judge."""

Pair = tuple[str, str]
"""Codes of guest and host."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A figure that was asked for; ``at_most`` says which way is better."""

    id: str
    asked: float
    at_most: bool
    measured: float
    met: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A mean absolute error in points, its 95 % interval by bootstrap over places.

    ``spread`` holds the least and the largest error over the five splits; equal where nothing is
    fitted.
    """

    mae: float
    ci95: tuple[float, float]
    spread: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One task: ours by name, and each rival by name.

    ``better`` is the interval of how much smaller our error is than a rival's, place by place.
    """

    ours: Mapping[str, Estimate]
    rivals: Mapping[str, Estimate]
    better: Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class HitRate:
    """Share of visits whose host is in the top 10 and 20, with 95 % intervals over visits."""

    top10: float
    top10_ci95: tuple[float, float]
    top20: float
    top20_ci95: tuple[float, float]


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
    steps = _Steps(progress)
    steps.begin("Menyusun daftar semua daerah")
    peers = list(all_peers(sample.world, k=K))
    ahead = list(all_hosts(sample.world))
    offers = list(all_practices(sample.world))
    columns = {lens: columns_of(sample.world, peers, lens) for lens in Lens}
    check_order(sample.world, columns)
    steps.begin("R1: indeks dari keadaan daerah")
    first = _r1(sample, columns, trees=trees, steps=steps)
    steps.begin("R2: satu domain yang disembunyikan")
    second, chosen = _r2(sample, trees=trees, steps=steps)
    steps.begin("R3: indeks dari nilai tahun sebelumnya")
    third = _r3(sample, trees=trees, steps=steps)
    residual = {lens.value: _residual(sample, columns[lens]) for lens in Lens}
    steps.begin("R4: tuan rumah yang dipilih delegasi")
    known, hits = _r4(sample.world, visits)
    steps.begin("Sifat daftar")
    lists = _lists(sample, peers, columns)
    hosting, practising = _hosting(sample.world, ahead), _practising(sample.world, offers)
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
            _goals(
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


class _Steps:
    """Tells how many of the splits are measured, which take nearly all of the time."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._doing = ""
        self._done = 0

    def begin(self, doing: str) -> None:
        """Another part begins."""
        self._doing = doing
        self._progress(doing, self._done, 3 * len(SEEDS))

    def over(self, seeds: Sequence[int]) -> Iterator[int]:
        """Each of the seeds, counted when what follows from it is measured."""
        for seed in seeds:
            yield seed
            self._done += 1
            self.begin(self._doing)


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


def _order(world: World, lens: Lens) -> Ints:
    """Lists of all areas in another world: the same order as ``peers`` gives there."""
    return ranked(world, ask_all(world, guess=False), lens, k=K, sure=False).columns


def _missed(told: Floats, outcome: Floats, rows: Ints) -> Floats:
    missed: Floats = np.abs(told - outcome)[rows]
    return missed


def _estimate(*missed: Floats) -> Estimate:
    """From the absolute errors of one split, or of each of several."""
    means = [float(np.nanmean(one)) for one in missed]
    together = np.nanmean(np.stack(missed), axis=0)
    return Estimate(
        mae=rounded(np.mean(means)),
        ci95=interval(together),
        spread=(rounded(min(means)), rounded(max(means))),
    )


def _r1(sample: Sample, columns: Mapping[Lens, Ints], *, trees: bool, steps: _Steps) -> Task:
    """The later index from context alone."""
    outcome, rows = sample.index, sample.rows
    alike, near = columns[Lens.SEKEADAAN], columns[Lens.SEKITAR]

    def both(seen: Any = None) -> Floats:
        first, second = mean_of(alike, outcome, seen=seen), mean_of(near, outcome, seen=seen)
        first = np.where(np.isnan(first), second, first)
        half: Floats = (first + np.where(np.isnan(second), first, second)) / 2
        return half

    ours = {
        "sekeadaan": [_missed(mean_of(alike, outcome), outcome, rows)],
        "sekitar": [_missed(mean_of(near, outcome), outcome, rows)],
        "together": [_missed(both(), outcome, rows)],
        "together_equal_data": [],
    }
    located = np.hstack([sample.context, sample.place])
    provincial = np.hstack([sample.context, sample.province_columns])
    others: dict[str, list[Floats]] = {
        "national_mean": [_missed(rivals.others_mean(outcome), outcome, rows)],
        "province_mean": [_missed(rivals.province_mean(sample, outcome), outcome, rows)],
        "nearest_km": [_missed(rivals.nearest_mean(sample.world.km, outcome), outcome, rows)],
        "z_context": [
            _missed(rivals.nearest_mean(rivals.between(sample.context), outcome), outcome, rows)
        ],
        "ridge_province": [],
        **({"trees": []} if trees else {}),
    }
    for seed in steps.over(SEEDS):
        folds = sample.folds(seed)
        told = np.full(len(outcome), np.nan)
        for fold in folds:
            told[fold] = both(sample.seen(fold))[fold]
        ours["together_equal_data"].append(_missed(told, outcome, rows))
        others["ridge_province"].append(
            _missed(rivals.folded(sample, folds, provincial, outcome, rivals.ridge), outcome, rows)
        )
        if trees:
            others["trees"].append(
                _missed(rivals.folded(sample, folds, located, outcome, rivals.trees), outcome, rows)
            )
    return _task(ours, others, over="together")


def _task(
    ours: Mapping[str, list[Floats]], others: Mapping[str, list[Floats]], *, over: str
) -> Task:
    mine = np.nanmean(np.stack(ours[over]), axis=0)
    return Task(
        ours={name: _estimate(*missed) for name, missed in ours.items()},
        rivals={name: _estimate(*missed) for name, missed in others.items()},
        better={
            name: interval(np.nanmean(np.stack(missed), axis=0) - mine)
            for name, missed in others.items()
        },
    )


def _r2(sample: Sample, *, trees: bool, steps: _Steps) -> tuple[Task, dict[str, int]]:
    """Each domain of the later round from the other three; the weight of the profile nested."""
    rows, scores = sample.rows, sample.world.scores
    told: dict[float, Floats] = {}
    for weight in dict.fromkeys((*PROFILE_WEIGHTS, sample.world.weights.profile)):
        told[weight] = np.stack(
            [
                mean_of(
                    _order(without_domain(sample.world, domain, profile=weight), Lens.SEPROFIL),
                    scores[:, place],
                )
                for place, domain in enumerate(DOMAINS)
            ],
            axis=1,
        )
    missed = {weight: _row_mean(np.abs(one - scores)) for weight, one in told.items()}
    counts = dict.fromkeys(map(str, PROFILE_WEIGHTS), 0)
    nested = []
    for seed in SEEDS:
        held = np.full(len(scores), np.nan)
        for fold in sample.folds(seed):
            train = np.setdiff1d(rows, fold)
            best = min(PROFILE_WEIGHTS, key=lambda w: float(np.nanmean(missed[w][train])))
            counts[str(best)] += 1
            held[fold] = missed[best][fold]
        nested.append(held[rows])
    structure = rivals.between(sample.context)
    others: dict[str, list[Floats]] = {
        name: [] for name in ("province_mean", "nearest_index", "z_profile", "z_context", "ridge")
    }
    if trees:
        others["trees"] = []

    def error(estimates: Sequence[Floats]) -> Floats:
        return _row_mean(np.abs(np.stack(estimates, axis=1) - scores))[rows]

    known = [np.delete(scores, place, axis=1) for place in range(len(DOMAINS))]
    own = [scores[:, place] for place in range(len(DOMAINS))]
    pairs = list(zip(known, own, strict=True))
    others["province_mean"].append(error([rivals.province_mean(sample, o) for o in own]))
    others["nearest_index"].append(
        error(
            [
                rivals.nearest_mean(rivals.between(k.mean(axis=1, keepdims=True)), o)
                for k, o in pairs
            ]
        )
    )
    others["z_profile"].append(
        error([rivals.nearest_mean(rivals.between(rivals.standard(k)), o) for k, o in pairs])
    )
    others["z_context"].append(error([rivals.nearest_mean(structure, o) for o in own]))
    for seed in steps.over(SEEDS):
        folds = sample.folds(seed)
        others["ridge"].append(
            error(
                [
                    rivals.folded(
                        sample,
                        folds,
                        np.hstack([rivals.standard(k), sample.context]),
                        o,
                        rivals.ridge,
                    )
                    for k, o in pairs
                ]
            )
        )
        if trees:
            others["trees"].append(
                error(
                    [
                        rivals.folded(
                            sample,
                            folds,
                            np.hstack([rivals.standard(k), sample.context, sample.place]),
                            o,
                            rivals.trees,
                        )
                        for k, o in pairs
                    ]
                )
            )
    shipped = missed[sample.world.weights.profile][rows]
    ours = {"seprofil": [shipped], "seprofil_nested": nested}
    return _task(ours, others, over="seprofil"), counts


def _row_mean(table: Floats) -> Floats:
    """Mean of the known values of each row; NaN where none is known."""
    known = ~np.isnan(table)
    count = known.sum(axis=1)
    total = np.where(known, table, 0.0).sum(axis=1)
    mean: Floats = np.where(count > 0, total / np.maximum(count, 1), np.nan)
    return mean


def _r3(sample: Sample, *, trees: bool, steps: _Steps) -> Task:
    """The later index from the earlier round: own index and the change of the listed places."""
    rows, old, outcome = sample.rows, sample.former_index, sample.index
    change = outcome - old
    ours = {
        lens.value: [_missed(old + mean_of(_order(sample.former, lens), change), outcome, rows)]
        for lens in (Lens.SEPROFIL, Lens.SEKEADAAN)
    }
    known = rivals.standard(np.hstack([old[:, None], sample.former.scores]))
    provincial = np.hstack([known, sample.context])
    located = np.hstack([known, sample.context, sample.place])
    others: dict[str, list[Floats]] = {
        "unchanged": [_missed(old, outcome, rows)],
        "national_change": [_missed(old + rivals.others_mean(change), outcome, rows)],
        "province_change": [_missed(old + rivals.province_mean(sample, change), outcome, rows)],
        "ridge": [],
        **({"trees": []} if trees else {}),
    }
    for seed in steps.over(SEEDS):
        folds = sample.folds(seed)
        held = np.where(np.isnan(old), np.nan, outcome)
        others["ridge"].append(
            _missed(rivals.folded(sample, folds, provincial, held, rivals.ridge), outcome, rows)
        )
        if trees:
            others["trees"].append(
                _missed(rivals.folded(sample, folds, located, held, rivals.trees), outcome, rows)
            )
    return _task(ours, others, over="seprofil")


def _residual(sample: Sample, columns: Ints) -> tuple[float, float]:
    """How well a list tells what the province does not: mean absolute error and correlation."""
    told, outcome = mean_of(columns, sample.residual), sample.residual
    rows = sample.rows[~np.isnan(told[sample.rows]) & ~np.isnan(outcome[sample.rows])]
    error = float(np.abs(told - outcome)[rows].mean())
    return rounded(error), rounded(np.corrcoef(told[rows], outcome[rows])[0, 1])


def _r4(world: World, visits: Sequence[Pair]) -> tuple[int, dict[str, HitRate]]:
    """Would ``hosts`` have named the host that a delegation chose, among the first 10 or 20?"""
    usable = [
        pair
        for pair in visits
        if pair[0] != pair[1]
        and all(code in world.row_of for code in pair)
        and all(world.index_of(world.areas.by_code[code]) is not None for code in pair)
    ]
    if not usable:
        return 0, {}
    index = np.array([world.index_of(area) or 0.0 for area in world.areas.regencies])
    best = [world.codes[row] for row in np.argsort(-index, kind="stable").tolist()]
    undocumented = world.with_record(replace(NOTHING, loads=world.record.loads))

    def named(asked: World, guest: str) -> list[str]:
        found = hosts(asked, asked.areas.by_code[guest], k=20, domain="index").lists
        return [host.code for host in found[0].hosts] if found else []

    guests = dict.fromkeys(guest for guest, _ in usable)
    ours = {guest: named(world, guest) for guest in guests}
    plain = {guest: named(undocumented, guest) for guest in guests}
    pool = {guest: [code for code in best if code != guest][:20] for guest in guests}
    return len(usable), {
        "hosts": _hits([_place(ours[guest], host) for guest, host in usable]),
        "hosts_without_library": _hits([_place(plain[guest], host) for guest, host in usable]),
        "highest_index": _hits([_place(pool[guest], host) for guest, host in usable]),
    }


def _place(named: Sequence[str], host: str) -> int:
    return named.index(host) + 1 if host in named else 10_000


def _hits(found: Sequence[int]) -> HitRate:
    ten, twenty = ((np.array(found) <= top).astype(np.float64) for top in (10, 20))
    return HitRate(
        top10=rounded(ten.mean()),
        top10_ci95=interval(ten),
        top20=rounded(twenty.mean()),
        top20_ci95=interval(twenty),
    )


def _lists(
    sample: Sample, peers: Sequence[Peers], columns: Mapping[Lens, Ints]
) -> dict[str, dict[str, float]]:
    world = sample.world
    listed = np.flatnonzero(world.listed)
    scored = np.flatnonzero(world.listed & ~np.isnan(sample.index))
    nearest = np.argsort(
        np.where(
            np.isnan(world.km) | ~world.listed | np.eye(len(world.km), dtype=bool), np.inf, world.km
        ),
        axis=1,
        kind="stable",
    )[:, :K]
    islands = np.array([str(area.island_group) for area in world.areas.regencies])
    found: dict[str, dict[str, float]] = {}
    for lens in Lens:
        rows = scored if lens is Lens.SEPROFIL else listed
        own, length = columns[lens][rows], columns[lens].shape[1]
        all_links = links(columns[lens], count=len(world.codes))
        among = all_links[np.ix_(rows, rows)]
        apart = np.abs(sample.index[columns[lens]] - sample.index[:, None])
        apart = np.where(columns[lens] == NOBODY, np.nan, apart)
        sure = [
            peer.confidence
            for row in rows.tolist()
            for peer in peers[row].of(lens)
            if peer.confidence is not None
        ]
        found[lens.value] = {
            "own_province": share_same(own, world.provinces, rows),
            "overlap_nearest": kept(own, nearest[rows]),
            "other_island": float(
                ((islands[own] != islands[rows, None]) & (own != NOBODY)).any(axis=1).mean()
            ),
            "mutual": mutual(among),
            "nobodys": float(unlisted(among)),
            "busiest": busiest(among, length),
            "index_gap": float(np.nanmean(apart[rows])),
            "confidence": float(np.mean(sure)) if sure else float("nan"),
            "with_list": float((columns[lens][rows, 0] != NOBODY).mean()),
        }
    found[Lens.SEKEADAAN.value]["survival_weights"] = _survival_of_weights(
        world, columns[Lens.SEKEADAAN], listed
    )
    former = _order(sample.former, Lens.SEPROFIL)
    both = sample.rows
    found[Lens.SEPROFIL.value]["survival_years"] = kept(former[both], columns[Lens.SEPROFIL][both])
    return {
        name: {key: rounded(value) for key, value in values.items()}
        for name, values in found.items()
    }


def _survival_of_weights(world: World, columns: Ints, rows: Ints) -> float:
    """Mean share of the lists left when one block's weight is a quarter more or less."""
    shares = []
    for block in Block:
        for factor in (1 - SHAKE, 1 + SHAKE):
            blocks = {**world.weights.blocks, block: world.weights.blocks[block] * factor}
            other = replace(world, weights=replace(world.weights, blocks=blocks))
            shares.append(kept(columns[rows], _order(other, Lens.SEKEADAAN)[rows]))
    return float(np.mean(shares))


def _hosting(world: World, found: Sequence[Hosts]) -> dict[str, float]:
    scored = [
        answer for answer in found if answer.area.scores is not None and not answer.area.rough
    ]
    few = {
        answer.area.code
        for answer in scored
        for one in answer.lists
        if one.domain is not None and len(one.hosts) < min(3, one.ahead)
    }
    crowd, documented, lacking = 0.0, 0, 0
    for domain in (*DOMAINS, None):
        lists = [own.hosts for answer in found if (own := answer.of(domain)) and own.hosts]
        counts = Counter(host.code for own in lists for host in own)
        crowd = max(crowd, max(counts.values(), default=0) / max(len(lists), 1))
    for answer in scored:
        first = answer.first
        if first is None or not first.hosts:
            continue
        mine = np.array([[answer.area.scores.get(d, np.nan) for d in DOMAINS]])  # type: ignore[union-attr]
        theirs = world.scores[world.documented & world.listed]
        column = DOMAINS.index(first.domain) if first.domain else 0
        possible = bool((theirs[:, column] - mine[0, column] >= MARGIN - 1e-9).any())
        named = any(host.documented for host in first.hosts)
        documented += named
        lacking += possible and not named
    kms = [
        host.km
        for answer in scored
        for host in (answer.first.hosts if answer.first else ())
        if host.km
    ]
    leading = [answer.leading for answer in scored if answer.leading]
    return {
        "fewer_than_three": float(len(few)),
        "without_any": float(sum(not any(one.hosts for one in answer.lists) for answer in scored)),
        "largest_share": rounded(crowd),
        "first_list_documented": rounded(documented / max(len(scored), 1)),
        "documented_left_out": float(lacking),
        "median_km": rounded(np.median(kms)) if kms else float("nan"),
        "beyond_500_km": rounded(np.mean([km > 500 for km in kms])) if kms else float("nan"),
        **{f"leading_{d}": rounded(np.mean([one == d for one in leading])) for d in DOMAINS},
        "unscored_with_list": float(
            sum(answer.area.rough and any(one.hosts for one in answer.lists) for answer in found)
        ),
    }


def _practising(world: World, found: Sequence[Practices]) -> dict[str, float]:
    needs = by_need(world, ask_all(world, guess=True))
    touched, counted, firsts = 0, 0, Counter[str]()
    for place, answer in enumerate(found):
        if not answer.practices:
            continue
        firsts[answer.practices[0].reference] += 1
        if answer.area.rough:
            continue
        counted += 1
        domain = DOMAINS[needs[place][0]]
        touched += any(
            worth.domain == domain and worth.points > 0
            for fit in answer.practices[:5]
            for worth in fit.worths
        )
    lists = sum(firsts.values())
    return {
        "furthest_behind_touched": rounded(touched / counted) if counted else float("nan"),
        "leads_most": rounded(max(firsts.values(), default=0) / lists) if lists else float("nan"),
        "areas_with_list": float(lists),
        "leading_practices": float(len(firsts)),
    }


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


def _goals(
    *,
    tasks: Mapping[str, Task],
    residual: Mapping[str, tuple[float, float]],
    hits: Mapping[str, HitRate],
    lists: Mapping[str, Mapping[str, float]],
    hosting: Mapping[str, float],
    practising: Mapping[str, float],
) -> list[Goal]:
    alike, profile = lists["sekeadaan"], lists["seprofil"]
    ours = hits.get("hosts")
    rows = [
        ("own_province", 0.35, True, alike["own_province"]),
        ("overlap_nearest", 0.25, True, alike["overlap_nearest"]),
        ("other_island", 0.80, False, alike["other_island"]),
        ("residual", 0.365, True, residual["sekeadaan"][0]),
        ("residual_correlation", 0.28, False, residual["sekeadaan"][1]),
        ("residual_second", 0.357, True, residual["sekeadaan"][0]),
        ("residual_correlation_second", 0.34, False, residual["sekeadaan"][1]),
        ("r1_together", 0.340, True, tasks["R1"].ours["together"].mae),
        ("r1_together_second", 0.332, True, tasks["R1"].ours["together"].mae),
        ("r2_seprofil", 0.370, True, tasks["R2"].ours["seprofil"].mae),
        ("index_gap", 0.25, True, profile["index_gap"]),
        ("survival_blur", 0.85, False, profile["confidence"]),
        ("mutual", 0.88, False, alike["mutual"]),
        ("nobodys", 0.0, True, alike["nobodys"]),
        ("busiest", 1.8, True, alike["busiest"]),
        ("survival_weights", 0.93, False, alike["survival_weights"]),
        ("fewer_than_three", 0.0, True, hosting["fewer_than_three"]),
        ("r4_top10", 0.32, False, ours.top10 if ours else float("nan")),
        ("r4_top20", 0.60, False, ours.top20 if ours else float("nan")),
        ("host_share", 0.20, True, hosting["largest_share"]),
        ("furthest_behind_touched", 0.80, False, practising["furthest_behind_touched"]),
        ("practice_leads", 0.15, True, practising["leads_most"]),
    ]
    return [
        Goal(
            id=name,
            asked=asked,
            at_most=at_most,
            measured=measured,
            met=bool(measured <= asked + 1e-9 if at_most else measured >= asked - 1e-9),
        )
        for name, asked, at_most, measured in rows
    ]
