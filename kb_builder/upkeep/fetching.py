"""One request over the network, held on a short lead. Nothing else in ``kb`` opens a connection.

No proxy, no cookie, no password, no redirect followed, and no body read but the beginning of one
that was asked for. A host's name is looked up once, all its addresses are judged, and the
connection goes to those very addresses: what the name means a moment later does not count.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from typing import Any, Final, cast
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool
from urllib3.exceptions import ConnectTimeoutError, HTTPError, NewConnectionError
from urllib3.response import HTTPResponse
from urllib3.util.connection import create_connection

from kb_builder.upkeep.outcomes import LinkError, LinkState
from kb_builder.upkeep.servers import Turnstile, is_public, resolve

USER_AGENT: Final = "Rujukan (pemeriksa tautan basis pengetahuan e-government; perintah kb links)"
_PORTS: Final = {"http": 80, "https": 443}
_TRIED: Final = 3
"""So many addresses of one host are tried."""
_CHUNK: Final = 4096

_CERTIFICATES: Final = {
    10: "sertifikatnya kedaluwarsa",
    18: "sertifikatnya dibuat sendiri",
    19: "penerbit sertifikatnya tidak dikenal",
    20: "penerbit sertifikatnya tidak dikenal atau rantainya tidak lengkap",
    21: "penerbit sertifikatnya tidak dikenal atau rantainya tidak lengkap",
    62: "sertifikatnya dibuat untuk nama lain",
}
"""What OpenSSL's codes of verification mean."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a server said."""

    address: str
    """The address asked, in the form in which it was asked."""
    status: int
    location: str | None
    body: bytes


class Fetcher:
    """Asks addresses, one request at a time for each host.

    Everything that tests replace is a parameter: how names are looked up, which numeric addresses
    may be visited, which certificates are trusted, and the clock.
    """

    def __init__(
        self,
        *,
        pause: float = 1.0,
        resolver: Callable[[str, int], tuple[str, ...]] = resolve,
        may_visit: Callable[[str], bool] = is_public,
        trust: bool | str = True,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._turnstile = Turnstile(pause=pause, clock=clock, sleep=sleep)
        self._resolver = resolver
        self._may_visit = may_visit
        self._trust = trust

    def ask(self, method: str, address: str, *, seconds: float, body_limit: int = 0) -> Reply:
        """The answer to one request; the body only as far as ``body_limit``.

        No part of it (connecting, greeting, answering, telling) takes longer than ``seconds``.
        Raises ``LinkError``.
        """
        request, host, port = _prepare(method, address)
        with self._turnstile.passing(host):
            numbers = self._resolver(host, port)
            if not all(map(self._may_visit, numbers)):
                raise LinkError(
                    LinkState.FORBIDDEN, "alamatnya berada di jaringan sendiri, bukan di internet"
                )
            try:
                with (
                    closing(_Pinned(numbers[:_TRIED])) as adapter,
                    closing(
                        adapter.send(request, stream=True, timeout=seconds, verify=self._trust)
                    ) as response,
                ):
                    return Reply(
                        address=request.url or address,
                        status=response.status_code,
                        location=response.headers.get("Location"),
                        body=_beginning(response.raw, body_limit, seconds),
                    )
            except (requests.RequestException, HTTPError, OSError, ValueError) as error:
                raise _explained(error, seconds) from None


def _prepare(method: str, address: str) -> tuple[requests.PreparedRequest, str, int]:
    """The request with its host and port; only a plain web address is asked."""
    headers = {"User-Agent": USER_AGENT, "Accept": "*/*", "Connection": "close"}
    try:
        request = requests.Request(method, address, headers=headers).prepare()
        parts = urlsplit(request.url or "")
        port = parts.port or _PORTS.get(parts.scheme)
        host = parts.hostname
    except (requests.RequestException, ValueError):  # UnicodeError is one too
        port = host = None
    if not host or not port or "@" in parts.netloc:
        raise LinkError(LinkState.FORBIDDEN, "alamatnya bukan alamat http atau https biasa")
    return request, host, port


class _PlainConnection(HTTPConnection):
    """Connects to given numbers only, and gives a server a limited time for all it says first."""

    def __init__(self, *args: Any, addresses: tuple[str, ...], **keywords: Any) -> None:
        super().__init__(*args, **keywords)
        self._addresses = addresses

    def _new_conn(self) -> socket.socket:
        failed: OSError | None = None
        for address in self._addresses:
            try:
                return create_connection(
                    (address, self.port), self.timeout, socket_options=self.socket_options
                )
            except OSError as error:
                failed = error
        if isinstance(failed, TimeoutError):
            raise ConnectTimeoutError(self, "no address answered in time")
        raise NewConnectionError(self, "no address answered") from failed

    def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # as urllib3 does
        """The answer's beginning, up to the end of its headers."""
        # The socket's own timeout starts anew with every byte; a slow server could go on for days.
        late = threading.Event()

        def cut() -> None:
            late.set()
            with suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)

        timer = threading.Timer(self.timeout or 0, cut)
        timer.daemon = True
        timer.start()
        try:
            response = super().getresponse()
        except (OSError, http.client.HTTPException):
            if late.is_set():
                raise TimeoutError from None
            raise
        finally:
            timer.cancel()
        if late.is_set():  # headers that were cut short look complete
            response.close()
            raise TimeoutError
        return response


