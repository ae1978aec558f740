"""``kb serve``: the site on this machine, built again and reloaded whenever a file changes.

Every build is a process of its own, so it runs the programs as they are now, and whatever happens
to it the server and its watching go on.
"""

from __future__ import annotations

import asyncio
import contextlib
import socket
import sys
from collections.abc import AsyncIterator, Callable, Iterable
from pathlib import Path
from typing import Any, Final

import uvicorn
import watchfiles
from sphinx_autobuild.middleware import JavascriptInjectorMiddleware
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocket, WebSocketDisconnect

from kb_builder.leftovers import is_left_behind
from kb_builder.site.lock import BusyError, only_one
from kb_builder.site.publishing import FRONT, Places

HOST: Final = "127.0.0.1"
NAMES: Final = (HOST, "localhost")
"""Names under which this machine asks; other sites that lead here by name get no answer."""
WATCHED: Final = ("cases", "docs", "kb_builder", "conf.py", "docutils.conf")
_SETTLED: Final = 500
"""Milliseconds without a change after which the watcher says that it is there."""

Say = Callable[[str], None]


class ServeError(Exception):
    """The server could not start; the text says why, in Indonesian."""


class Watcher:
    """Builds when files change, and tells the pages that are open."""

    def __init__(self, root: Path, *, port: int, say: Say) -> None:
        self._root = root
        self._say = say
        self._origins = {f"http://{name}:{port}" for name in NAMES}
        self._stop = asyncio.Event()
        self._built = asyncio.Condition()
        self._builds = 0

    @contextlib.asynccontextmanager
    async def lifespan(self, _: Starlette) -> AsyncIterator[None]:
        """Watch while the server runs."""
        task = asyncio.create_task(self.watch())
        yield
        self._stop.set()
        await task

    async def watch(self) -> None:
        """Build after every change; whatever goes wrong, go on watching."""
        paths = [self._root / name for name in WATCHED if (self._root / name).exists()]
        started = False
        while not self._stop.is_set():
            try:
                async for changes in watchfiles.awatch(
                    *paths,
                    watch_filter=lambda _, path: concerns_the_site(Path(path)),
                    stop_event=self._stop,
                    rust_timeout=_SETTLED,
                    yield_on_timeout=not started,
                ):
                    # The first time, the watcher is only just there: what was changed before
                    # nobody saw. Without a change this build does nothing.
                    if changes or not started:
                        await self.build(Path(path) for _, path in changes)
                    if not started:
                        started = True
                        break
            except Exception as error:  # the server must outlive any trouble of watching
                self._say(f"Pengawasan berkas terganggu ({error}); dilanjutkan.")
                await asyncio.sleep(1)

    async def build(self, changed: Iterable[Path]) -> None:
        """Build in another process; on success open pages reload."""
        names = ", ".join(sorted({path.name for path in changed})[:5])
        if names:
            self._say(f"Berubah: {names}")
        before = _manifest(self._root)
        command = (sys.executable, "-m", "kb_builder", "build", "--root", str(self._root))
        process = await asyncio.create_subprocess_exec(*command, stdout=sys.stderr)
        await process.wait()
        if _manifest(self._root) != before:
            async with self._built:
                self._builds += 1
                self._built.notify_all()

    async def reload(self, socket: WebSocket) -> None:
        """Tell an open page of this site to load itself again after each build."""
        if socket.headers.get("origin") not in self._origins:
            await socket.close(code=1008)
            return
        await socket.accept()
        told = self._builds
        gone = asyncio.create_task(_until_gone(socket))
        while not gone.done():
            wait = asyncio.create_task(self._next_after(told))
            await asyncio.wait((gone, wait), return_when=asyncio.FIRST_COMPLETED)
            if not wait.done():
                wait.cancel()
                break
            told = wait.result()
            with contextlib.suppress(RuntimeError, WebSocketDisconnect):
                await socket.send_text("refresh")

    async def _next_after(self, told: int) -> int:
        async with self._built:
            await self._built.wait_for(lambda: self._builds > told)
            return self._builds


def concerns_the_site(path: Path) -> bool:
    """Whether a changed file can change the site; what editors and Python leave cannot."""
    parts = path.parts
    return not ("__pycache__" in parts or is_left_behind(path.name) or path.suffix == ".pyc")


def application(root: Path, *, port: int, say: Say) -> Starlette:
    """The server: the site's files, the socket for reloading, and the watcher beside them."""
    watcher = Watcher(root, port=port, say=say)
    files = StaticFiles(directory=Places(root / "_build").site, html=True)
    return Starlette(
        routes=[
            WebSocketRoute("/websocket-reload", watcher.reload, name="reload"),
            Mount("/", app=files, name="static"),
        ],
        middleware=[
            Middleware(TrustedHostMiddleware, allowed_hosts=list(NAMES)),
            Middleware(JavascriptInjectorMiddleware, ws_url=f"{HOST}:{port}"),
        ],
        lifespan=watcher.lifespan,
    )


def serve_site(root: Path, *, port: int, say: Say = print) -> None:
    """Build once, then serve ``_build/site`` until interrupted.

    Raises ServeError when the port is taken, the folder is being served already, or there is no
    site to serve.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        if probe.connect_ex((HOST, port)) == 0:
            raise ServeError(f"Porta {port} sedang dipakai; pilih yang lain dengan --port.")
    places = Places(root / "_build")
    try:
        with only_one(places.folder, doing="menyajikan situs", name="serve", say=say, patience=0):
            _build_first(root, say)
            if not (places.site / FRONT).is_file():
                raise ServeError(
                    "Belum ada situs untuk disajikan; betulkan dahulu masalah di atas."
                )
            say(f"Situs disajikan di http://{HOST}:{port}/ ; tekan Ctrl+C untuk berhenti.")
            server = application(root, port=port, say=say)
            uvicorn.run(server, host=HOST, port=port, log_level="warning")
    except BusyError as error:
        raise ServeError(str(error)) from error


def _build_first(root: Path, say: Say) -> None:
    from kb_builder.site.build import BuildError, build_site

    try:
        say("Membangun situs …")
        say(build_site(root, say=say).as_text())
    except BuildError as error:
        say(str(error))


def _manifest(root: Path) -> bytes:
    try:
        return Places(root / "_build").manifest.read_bytes()
    except OSError:
        return b""


async def _until_gone(socket: WebSocket) -> None:
    with contextlib.suppress(WebSocketDisconnect, RuntimeError):
        while True:
            message: Any = await socket.receive()
            if message["type"] == "websocket.disconnect":
                return
