"""Which indicators of SPBE 2020 a practice touches."""

from __future__ import annotations

from kb_builder.model.framework import Framework, Node, Overlap
from kb_builder.reference.national import National
from kb_builder.similarity.domains import FRAMEWORK


def touched(national: National, improves: tuple[str, ...], /) -> tuple[tuple[Node, ...], bool]:
    """Indicators that the nodes in ``improves`` stand for, and whether only a crosswalk says so.

    A node above the indicators would claim too much with its whole weight: it counts as one
    indicator of middling weight in it, unless one of them is named too. What no instrument has
    touches nothing; ``kb check`` tells of it.
    """
    frameworks = national.frameworks
    own = frameworks[FRAMEWORK]
    nodes = own.nodes
    references = [
        (instrument, node)
        for instrument, _, node in (reference.partition("/") for reference in improves)
        if instrument in frameworks and node in frameworks[instrument].nodes
    ]
    direct = [node for instrument, node in references if instrument == FRAMEWORK]
    names = direct or [
        name
        for instrument, node in references
        if (crosswalk := national.crosswalks.get((instrument, FRAMEWORK))) is not None
        for row in crosswalk.rows_of(node, of=instrument)
        if row.overlap is not Overlap.NONE
        for name in row.after
    ]
    named = [nodes[name] for name in dict.fromkeys(names)]
    found = [node for node in named if node.answers]
    for above in named:
        inside = [node for node in own.indicators if _below(own, node, above)]
        if inside and not any(node in found for node in inside):
            found.append(sorted(inside, key=lambda node: node.weight)[len(inside) // 2])
    return tuple(found), bool(found) and not direct


def _below(framework: Framework, node: Node, above: Node) -> bool:
    while node.parent is not None:
        if node.parent == above.id:
            return True
        node = framework.nodes[node.parent]
    return False
