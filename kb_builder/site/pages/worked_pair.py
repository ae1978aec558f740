"""One pair of areas in numbers, for the method page: the parts that add up to its distance."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kb_builder.model import docnames as address
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.page import PlannedPage
from kb_builder.site.rendering import Renderer

PAIR: Final = ("sumedang", "majalengka")


def docnames(_: Catalogue) -> list[str]:
    """Addresses of these pages."""
    return [address.WORKED_PAIR]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[PlannedPage]:
    """The worked pair."""
    first, second = (catalogue.national.areas.by_slug[slug] for slug in PAIR)
    yield renderer.plan(
        "worked_pair",
        docname=address.WORKED_PAIR,
        title=f"Contoh: {first.short_name} dan {second.short_name}",
        description="Satu pasangan daerah dengan angka: bagian setiap ciri dan jumlahnya.",
        kind="metode",
        view=lambda: {
            "first": first,
            "second": second,
            "pair": catalogue.answers.pair(first, second),
        },
    )
