"""Ids written with other capitals than they have: where they are given and where they are used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from kb_builder.editing.repair.around import Around
from kb_builder.editing.repair.changes import Repair
from kb_builder.editing.repair.draft import Draft
from kb_builder.editing.repair.kinds import is_a
from kb_builder.editing.repair.spots import Spot
from kb_builder.model.case import Profile
from kb_builder.model.fields import SLUG, FrameworkId, NodeRef, PracticeRef, Slug
from kb_builder.model.framework import Framework
from kb_builder.reading.context import cited_sources
from kb_builder.reading.explain import models_at
from kb_builder.reading.references import agreed_id
from kb_builder.reading.yaml_tree import Mapping, Node, Path, Sequence

_SLUG: Final = re.compile(SLUG)
_USES: Final = frozenset({"cites", "visits"})
"""Lists of ids that stand elsewhere; any other id is given where it stands."""


def given_ids(draft: Draft, _: Around) -> Iterator[Repair]:
    """``Dewan-TIK`` is ``dewan-tik`` as an id, together with all that names it in the file."""
    written = Counter((_list(spot), spot.text.lower()) for spot in draft.spots)
    places: dict[str, list[int]] = {}
    for number, spot in draft.value_spots():
        places.setdefault(spot.text, []).append(number)
    for number, spot in enumerate(draft.spots):
        wanted = spot.text.lower()
        if wanted == spot.text or not _SLUG.fullmatch(wanted):
            continue
        given = (spot.is_key or _field(spot) not in _USES) and is_a(draft.types(spot), Slug)
        if given and written[_list(spot), wanted] == 1:
            name = spot.text if spot.is_key else f"{draft.stem}/{spot.text}"
            uses = [at for at in places.get(name, ()) if _is_use(draft, draft.spots[at], spot)]
            new_name = wanted if spot.is_key else f"{draft.stem}/{wanted}"
            if repair := draft.rewrite_all({number: wanted, **dict.fromkeys(uses, new_name)}):
                yield repair


def shared_sources(draft: Draft, around: Around) -> Iterator[Repair]:
    """A source is called as the other files call the same page, where the id is free here."""
    taken = set(_sources(draft))
    for name, entry in cited_sources(draft.source) if draft.source else ():
        agreed = agreed_id(name, entry, around.context)
        if agreed is None or agreed.value in taken:
            continue
        given = [
            number
            for number, spot in draft.key_spots()
            if spot.path == ("sources", name) and is_a(draft.types(spot), Slug)
        ]
        uses = [
            number
            for number, spot in draft.value_spots()
            if spot.text == name and _field(spot) == "cites" and is_a(draft.types(spot), Slug)
        ]
        if len(given) == 1:
            taken.add(agreed.value)
            if repair := draft.rewrite_all(dict.fromkeys([*given, *uses], agreed.value)):
                yield repair


def used_ids(draft: Draft, around: Around) -> Iterator[Repair]:
    """``Dinkominfo-528`` is ``dinkominfo-528`` where that source exists; so for other ids."""
    context = around.context
    known = {
        "cites": _sources(draft),
        "visits": context.visits,
        "meetings": context.meetings,
    }
    for number, spot in draft.value_spots():
        if spot.text == spot.text.lower():
            continue
        types = draft.types(spot)
        if is_a(types, FrameworkId):
            ids: Iterable[str] = context.frameworks
        elif is_a(types, Slug) or is_a(types, PracticeRef):
            ids = known.get(_field(spot), context.practices if is_a(types, PracticeRef) else ())
        else:
            continue
        yield from _to(draft, number, ids)


def nodes(draft: Draft, around: Around) -> Iterator[Repair]:
    """``SPBE-2020/i17`` is ``spbe-2020/I17``."""
    frameworks = around.context.frameworks
    for number, spot in draft.value_spots():
        name, _, node = spot.text.partition("/")
        if not node or not is_a(draft.types(spot), NodeRef):
            continue
        framework = _only(name, frameworks)
        wanted = _only(node, frameworks[framework].nodes) if framework else None
        if framework and wanted:
            yield from _to(draft, number, [f"{framework}/{wanted}"])


def score_keys(draft: Draft, around: Around) -> Iterator[Repair]:
    """``d1`` is ``D1`` among the scores of an instrument that has this node."""
    for number, spot in draft.key_spots():
        if spot.path[-2:-1] != ("scores",):
            continue
        profile = _profile(draft, spot.path[:-2])
        framework = _framework(profile, around)
        scores = profile.get("scores") if profile else None
        if framework is None or not isinstance(scores, Mapping):
            continue
        if _only(spot.text, framework.nodes) not in scores.entries:
            yield from _to(draft, number, framework.nodes)


def predicates(draft: Draft, around: Around) -> Iterator[Repair]:
    """``sangat baik`` is ``Sangat Baik`` where the instrument calls it so."""
    for number, spot in draft.value_spots():
        if _field(spot) != "predicate":
            continue
        framework = _framework(_profile(draft, spot.path[:-1]), around)
        if framework is not None:
            yield from _to(draft, number, [band.name for band in framework.bands])


def _to(draft: Draft, number: int, known: Iterable[str]) -> Iterator[Repair]:
    """The spot with the capitals of the one id that it can mean."""
    text = draft.spots[number].text
    wanted = _only(text, known)
    if wanted is not None and wanted != text and (repair := draft.rewrite(number, wanted)):
        yield repair


def _only(text: str, known: Iterable[str]) -> str | None:
    """The one known id that differs from ``text`` in capitals at most."""
    found = [name for name in known if name.casefold() == text.casefold()]
    return found[0] if len(found) == 1 else None


def _sources(draft: Draft) -> list[str]:
    """The ids of the file's sources."""
    return [spot.text for _, spot in draft.key_spots() if is_a(draft.types(spot), Slug)]


def _is_use(draft: Draft, spot: Spot, given: Spot) -> bool:
    """Whether a value that names the id in the same file is a reference to it."""
    types = draft.types(spot)
    if given.is_key:
        return _field(spot) == "cites" and is_a(types, Slug)
    return is_a(types, PracticeRef)


def _field(spot: Spot) -> str:
    """The key that a value stands under, or that its list stands under."""
    return next((part for part in reversed(spot.path) if isinstance(part, str)), "")


def _list(spot: Spot) -> Path:
    """What all ids of one kind in a file have in common."""
    return spot.path[:-1] if spot.is_key else tuple(p for p in spot.path if isinstance(p, str))


def _profile(draft: Draft, path: Path) -> Mapping | None:
    """The profile at ``path``, or None where something else stands."""
    if draft.source is None or Profile not in models_at(draft.model, path):
        return None
    node: Node | None = draft.source.tree
    for part in path:
        if isinstance(node, Mapping):
            node = node.get(str(part))
        elif isinstance(node, Sequence) and isinstance(part, int):
            node = node.items[part]
    return node if isinstance(node, Mapping) else None


def _framework(profile: Mapping | None, around: Around) -> Framework | None:
    """The instrument of a profile."""
    name = profile.text("framework") if profile else None
    return around.context.frameworks.get(name) if name else None
