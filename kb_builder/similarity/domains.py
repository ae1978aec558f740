"""The instrument that peers and hosts are judged by, and its four domains."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import numpy as np

from kb_builder.model.framework import Framework, Node
from kb_builder.similarity.traits import Floats

FRAMEWORK: Final = "spbe-2020"
DOMAINS: Final = ("D1", "D2", "D3", "D4")
SCALE: Final = (1.0, 5.0)


def domain_weights(frameworks: Mapping[str, Framework], /) -> Floats:
    """What a point of each domain is worth in the index: ``(4,)``."""
    nodes = frameworks[FRAMEWORK].nodes
    return np.array([float(nodes[domain].weight) for domain in DOMAINS])


def domain_of(framework: Framework, node: Node, /) -> str:
    """Id of the domain that a node is in."""
    while node.parent is not None:
        node = framework.nodes[node.parent]
    return node.id
