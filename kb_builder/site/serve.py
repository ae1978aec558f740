"""``kb serve``: the site on this machine, built again and reloaded whenever a file changes."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from sphinx_autobuild.filter import IgnoreFilter
from sphinx_autobuild.middleware import JavascriptInjectorMiddleware
from sphinx_autobuild.server import RebuildServer
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, WebSocketRoute
from starlette.staticfiles import StaticFiles

from kb_builder.site.build import BuildError, build_site

HOST = "127.0.0.1"


class ServeError(Exception):
    """The server could not start; the text says why, in Indonesian."""


@dataclass(frozen=True)
class Rebuild:
    """Builds after a change. A plain value, since the watcher calls it in another process."""

    root: Path

    def __call__(self, changed_paths: Sequence[Path]) -> None:
        """Build; on failure say why and leave the last good site in place."""
        names = ", ".join(sorted({path.name for path in changed_paths})[:5])
        print(f"Berubah: {names}" if names else "Membangun …", file=sys.stderr)
        try:
            report = build_site(self.root, say=_to_stderr)
        except BuildError as error:
            _to_stderr(str(error))
        else:
            _to_stderr(report.as_text())


def serve_site(root: Path, *, port: int, say: Callable[[str], None] = print) -> None:
    """Build once, then serve ``_build/site`` until interrupted.

    Raises ServeError when the port is taken or there is no site to serve.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if probe.connect_ex((HOST, port)) == 0:
            raise ServeError(f"Porta {port} sedang dipakai; pilih yang lain dengan --port.")
    rebuild = Rebuild(root)
    rebuild(())
    site = root / "_build" / "site"
    if not (site / "index.html").is_file():
        raise ServeError("Belum ada situs untuk disajikan; betulkan dahulu masalah di atas.")
    watched = [root / "cases", root / "docs", root / "kb_builder", root / "conf.py"]
    # Generated pages are written by the build itself and must not start another.
    ignore = IgnoreFilter([], [r"\.page$", r"\.tmp$", r"__pycache__", r"\.pyc$", r"~$"])
    watcher = RebuildServer(watched, ignore, change_callback=rebuild)
    address = f"{HOST}:{port}"
    application = Starlette(
        routes=[
            WebSocketRoute("/websocket-reload", watcher, name="reload"),
            Mount("/", app=StaticFiles(directory=site, html=True), name="static"),
        ],
        middleware=[Middleware(JavascriptInjectorMiddleware, ws_url=address)],
        lifespan=watcher.lifespan,
    )
    say(f"Situs disajikan di http://{address}/ ; tekan Ctrl+C untuk berhenti.")
    uvicorn.run(application, host=HOST, port=port, log_level="warning")


def _to_stderr(text: str) -> None:
    print(text, file=sys.stderr)
