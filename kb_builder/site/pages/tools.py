"""The tools that work in the browser: a form, and answers that scripts work out from data."""

from __future__ import annotations

from collections.abc import Iterator

from kb_builder.model.docnames import COMPARE, FIND, MAP
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.page import PlannedPage
from kb_builder.site.rendering import Renderer
from kb_builder.site.tool_data import tables


def docnames(_: Catalogue) -> list[str]:
    """Addresses of these pages."""
    return [FIND, COMPARE, MAP]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[PlannedPage]:
    """Cari padanan, Bandingkan, Peta."""
    shown = tables(catalogue.national)
    yield renderer.plan(
        "peer_search",
        docname=FIND,
        title="Cari padanan",
        description=(
            "Tuan rumah, praktik, dan padanan untuk daerah Anda, dengan nilai nasional atau nilai "
            "sendiri. Dihitung di perangkat Anda."
        ),
        kind="padanan",
        keywords=("padanan", "mirip", "serupa", "tuan rumah", "nilai sendiri"),
        view={
            "domains": shown["domains"],
            "blocks": shown["blocks"],
            "profile": shown["settings"]["profile"],
            "indicators": len(shown["nodes"]),
            "comparing": True,
        },
        whole_text=False,
    )
    yield renderer.plan(
        "comparing",
        docname=COMPARE,
        title="Bandingkan",
        description="Dua sampai empat kabupaten atau kota berdampingan: nilai, keadaan, praktik.",
        kind="banding",
        keywords=("banding", "perbandingan", "berdampingan", "selisih"),
        view={},
        whole_text=False,
    )
    yield renderer.plan(
        "map",
        docname=MAP,
        title="Peta",
        description="Semua kabupaten dan kota di peta: nilai SPBE, padanan, tuan rumah, kunjungan.",
        kind="peta",
        keywords=("peta", "letak", "lokasi", "sebaran"),
        view={
            "domains": shown["domains"],
            "map": shown["map"],
            "count": len(shown["areas"]["code"]),
        },
        whole_text=False,
    )
