"""Peers, hosts and practices: arrays in, explained answers out; and how good they are.

Three questions, three lists, never mixed: ``peers`` (who starts from the same place), ``hosts``
(who like us is ahead), ``practices`` (what would close which gap). A query needs numpy only;
``evaluate`` lives in ``kb_builder.similarity.evaluation`` and needs scikit-learn.
"""

from __future__ import annotations

from kb_builder.similarity.asking import ANYONE, Filters
from kb_builder.similarity.errors import SimilarityError
from kb_builder.similarity.hosts import hosts, weakest
from kb_builder.similarity.neighbors import ContextNeighbors
from kb_builder.similarity.pairs import pair_of
from kb_builder.similarity.peers import peers
from kb_builder.similarity.practices import practices
from kb_builder.similarity.results import (
    Gap,
    Host,
    HostList,
    Lead,
    Pair,
    Peer,
    PeerList,
    PracticeFit,
    PracticeList,
    Reason,
    Subject,
    Worth,
    as_dict,
    certainty,
)
from kb_builder.similarity.rough import from_pegi
from kb_builder.similarity.weights import Weights, load_weights
from kb_builder.similarity.world import World, make_world

__all__ = [
    "ANYONE",
    "ContextNeighbors",
    "Filters",
    "Gap",
    "Host",
    "HostList",
    "Lead",
    "Pair",
    "Peer",
    "PeerList",
    "PracticeFit",
    "PracticeList",
    "Reason",
    "SimilarityError",
    "Subject",
    "Weights",
    "World",
    "Worth",
    "as_dict",
    "certainty",
    "from_pegi",
    "hosts",
    "load_weights",
    "make_world",
    "pair_of",
    "peers",
    "practices",
    "weakest",
]
