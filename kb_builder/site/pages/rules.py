"""Rules of other regencies by indicator: what one without a policy looks for first."""

from __future__ import annotations

from collections.abc import Iterator

from kb_builder.reference.regulations import Regulation
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.entries import NodeEntry
from kb_builder.site.page import PlannedPage
from kb_builder.site.rendering import Renderer


def docnames(_: Catalogue) -> list[str]:
    """Addresses of these pages."""
    return ["aturan"]


def pages(catalogue: Catalogue, renderer: Renderer) -> Iterator[PlannedPage]:
    """The list of rules."""
    rules = catalogue.national.regulations
    yield renderer.plan(
        "rules",
        docname="aturan",
        title="Aturan daerah lain",
        description="Peraturan dan dokumen rencana daerah lain menurut indikator SPBE.",
        kind="daftar",
        view={
            "rules": rules,
            "by_node": rules_by_node(rules, catalogue),
            "areas": {rule.code: catalogue.areas[rule.code] for rule in rules if rule.code},
        },
    )


def rules_by_node(
    rules: tuple[Regulation, ...], catalogue: Catalogue
) -> list[tuple[NodeEntry, list[Regulation]]]:
    """Nodes in the instrument's order, each with the rules to look into."""
    wanted: dict[str, list[Regulation]] = {}
    for rule in rules:
        for node in rule.nodes:
            wanted.setdefault(node, []).append(rule)
    return [(node, wanted[node.reference]) for node in catalogue.in_order(wanted)]
