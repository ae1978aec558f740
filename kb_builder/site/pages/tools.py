"""The tools that work in the browser: a form, and answers that scripts work out from data."""

from __future__ import annotations

from collections.abc import Iterator

from kb_builder.model.docnames import FIND
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.page import PlannedPage
from kb_builder.site.rendering import Renderer
from kb_builder.site.tool_data import tables


def docnames(_: Catalogue) -> list[str]:
    """Addresses of these pages."""
    return [FIND]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[PlannedPage]:
    """Cari padanan."""
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
            "comparing": False,
        },
        whole_text=False,
    )
