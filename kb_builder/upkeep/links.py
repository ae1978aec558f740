"""All addresses of ``cases/`` looked at, and copies proposed for those that need one."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kb_builder.model.addresses import host_of
from kb_builder.progress import Progress, unwatched
from kb_builder.upkeep.addresses import Addresses, CitedSource, Use
from kb_builder.upkeep.archive import AVAILABILITY, Snapshot, nearest_snapshot
from kb_builder.upkeep.fetching import Fetcher
from kb_builder.upkeep.following import look_at
from kb_builder.upkeep.outcomes import LinkError, LinkState, Outcome
from kb_builder.upkeep.passes import two_passes

PATIENCE: Final = 3
"""After so many failures the archive is not asked any more."""


class Copy(StrEnum):
    """What the archive said about an address; silent, where it said nothing."""

    NOT_ASKED = "not-asked"
    FOUND = "found"
    NONE = "none"
    SILENT = "silent"


_NOT_ASKED: Final = (Copy.NOT_ASKED, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How patiently and how widely addresses are asked."""

    first_seconds: float = 10
    second_seconds: float = 30
    hosts_at_once: int = 4
    archive: str = AVAILABILITY


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkResult:
    """One address: who uses it, what became of it, and the copy proposed for it."""

    address: str
    uses: tuple[Use, ...]
    outcome: Outcome
    copy: Copy = Copy.NOT_ASKED
    snapshot: Snapshot | None = None

    @property
    def host(self) -> str:
        """The address's host."""
        return host_of(self.address)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkReport:
    """Every address that was looked at, by host and address, of ``total`` in the files."""

    results: tuple[LinkResult, ...]
    total: int
    faults: tuple[str, ...]

    @property
    def counts(self) -> dict[LinkState, int]:
        """How many addresses are in each state; states without any are left out."""
        found = Counter(result.outcome.state for result in self.results)
        return {state: found[state] for state in LinkState if found[state]}

    @property
    def broken(self) -> bool:
        """Whether a person has to do something."""
        return bool(self.faults) or any(state.broken for state in self.counts)

    @property
    def offline(self) -> bool:
        """Whether no address answered at all: then the fault is likely to be on our side."""
        return len(self.results) > 1 and all(r.outcome.status is None for r in self.results)


def examine(
    found: Addresses,
    /,
    *,
    chosen: Iterable[str],
    fetcher: Fetcher,
    manners: Manners,
    copies_for_all: bool,
    progress: Progress = unwatched,
) -> LinkReport:
    """Look at the ``chosen`` addresses, and ask the archive about those that need a copy.

    ``copies_for_all`` asks also about sources that can still be opened but have no copy.
    """
    asked = list(chosen)
    outcomes = two_passes(
        asked,
        first=lambda address: look_at(
            fetcher, address, seconds=manners.first_seconds, lightly=True
        ),
        second=lambda address: look_at(fetcher, address, seconds=manners.second_seconds),
        hosts_at_once=manners.hosts_at_once,
        progress=progress,
    )
    wanted = _wanted(found.sources, outcomes, copies_for_all=copies_for_all)
    copies = _copies(wanted, fetcher, manners, progress)
    return LinkReport(
        results=tuple(
            LinkResult(
                address=address,
                uses=found.uses[address],
                outcome=outcomes[address],
                copy=copies.get(address, _NOT_ASKED)[0],
                snapshot=copies.get(address, _NOT_ASKED)[1],
            )
            for address in asked
        ),
        total=len(found.uses),
        faults=found.faults,
    )


def _wanted(
    sources: Iterable[CitedSource], outcomes: dict[str, Outcome], *, copies_for_all: bool
) -> dict[str, dt.date | None]:
    """Addresses that need a copy, each with the earliest day on which a source was read there.

    Those are pages that cannot be opened and have no copy, and pages whose copy cannot be opened.
    """
    wanted: dict[str, list[dt.date]] = {}
    for source in sources:
        page = outcomes.get(source.url or "")
        if source.url is None or page is None or page.state is LinkState.FORBIDDEN:
            continue
        copy = outcomes.get(source.archive_url or "")
        if source.archive_url is None:
            needed = copies_for_all or page.state.broken
        else:
            needed = copy is not None and copy.state.broken
        if needed:
            days = wanted.setdefault(source.url, [])
            if source.read is not None:
                days.append(source.read)
    return {address: min(days, default=None) for address, days in sorted(wanted.items())}


def _copies(
    wanted: dict[str, dt.date | None], fetcher: Fetcher, manners: Manners, progress: Progress
) -> dict[str, tuple[Copy, Snapshot | None]]:
    """What the archive says about each address."""
    found: dict[str, tuple[Copy, Snapshot | None]] = {}
    failures = 0
    for done, (address, day) in enumerate(wanted.items()):
        progress("Menanyakan salinan kepada Arsip Internet", done, len(wanted))
        if failures >= PATIENCE:
            found[address] = (Copy.SILENT, None)
            continue
        try:
            snapshot = nearest_snapshot(
                fetcher, address, day=day, seconds=manners.first_seconds, service=manners.archive
            )
        except LinkError:
            failures += 1
            found[address] = (Copy.SILENT, None)
        else:
            found[address] = (Copy.FOUND if snapshot else Copy.NONE, snapshot)
    return found
