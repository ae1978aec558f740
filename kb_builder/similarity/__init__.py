"""Peers, hosts and practices: arrays in, explained answers out.

Three questions, never mixed: ``peers`` (who starts from the same place, who stands where we stand,
whom can we drive to), ``hosts`` (who like us is ahead), ``practices`` (what would close which gap).
Each is a function of one area and, as ``all_…``, of all areas at once, with the same answers. How
good they are is measured in ``kb_builder.similarity.measuring``; only that needs scikit-learn.
"""

from __future__ import annotations

from kb_builder.similarity.errors import SimilarityError
from kb_builder.similarity.hosts import all_hosts, hosts
from kb_builder.similarity.pairs import pair_of
from kb_builder.similarity.peers import all_peers, peers
from kb_builder.similarity.practices import all_practices, practices
from kb_builder.similarity.query import ANYONE, Converted, Filters, Typed
from kb_builder.similarity.record import Record
from kb_builder.similarity.results import (
    Host,
    HostList,
    Hosts,
    Lens,
    Load,
    Pair,
    Peer,
    Peers,
    PracticeFit,
    Practices,
    Reason,
    Subject,
)
from kb_builder.similarity.rough import from_pegi, known_pegi
from kb_builder.similarity.serializing import as_dict, as_json, schema_of
from kb_builder.similarity.weights import Weights, load_weights
from kb_builder.similarity.world import World, make_world

__all__ = [
    "ANYONE",
    "Converted",
    "Filters",
    "Host",
    "HostList",
    "Hosts",
    "Lens",
    "Load",
    "Pair",
    "Peer",
    "Peers",
    "PracticeFit",
    "Practices",
    "Reason",
    "Record",
    "SimilarityError",
    "Subject",
    "Typed",
    "Weights",
    "World",
    "all_hosts",
    "all_peers",
    "all_practices",
    "as_dict",
    "as_json",
    "from_pegi",
    "hosts",
    "known_pegi",
    "load_weights",
    "make_world",
    "pair_of",
    "peers",
    "practices",
    "schema_of",
]
