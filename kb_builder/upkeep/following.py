"""From an address to what became of it: redirects followed, answers judged."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final
from urllib.parse import urldefrag, urljoin

from kb_builder.model.addresses import site_of
from kb_builder.upkeep.fetching import Fetcher, Reply
from kb_builder.upkeep.outcomes import LinkError, LinkState, Outcome

MAX_REDIRECTS: Final = 5
_FOR_GOOD: Final = frozenset({HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT})
_REDIRECTS: Final = _FOR_GOOD | {
    HTTPStatus.FOUND,
    HTTPStatus.SEE_OTHER,
    HTTPStatus.TEMPORARY_REDIRECT,
}
_GONE: Final = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE})
_REFUSED: Final = frozenset(
    {
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.FORBIDDEN,
        HTTPStatus.TOO_MANY_REQUESTS,
        HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS,
    }
)


def look_at(fetcher: Fetcher, address: str, /, *, seconds: float, lightly: bool = False) -> Outcome:
    """What becomes of an address.

    ``lightly`` asks with HEAD first, which costs the server least; what HEAD does not find well is
    asked again with GET, for many servers answer HEAD wrongly.
    """
    if lightly:
        found = follow(fetcher, address, method="HEAD", seconds=seconds)
        unanswered = found.status is None  # left to the second pass
        if not found.state.broken and found.state is not LinkState.REFUSED:
            return found
        if unanswered or found.status == HTTPStatus.TOO_MANY_REQUESTS:
            return found
    return follow(fetcher, address, method="GET", seconds=seconds)


def follow(fetcher: Fetcher, address: str, /, *, method: str, seconds: float) -> Outcome:
    """Ask an address and go where it points, over at most ``MAX_REDIRECTS`` redirects."""
    here = address
    moved_to: str | None = None
    for_good = True
    visited = {here}
    for hop in range(MAX_REDIRECTS + 1):
        try:
            reply = fetcher.ask(method, here, seconds=seconds)
            if hop and for_good:
                moved_to = reply.address
            target = _target(reply)
        except LinkError as error:
            detail = f"dialihkan ke tempat lain, dan {error.detail}" if hop else error.detail
            return Outcome(state=error.state, detail=detail, landed_on=_elsewhere(address, here))
        if target is None:
            return _judged(reply, moved_to, landed_on=_elsewhere(address, reply.address))
        if target in visited:
            return Outcome(
                state=LinkState.NO_ANSWER, detail="pengalihannya berputar", status=reply.status
            )
        visited.add(target)
        for_good = for_good and reply.status in _FOR_GOOD
        here = target
    return Outcome(
        state=LinkState.NO_ANSWER,
        detail=f"dialihkan lebih dari {MAX_REDIRECTS} kali",
        status=reply.status,
        landed_on=_elsewhere(address, here),
    )


def _target(reply: Reply) -> str | None:
    """Where a reply redirects to. Raises ``LinkError`` for what no address can be made of."""
    if reply.status not in _REDIRECTS or not reply.location:
        return None
    # HTTP headers come as Latin-1, and servers write UTF-8 into them.
    location = reply.location.encode("latin-1", "replace").decode("utf-8", "replace")
    try:
        return urldefrag(urljoin(reply.address, location)).url
    except ValueError:
        raise LinkError(LinkState.NO_ANSWER, "alamat pengalihannya tidak terbaca") from None


def _elsewhere(address: str, here: str) -> str | None:
    """``here``, if it is on another host."""
    return here if site_of(address) != site_of(here) else None


def _judged(reply: Reply, moved_to: str | None, *, landed_on: str | None) -> Outcome:
    status = reply.status
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        state = LinkState.OK if moved_to is None else LinkState.MOVED
        return Outcome(state=state, status=status, moved_to=moved_to, landed_on=landed_on)
    if status in _GONE:
        state = LinkState.GONE
    else:
        state = LinkState.REFUSED if status in _REFUSED else LinkState.NO_ANSWER
    return Outcome(
        state=state, detail=f"dijawab dengan kode {status}", status=status, landed_on=landed_on
    )
