"""What lists are like: how far they reach, how sure they are, whom they name too often."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from kb_builder.similarity.choosing import MARGIN
from kb_builder.similarity.domains import DOMAINS
from kb_builder.similarity.measuring.intervals import rounded
from kb_builder.similarity.measuring.lists import busiest, kept, links, mutual, share_same, unlisted
from kb_builder.similarity.measuring.predicting import K, order_in
from kb_builder.similarity.measuring.sample import Sample
from kb_builder.similarity.neighbors import NOBODY
from kb_builder.similarity.query import ask_all
from kb_builder.similarity.results import Hosts, Lens, Peers, Practices
from kb_builder.similarity.shaking import SHAKE
from kb_builder.similarity.standing import by_need
from kb_builder.similarity.traits import Block, Ints
from kb_builder.similarity.world import World


def of_peers(
    sample: Sample, peers: Sequence[Peers], columns: Mapping[Lens, Ints]
) -> dict[str, dict[str, float]]:
    """Of the three lists of peers, by list."""
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
    former = order_in(sample.former, Lens.SEPROFIL)
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
            shares.append(kept(columns[rows], order_in(other, Lens.SEKEADAAN)[rows]))
    return float(np.mean(shares))


def of_hosts(world: World, found: Sequence[Hosts]) -> dict[str, float]:
    """Of the lists of hosts of all areas."""
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


def of_practices(world: World, found: Sequence[Practices]) -> dict[str, float]:
    """Of the lists of practices of all areas."""
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
