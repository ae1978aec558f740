"""What came of visits, and hosts nobody is known to have visited, as rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kb_builder.model.fields import UNKNOWN
from kb_builder.site.api.areas import area_ref
from kb_builder.site.api.plain import plain
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.entries import VisitEntry
from kb_builder.site.pages.following import Learning, followed, learning
from kb_builder.site.pages.hidden import Place, hidden_places

AFTERMATH = ("plan", "adopted", "check")
"""Kinds of rows in ``follow-ups.json``."""


def learning_rows(catalogue: Catalogue, /) -> list[dict[str, Any]]:
    """Entries of ``learning.json``."""
    return [_pair(pair) for pair in learning(catalogue)]


def follow_up_rows(catalogue: Catalogue, /) -> list[dict[str, Any]]:
    """Entries of ``follow-ups.json``."""
    return [row for entry in followed(catalogue) for row in _aftermath(entry)]


def hidden_rows(catalogue: Catalogue, /) -> list[dict[str, Any]]:
    """Entries of ``hidden-hosts.json``."""
    return [_hidden(place) for place in hidden_places(catalogue)]


def _pair(pair: Learning) -> dict[str, Any]:
    return {
        "guest": area_ref(pair.guest),
        "host": area_ref(pair.host),
        "visits": list(pair.visits),
        "adopted": pair.adopted,
        "practices": list(pair.taken),
    }


def _aftermath(entry: VisitEntry) -> Iterator[dict[str, Any]]:
    visit = entry.visit
    base: dict[str, Any] = {
        "visit": entry.stem,
        "title": entry.title,
        "page": f"{entry.docname}.html",
        **dict.fromkeys(("kind", "text", "owner", "date", "status", "after_months", "obstacle")),
    }
    for step in () if visit.follow_up == UNKNOWN else visit.follow_up:
        told = plain(step)
        yield base | {
            "kind": "plan",
            "text": told["what"],
            "owner": told["owner"],
            "date": told["due"],
            "status": told["status"],
        }
    for taken in visit.adopted:
        yield base | {"kind": "adopted", "text": taken.text}
    for check in visit.checks:
        told = plain(check)
        yield base | {
            "kind": "check",
            "text": told["working"],
            "date": told["date"],
            "status": told["status"],
            "after_months": check.after.months,
            "obstacle": told["obstacle"],
        }


def _hidden(place: Place) -> dict[str, Any]:
    area = place.area
    return {
        "area": area_ref(area),
        "province": {"code": area.province_code, "name": area.province},
        "domain": place.found.domain,
        "value": f"{place.found.value:.2f}",
        "behind": place.found.behind,
        "known": place.found.known,
        "documented": place.documented,
    }
