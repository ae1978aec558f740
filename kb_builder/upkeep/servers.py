"""Hosts: where a name leads, whether we may go there, and one request at a time."""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from kb_builder.upkeep.outcomes import LinkError, LinkState

_OPEN: Final = ipaddress.ip_network("2000::/3")
"""All of IPv6 that is given out as public; outside are many ways to write an IPv4 address."""

_PLATFORM: Final = ipaddress.ip_address("168.63.129.16")
"""Looks public, but on hosted machines it is the platform's own service."""


def resolve(host: str, port: int, /) -> tuple[str, ...]:
    """The numeric addresses of a host, best first. Raises ``LinkError``."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise LinkError(
            LinkState.UNKNOWN_HOST, "nama situsnya tidak ada atau tidak ditemukan"
        ) from None
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: str, /) -> bool:
    """Whether a numeric address belongs to the open internet, not to this machine or network."""
    found = ipaddress.ip_address(address)
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            found = found.ipv4_mapped
        elif found not in _OPEN or found.sixtofour is not None or found.teredo is not None:
            return False
    return found.is_global and not found.is_multicast and found != _PLATFORM


@dataclass(slots=True)
class _Door:
    lock: threading.Lock = field(default_factory=threading.Lock)
    open_at: float = 0.0


class Turnstile:
    """Lets one request at a time through to each host, with a pause after each."""

    def __init__(
        self,
        *,
        pause: float,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._pause = pause
        self._clock = clock
        self._sleep = sleep
        self._doors: dict[str, _Door] = {}
        self._lock = threading.Lock()

    @contextmanager
    def passing(self, host: str) -> Iterator[None]:
        """Wait for the turn at ``host``; the next one waits until this one is through."""
        with self._lock:
            door = self._doors.setdefault(host, _Door())
        with door.lock:
            if (wait := door.open_at - self._clock()) > 0:
                self._sleep(wait)
            try:
                yield
            finally:
                door.open_at = self._clock() + self._pause
