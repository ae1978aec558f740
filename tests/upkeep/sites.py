"""A web server on this machine that plays any site, and a fetcher that goes to it for any name."""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final, cast

from kb_builder.upkeep.fetching import Fetcher

HERE: Final = "127.0.0.1"
CERTIFICATE: Final = Path(__file__).with_name("dinas.test.pem")
TICK: Final = 0.005
"""Seconds: long enough for another thread to come in between."""


@dataclass(frozen=True)
class Asked:
    """A request that reached the server."""

    host: str
    method: str
    path: str
    headers: Mapping[str, str]


class Handler(BaseHTTPRequestHandler):
    """One request; routes speak through it."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        cast("_Server", self.server).site.serve(self)

    do_HEAD = do_GET  # noqa: N815 -- the library's name

    def log_message(self, *_: Any) -> None:
        pass

    def say(self, status: int, body: bytes = b"", **headers: str) -> None:
        """An ordinary answer; underscores in the names of headers become hyphens."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def pour(self, part: bytes) -> int:
        """Write for ever, until the other side has had enough; returns how often it worked."""
        times = 0
        with suppress(OSError):
            while True:
                self.wfile.write(part)
                times += 1
        self.close_connection = True
        return times


Route = Callable[[Handler], object]


def _missing(handler: Handler) -> None:
    handler.say(404)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    site: Site

    def handle_error(self, *_: Any) -> None:
        """Clients that hang up are what is tested."""


class Site:
    """Sites by host and path. ``asked`` is every request that came, in order."""

    def __init__(self, *, secure: bool = False) -> None:
        self.asked: list[Asked] = []
        self.busiest: dict[str, int] = {}
        """The most requests for slow pages of a host that were under way at the same time."""
        self.over = threading.Event()
        self._routes: dict[tuple[str, str], Route] = {}
        self._busy: dict[str, int] = {}
        self._lock = threading.Lock()
        self._server = _Server((HERE, 0), Handler)
        self._server.site = self
        if secure:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATE)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self._scheme = "https" if secure else "http"
        self.port = int(self._server.server_address[1])
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def close(self) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def address(self, host: str, path: str = "/") -> str:
        return f"{self._scheme}://{host}:{self.port}{path}"

    def route(self, host: str, path: str, route: Route) -> str:
        """Let ``route`` answer there; returns the address."""
        self._routes[host, path] = route
        return self.address(host, path)

    def page(self, host: str, path: str, *statuses: int) -> str:
        """A page that answers with these codes in turn, and goes on with the last one."""
        waiting = list(statuses or (200,))
        return self.route(
            host, path, lambda h: h.say(waiting.pop(0) if len(waiting) > 1 else waiting[0])
        )

    def redirect(self, host: str, path: str, target: str, status: int = 301) -> str:
        return self.route(host, path, lambda h: h.say(status, Location=target))

    def hang(self, host: str, path: str) -> str:
        """A page that never answers while the test runs."""
        return self.route(host, path, lambda _: self.over.wait(60))

    def slow(self, host: str, path: str) -> str:
        """A page that takes long enough for another request to come in between."""

        def answer(handler: Handler) -> None:
            with self._lock:
                self._busy[host] = self._busy.get(host, 0) + 1
                self.busiest[host] = max(self.busiest.get(host, 0), self._busy[host])
            self.over.wait(TICK)
            # Over before it is said: who hears the answer may ask again at once.
            with self._lock:
                self._busy[host] -= 1
            handler.say(200)

        return self.route(host, path, answer)

    def methods(self) -> list[str]:
        return [asked.method for asked in self.asked]

    def paths(self) -> list[str]:
        return [asked.path for asked in self.asked]

    def serve(self, handler: Handler) -> None:
        host = handler.headers["Host"].partition(":")[0]
        path = handler.path.partition("?")[0]
        with self._lock:
            self.asked.append(Asked(host, handler.command, handler.path, dict(handler.headers)))
        self._routes.get((host, path), _missing)(handler)


def fetcher(**options: Any) -> Fetcher:
    """A fetcher for whom every name is this machine, and this machine is the open internet."""
    chosen: dict[str, Any] = {
        "pause": 0,
        "resolver": lambda _host, _port: (HERE,),
        "may_visit": lambda number: number == HERE,
    }
    return Fetcher(**(chosen | options))


def availability(url: str = "", stamp: str = "20160503101010", **told: object) -> bytes:
    """An answer of the archive's; without ``url`` there is no copy."""
    closest = {"status": "200", "available": True, "url": url, "timestamp": stamp} | told
    return json.dumps({"archived_snapshots": {"closest": closest} if url else {}}).encode()
