"""What the tools in the browser work with: tables, settings, sentences and the library, as scripts.

The browser does the sums of ``kb_builder.similarity`` itself (``docs/_static/alat``); figures,
constants and wording come from here, so that each has one home. Numbers are sent as they are
published: both sides read the same doubles. ``tabel.js`` changes with programs and tables only;
``pustaka.js`` with the cases.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

from kb_builder.model.area import AreaKind
from kb_builder.model.framework import Framework
from kb_builder.reference import National
from kb_builder.similarity.beside import GAP, LEAST, SAME
from kb_builder.similarity.beside import NO_SCORES as NOT_COMPARED
from kb_builder.similarity.choosing import BLOCK, ENOUGH, EXACT, HALF_KM, MARGIN, POOL
from kb_builder.similarity.domains import DOMAINS, FRAMEWORK, SCALE, domain_of
from kb_builder.similarity.hosts import (
    INDEX,
    NO_DOMAIN,
    NOBODY_AHEAD,
    NOBODY_LEFT,
    ROUGH,
    TRIP_NOTE,
    TRIPS,
    WIDENED,
    trip,
)
from kb_builder.similarity.hosts import NO_SCORES as NO_HOSTS
from kb_builder.similarity.peers import FOLLOWS, NO_PLACE, TOO_LITTLE
from kb_builder.similarity.peers import NO_SCORES as NO_PROFILE
from kb_builder.similarity.practices import (
    FEW,
    FEW_YET,
    FIRST,
    NO_RESULT,
    NONE_YET,
    NOTHING,
    PER_HOST,
    offers_of,
)
from kb_builder.similarity.query import GUESSED, TYPED
from kb_builder.similarity.query import NOBODY_LEFT as FILTERED
from kb_builder.similarity.ranking import AGAIN
from kb_builder.similarity.record import load_factor
from kb_builder.similarity.shaking import BLUR, BLURS, SHAKE, random_start
from kb_builder.similarity.shaking import POOL as SHAKEN_POOL
from kb_builder.similarity.traits import (
    SCALES,
    TRAITS,
    Block,
    Floats,
    figures,
    kilometres_between,
)
from kb_builder.similarity.turns import turns
from kb_builder.similarity.weights import load_weights
from kb_builder.site import atlas
from kb_builder.site.area_names import province_names
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.entries import VisitEntry
from kb_builder.words.reasons import CERTAINTY, first_own


def tables_script(national: National, /) -> bytes:
    """``RUJUKAN_TABEL``: what the national tables and the programs hold."""
    return _script("RUJUKAN_TABEL", tables(national))


def library_script(catalogue: Catalogue, /) -> bytes:
    """``RUJUKAN_PUSTAKA``: what the cases add, and the factors that keep lists apart."""
    return _script("RUJUKAN_PUSTAKA", library(catalogue))


def tables(national: National, /) -> dict[str, Any]:
    """Figures by column, constants by module, sentences by name."""
    areas = national.areas.regencies
    year = national.assessments.years_of(FRAMEWORK)[-1]
    framework = national.frameworks[FRAMEWORK]
    found = [national.assessments.get(area.code, year) for area in areas]
    table = figures(areas, kilometres_between(areas))
    islands = list(dict.fromkeys(area.island_group for area in areas))
    scales = {scale: name for name, scale in SCALES.items()}
    return {
        "year": year,
        "areas": {
            "code": [area.code for area in areas],
            "name": [area.name for area in areas],
            "slug": [area.slug for area in areas],
            "others": [";".join(national.areas.other_names(area)) for area in areas],
            "kind": [area.kind.value for area in areas],
            "listed": [int(not area.administrative) for area in areas],
            "island": [islands.index(area.island_group) for area in areas],
            "lat": [_plain(area.lat) for area in areas],
            "lon": [_plain(area.lon) for area in areas],
        },
        "islands": islands,
        "provinces": {area.code: area.short_name for area in national.areas.provinces},
        "provinceNames": province_names(national.areas),
        "index": [None if one is None else float(one.index) for one in found],
        "scores": {
            domain: [
                None if one is None or domain in one.doubtful else float(one.scores[domain])
                for one in found
            ]
            for domain in DOMAINS
        },
        "figures": {trait.id: _column(table[:, at]) for at, trait in enumerate(TRAITS)},
        "traits": [
            {
                "id": trait.id,
                "label": trait.label,
                "unit": trait.unit,
                "block": trait.block.value,
                "scale": scales[trait.scale],
            }
            for trait in TRAITS
        ],
        "domains": [
            {
                "id": domain,
                "label": framework.nodes[domain].name,
                "weight": float(framework.nodes[domain].weight),
            }
            for domain in DOMAINS
        ],
        "bands": [
            {"name": band.name, "from": float(band.minimum)} for band in reversed(framework.bands)
        ],
        "nodes": _nodes(framework),
        "blocks": [
            {"id": block.value, "label": block.label, "weight": load_weights().blocks[block]}
            for block in Block
        ],
        "settings": _settings(),
        "hosting": {
            "margin": MARGIN,
            "again": AGAIN,
            "exact": EXACT,
            "pool": POOL,
            "enough": ENOUGH,
            "halfKm": HALF_KM,
            "block": BLOCK,
            "trips": [[None if math.isinf(km) else km, words] for km, words in TRIPS],
            "noWay": trip(None),
        },
        "practising": {
            "first": FIRST,
            "perHost": PER_HOST,
            "few": FEW,
        },
        "map": {
            "scale": int(atlas.SCALE),
            "west": float(atlas.WEST),
            "north": float(atlas.NORTH),
            "width": atlas.WIDTH,
            "height": atlas.HEIGHT,
        },
        "besideLeast": LEAST,
        "words": _words(year),
    }


def library(catalogue: Catalogue, /) -> dict[str, Any]:
    """Practices with their evidence, how busy hosts are, visits, and factors of turn."""
    project = catalogue.project
    world = project.world
    codes = world.codes
    offers = offers_of(world)
    touching = {offer.reference: place for place, offer in enumerate(offers.offers)}
    titles = {
        f"{world.record.slugs[code]}/{practice.id}": (code, practice.title, practice.id)
        for code, found in world.record.practices.items()
        for practice in found
    }
    return {
        "documented": sorted(world.record.practices),
        "loads": {
            code: {"perYear": load.per_year, "stated": load.stated, "factor": load_factor(load)}
            for code, load in sorted(world.record.loads.items())
        },
        "hostTurns": {
            domain: {
                codes[row]: float(turn)
                for row, turn in enumerate(turns(world, domain))
                if turn != 1.0
            }
            for domain in (*DOMAINS, "index")
        },
        "offers": [
            {
                "reference": offer.reference,
                "title": offer.practice.title,
                "host": codes[offer.row],
                "nodes": [node.id for node in offer.nodes],
                "evidence": float(offers.evidence[place]),
                "turn": float(offers.turns[place]),
                "strength": offer.practice.strength.label if offer.practice.strength else NO_RESULT,
            }
            for place, offer in enumerate(offers.offers)
        ],
        "others": [
            {"reference": reference, "title": title, "host": code}
            for reference, (code, title, _) in titles.items()
            if reference not in touching
        ],
        "adoptions": _adoptions(catalogue),
        "visits": [line for entry in catalogue.visits for line in _visit_lines(entry)],
    }


def _adoptions(catalogue: Catalogue) -> list[dict[str, str]]:
    """From whom to whom a practice went, once for each practice that was taken over."""
    return [
        {"from": area.code, "to": entry.area.code}
        for entry in catalogue.practices
        for origin in entry.practice.learnt_from
        if (area := catalogue.origin_area(origin)) is not None
        and area.code != entry.area.code
        and area.kind is not AreaKind.PROVINCE
    ]


def _visit_lines(entry: VisitEntry) -> Iterator[dict[str, str]]:
    for code in dict.fromkeys(area.code for _, area in entry.guests if area):
        yield {
            "guest": code,
            "host": entry.host.code,
            "date": str(entry.visit.date),
            "page": entry.docname,
        }


def _settings() -> dict[str, Any]:
    weights = load_weights()
    return {
        "profile": weights.profile,
        "scalingNeighbors": weights.scaling_neighbors,
        "scalingPasses": weights.scaling_passes,
        "minCoverage": weights.min_coverage,
        "shake": SHAKE,
        "pool": SHAKEN_POOL,
        "blur": BLUR,
        "blurs": BLURS,
        "scale": list(SCALE),
        "random": random_start(),
    }


def _words(year: int) -> dict[str, str]:
    least = load_weights().min_coverage
    return {
        "typed": TYPED,
        "guessed": GUESSED,
        "filtered": FILTERED,
        "tooLittle": TOO_LITTLE.format(name="{name}", least=least),
        "noProfile": NO_PROFILE.format(name="{name}", year=year),
        "noPlace": NO_PLACE,
        "follows": FOLLOWS,
        "index": INDEX,
        "noHosts": NO_HOSTS,
        "noPractices": NO_HOSTS.replace("tuan rumah", "praktik"),
        "rough": ROUGH.format(name="{name}", year=year),
        "widened": WIDENED,
        "tripNote": TRIP_NOTE,
        "nobodyAhead": NOBODY_AHEAD,
        "nobodyLeft": NOBODY_LEFT,
        "noDomain": NO_DOMAIN,
        "nothing": NOTHING,
        "noneYet": NONE_YET,
        "fewYet": FEW_YET,
        "besideGap": GAP,
        "besideSame": SAME,
        "besideNone": NOT_COMPARED,
        "certainty": CERTAINTY,
        "firstOwn": first_own("{name}"),
    }


def _nodes(framework: Framework) -> dict[str, dict[str, Any]]:
    """Indicators with their domain (as a place), weight, and how many levels the scale has."""
    return {
        node.id: {
            "label": node.label,
            "domain": DOMAINS.index(domain_of(framework, node)),
            "weight": float(node.weight),
        }
        for node in framework.nodes.values()
        if node.answers
    }


def _column(values: Floats) -> list[float | None]:
    return [None if math.isnan(value) else _short(value) for value in values.tolist()]


def _short(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _plain(value: Any) -> float | None:
    return None if value is None else float(value)


def _script(name: str, value: Mapping[str, Any]) -> bytes:
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    # What people wrote could end a script early where it is pasted into a page; it may not.
    return f"var {name}={text};\n".replace("</", "<\\/").encode("ascii")