class _SecureConnection(_PlainConnection, HTTPSConnection):
    """The same, encrypted."""


class _Pinned(HTTPAdapter):
    """Sends requests to given numbers, whatever the address's host."""

    def __init__(self, addresses: tuple[str, ...]) -> None:
        super().__init__()
        self._addresses = addresses

    def get_connection_with_tls_context(self, *args: Any, **keywords: Any) -> HTTPConnectionPool:
        """The pool for a request; its connections are ours."""
        pool = cast(HTTPConnectionPool, super().get_connection_with_tls_context(*args, **keywords))
        pool.ConnectionCls = _SecureConnection if pool.scheme == "https" else _PlainConnection
        pool.conn_kw["addresses"] = self._addresses
        return pool


def _beginning(raw: HTTPResponse, limit: int, seconds: float) -> bytes:
    """The first bytes of a body as they were sent, never unpacked."""
    end = time.monotonic() + seconds
    body = b""
    while len(body) < limit and time.monotonic() < end:
        part = raw.read1(min(_CHUNK, limit - len(body)), decode_content=False)
        if not part:
            break
        body += part
    return body


def _explained(error: Exception, seconds: float) -> LinkError:
    """What went wrong, without a word of the libraries'."""
    if isinstance(error, requests.exceptions.SSLError):
        found = _verification(error)
        if found is None:
            return LinkError(LinkState.NO_ANSWER, "sambungan aman tidak dapat dibuat")
        detail = _CERTIFICATES.get(found.verify_code, "sertifikatnya tidak dapat dipercaya")
        return LinkError(LinkState.BAD_CERTIFICATE, detail)
    if isinstance(error, (requests.exceptions.Timeout, TimeoutError)):
        shown = f"{seconds:g}".replace(".", ",")
        return LinkError(LinkState.NO_ANSWER, f"tidak ada jawaban dalam {shown} detik")
    return LinkError(LinkState.NO_ANSWER, "sambungan gagal atau terputus")


def _verification(error: Exception) -> ssl.SSLCertVerificationError | None:
    """What OpenSSL said of a certificate, out of the errors that the libraries wrap around it."""
    found: object = error
    for _ in range(5):
        if isinstance(found, ssl.SSLCertVerificationError):
            return found
        inner = getattr(found, "reason", None)
        found = (
            inner if isinstance(inner, Exception) else next(iter(getattr(found, "args", ())), None)
        )
    return None
