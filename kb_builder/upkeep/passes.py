"""Two passes over all addresses: what fails at first is tried again after the rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from threading import Lock
from typing import Final

from kb_builder.model.addresses import host_of
from kb_builder.progress import Progress, unwatched
from kb_builder.upkeep.outcomes import LinkState, Outcome

Look = Callable[[str], Outcome]
_MANY: Final = 4
"""So many sites do not all lose their names on one day."""


class OfflineError(Exception):
    """No site could be found at all: this machine has no way to the internet."""


def two_passes(
    addresses: Iterable[str],
    /,
    *,
    first: Look,
    second: Look,
    hosts_at_once: int,
    progress: Progress = unwatched,
) -> dict[str, Outcome]:
    """What became of each address. A site that refuses us is not asked twice.

    Raises ``OfflineError`` after the first pass where it found no site.
    """
    asked = list(addresses)
    look = _counted(first, "Memeriksa alamat", len(asked), progress)
    found = one_pass(asked, look=look, hosts_at_once=hosts_at_once)
    nowhere = all(outcome.state is LinkState.UNKNOWN_HOST for outcome in found.values())
    if nowhere and len(set(map(host_of, asked))) >= _MANY:
        raise OfflineError
    failed = [
        address
        for address in asked
        if found[address].state.broken and found[address].state is not LinkState.FORBIDDEN
    ]
    if failed:
        look = _counted(second, "Mencoba lagi yang gagal", len(failed), progress)
        found |= one_pass(failed, look=look, hosts_at_once=hosts_at_once)
    return found


def _counted(look: Look, doing: str, total: int, progress: Progress) -> Look:
    """``look``, telling how many addresses it has looked at."""
    turn, done = Lock(), 0
    if total:
        progress(doing, 0, total)

    def counted(address: str) -> Outcome:
        nonlocal done
        try:
            return look(address)
        finally:
            with turn:  # several hosts are asked at the same time
                done += 1
                progress(doing, done, total)

    return counted


def one_pass(addresses: Iterable[str], /, *, look: Look, hosts_at_once: int) -> dict[str, Outcome]:
    """What became of each address: host by host, a few hosts at the same time."""
    groups: dict[str, list[str]] = {}
    for address in addresses:
        groups.setdefault(host_of(address), []).append(address)
    found: dict[str, Outcome] = {}
    pool = ThreadPoolExecutor(max_workers=hosts_at_once)
    try:
        for outcomes in pool.map(lambda group: _one_host(group, look), groups.values()):
            found |= outcomes
    finally:
        pool.shutdown(wait=False, cancel_futures=True)  # so that Ctrl-C does not wait for the rest
    return found


def _one_host(addresses: list[str], look: Look) -> dict[str, Outcome]:
    """The addresses of one host in turn, until it says that it is asked too often."""
    found: dict[str, Outcome] = {}
    tired = False
    for address in addresses:
        if tired:
            detail = "tidak ditanyakan, karena situs ini meminta berhenti bertanya"
            found[address] = Outcome(state=LinkState.REFUSED, detail=detail)
            continue
        found[address] = look(address)
        tired = (
            found[address].status == HTTPStatus.TOO_MANY_REQUESTS
            and found[address].landed_on is None
        )
    return found
