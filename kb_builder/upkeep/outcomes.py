"""What can become of looking at an address."""

from __future__ import annotations

from dataclasses import dataclass

from kb_builder.model.vocabulary import Term


class LinkState(Term):
    """How an address fares, in the order of reports: what is broken first."""

    GONE = "gone", "hilang"
    UNKNOWN_HOST = "unknown-host", "alamat tidak dikenal"
    NO_ANSWER = "no-answer", "tidak menjawab"
    BAD_CERTIFICATE = "bad-certificate", "sertifikat bermasalah"
    FORBIDDEN = "forbidden", "alamat terlarang"
    MOVED = "moved", "berpindah"
    REFUSED = "refused", "ditolak"
    OK = "ok", "baik"

    @property
    def broken(self) -> bool:
        """Whether readers cannot open the page either; a site that refuses robots is not broken."""
        return self not in (LinkState.MOVED, LinkState.REFUSED, LinkState.OK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of looking at one address."""

    state: LinkState
    detail: str = ""
    """More about it in Indonesian, as part of a sentence."""
    status: int | None = None
    """The last answer's HTTP status; ``None`` where there was no answer."""
    moved_to: str | None = None
    """The new address, where the old one says that it has moved for good."""
    landed_on: str | None = None
    """Where redirects led, if that is another host."""


class LinkError(Exception):
    """An address could not be asked: the state that this means, and more about it.

    ``str(error)`` is a part of an Indonesian sentence.
    """

    def __init__(self, state: LinkState, detail: str) -> None:
        super().__init__(detail)
        self.state = state
        self.detail = detail
