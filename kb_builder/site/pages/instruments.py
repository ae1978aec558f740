"""The instruments one by one, and what they have in common with each other."""

from __future__ import annotations

from collections.abc import Iterator

from kb_builder.model import docnames as address
from kb_builder.model.framework import Framework, NodeKind, Overlap
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.page import PlannedPage
from kb_builder.site.rendering import Renderer


def docnames(catalogue: Catalogue) -> list[str]:
    """Addresses of these pages."""
    own = map(address.instrument_page, catalogue.frameworks)
    return [address.INSTRUMENTS, address.CROSSWALKS, *own]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[PlannedPage]:
    """The list, the crosswalk, then one page for each instrument."""
    yield renderer.plan(
        "instruments",
        docname=address.INSTRUMENTS,
        title="Instrumen penilaian",
        description="Empat instrumen penilaian e-government: PeGI, SPBE 2018, SPBE 2020, Pemdi.",
        kind="daftar",
        view={
            "frameworks": list(catalogue.frameworks.values()),
            "counts": {f.id: counts(f) for f in catalogue.frameworks.values()},
        },
    )
    yield renderer.plan(
        "crosswalk",
        docname=address.CROSSWALKS,
        title="Padanan antarinstrumen",
        description="Bagian instrumen mana yang membahas hal yang sama, dan mengapa nilainya "
        "tetap tidak dapat dibandingkan.",
        kind="instrumen",
        view={
            "frameworks": catalogue.frameworks,
            "crosswalks": catalogue.national.crosswalks,
            "overlaps": tuple(Overlap),
        },
    )
    for framework in catalogue.frameworks.values():
        yield renderer.plan(
            "instrument",
            docname=address.instrument_page(framework.id),
            title=framework.title,
            description=f"{framework.title}: bagian, bobot, predikat, dan putaran penilaian.",
            kind="instrumen",
            keywords=(framework.short_name,),
            view={"framework": framework},
        )


def counts(framework: Framework) -> str:
    """How many nodes of each kind an instrument has, as a phrase."""
    numbers = [(kind, len(framework.of_kind(kind))) for kind in NodeKind]
    return ", ".join(f"{number} {kind.label}" for kind, number in numbers if number)
