"""Hidden hosts: ahead of most of their ten peers, and nobody is known to have gone there."""

from __future__ import annotations

import statistics
from pathlib import Path

from kb_builder.project import load
from kb_builder.similarity.choosing import EXACT, MARGIN
from kb_builder.similarity.hidden import MANY, hidden_hosts

WORLD = load(Path(__file__).parent).world


def test_each_is_ahead_of_so_many_peers_and_none_was_visited() -> None:
    everyone = hidden_hosts(WORLD, visited=())
    assert statistics.mode(host.known for host in everyone) == 10
    for host in everyone[::20]:
        row = WORLD.codes.index(host.code)
        place = int(host.domain[1]) - 1
        own = WORLD.scores[row][place]
        theirs = [WORLD.scores[peer][place] for peer in WORLD.peer_rows[row]]
        assert sum(own - value >= MARGIN - EXACT for value in theirs) == host.behind >= MANY
    named = {host.code for host in everyone}
    gone = sorted(named)[:10]
    assert {host.code for host in hidden_hosts(WORLD, visited=gone)} == named - set(gone)
