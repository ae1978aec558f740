"""How often search finds the page that was meant: asks a built site, under node.

Run by hand: ``python -m tests.site.measure_search _build/site``.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.node.programs import FOLDER, node
from tests.site.search_queries import QUERIES

FIRST = 3
"""The page that was meant has to be among so many."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One query: what was meant and what came."""

    query: str
    wanted: tuple[str, ...]
    found: tuple[str, ...]
    """Addresses, best first."""

    @property
    def good(self) -> bool:
        """Whether the page that was meant is among the first."""
        return bool({*self.wanted} & {*self.found[:FIRST]})


def ask(site: Path, queries: list[str]) -> list[dict[str, Any]]:
    """What search answers to each query."""
    done = subprocess.run(
        [node(), str(FOLDER / "search.cjs"), str(site)],
        input=json.dumps(queries),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=120,
    )
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers


def measure(site: Path) -> list[Measured]:
    """Every query of the set."""
    answers = ask(site, [query for query, _ in QUERIES])
    return [
        Measured(query, wanted, tuple(row[0] for row in answer["results"]))
        for (query, wanted), answer in zip(QUERIES, answers, strict=True)
    ]


if __name__ == "__main__":
    every = measure(Path(sys.argv[1]))
    for one in every:
        if not one.good:
            print(f"{one.query!r}: {', '.join(one.found[:5]) or 'tidak ada'}")
    good = sum(one.good for one in every)
    print(f"{good} dari {len(every)} ({good / len(every):.0%}) di tiga pertama")
