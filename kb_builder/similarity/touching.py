"""Which indicators of SPBE 2020 a practice touches."""

from __future__ import annotations

from functools import lru_cache

from kb_builder.frameworks import load_crosswalks, load_frameworks
from kb_builder.model.framework import Node, Overlap
from kb_builder.similarity.sample import FRAMEWORK


@lru_cache(maxsize=1024)
def touched(improves: tuple[str, ...], /) -> tuple[tuple[Node, ...], bool]:
    """Indicators that the nodes in ``improves`` stand for, and whether only a crosswalk says so.

    A node above the indicators would claim too much with its whole weight: it counts as one
    indicator of middling weight in it, unless one of them is named too. What no instrument has
    touches nothing; ``kb check`` tells of it.
    """
    frameworks = load_frameworks()
    nodes = frameworks[FRAMEWORK].nodes
    references = [
        (instrument, node)
        for instrument, _, node in (reference.partition("/") for reference in improves)
        if instrument in frameworks and node in frameworks[instrument].nodes
    ]
    direct = [node for instrument, node in references if instrument == FRAMEWORK]
    names = direct or [
        name
        for instrument, node in references
        if (crosswalk := load_crosswalks().get((instrument, FRAMEWORK))) is not None
        for row in crosswalk.rows_of(node, of=instrument)
        if row.overlap is not Overlap.NONE
        for name in row.after
    ]
    named = [nodes[name] for name in dict.fromkeys(names)]
    found = [node for node in named if node.answers]
    for above in named:
        inside = [node for node in load_frameworks()[FRAMEWORK].indicators if _below(node, above)]
        if inside and not any(node in found for node in inside):
            found.append(sorted(inside, key=lambda node: node.weight)[len(inside) // 2])
    return tuple(found), bool(found) and not direct


def domain_of(node: Node, /) -> str:
    """Id of the domain that a node is in."""
    nodes = load_frameworks()[FRAMEWORK].nodes
    while node.parent is not None:
        node = nodes[node.parent]
    return node.id


def _below(node: Node, above: Node) -> bool:
    nodes = load_frameworks()[FRAMEWORK].nodes
    while node.parent is not None:
        if node.parent == above.id:
            return True
        node = nodes[node.parent]
    return False
