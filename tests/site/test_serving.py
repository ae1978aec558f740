"""``kb serve``: it answers this machine only, outlives errors, and ignores what editors leave."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from starlette.types import Message

from kb_builder.site import serve
from kb_builder.site.lock import only_one
from kb_builder.site.serve import ServeError, Watcher, application, concerns_the_site, serve_site

PORT = 8123


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "_build" / "site").mkdir(parents=True)
    (tmp_path / "_build" / "site" / "index.html").write_text("<p>muka</p>", encoding="utf-8")
    (tmp_path / "cases").mkdir()
    return tmp_path


def silent(_: str) -> None:
    """Swallow the talk."""


def finish(work: Coroutine[Any, Any, None]) -> None:
    """Run to the end in a thread of its own: in this one the browser of other tests has a loop."""
    with ThreadPoolExecutor(1) as threads:
        threads.submit(asyncio.run, work).result()


def ask(root: Path, kind: str, **headers: str) -> list[Message]:
    """What the server answers to one request, without a network."""
    sent: list[Message] = []
    first = {"http": "http.request", "websocket": "websocket.connect"}[kind]
    waiting = [{"type": first}, {"type": "websocket.disconnect", "code": 1000}]

    async def receive() -> Message:
        return waiting.pop(0) if waiting else await asyncio.sleep(60, {"type": "http.disconnect"})

    async def send(message: Message) -> None:
        sent.append(message)

    scope: dict[str, Any] = {
        "type": kind,
        "method": "GET",
        "path": "/" if kind == "http" else "/websocket-reload",
        "root_path": "",
        "query_string": b"",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 5),
        "server": ("127.0.0.1", PORT),
        "scheme": "http" if kind == "http" else "ws",
        "subprotocols": [],
    }
    finish(application(root, port=PORT, say=silent)(scope, receive, send))
    return sent


@pytest.mark.parametrize(
    ("host", "status"),
    [("127.0.0.1:8123", 200), ("localhost:8123", 200), ("jahat.example", 400), ("", 400)],
)
def test_only_those_who_ask_for_this_machine_are_answered(
    root: Path, host: str, status: int
) -> None:
    assert ask(root, "http", host=host)[0]["status"] == status


@pytest.mark.parametrize(
    ("origin", "accepted"),
    [
        ("http://127.0.0.1:8123", True),
        ("http://localhost:8123", True),
        ("http://jahat.example", False),
        ("http://127.0.0.1:9999", False),
        ("null", False),
    ],
)
def test_only_our_own_pages_may_listen_for_reloads(root: Path, origin: str, accepted: bool) -> None:
    first = ask(root, "websocket", host=f"127.0.0.1:{PORT}", origin=origin)[0]
    assert (first["type"] == "websocket.accept") is accepted


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("bojonegoro.yaml", True),
        ("area.html.jinja", True),
        (".bojonegoro.yaml.swp", False),
        (".bojonegoro.yaml.kate-swp", False),
        ("4913", False),
        ("bojonegoro.yaml~", False),
        ("#bojonegoro.yaml#", False),
        (".#bojonegoro.yaml", False),
        ("bojonegoro.yaml___jb_tmp___", False),
        ("x.pyc", False),
    ],
)
def test_what_editors_leave_neither_starts_nor_stops_a_build(name: str, counts: bool) -> None:
    assert concerns_the_site(Path("cases") / name) is counts
    assert not concerns_the_site(Path("kb_builder", "__pycache__", name))


def test_watching_goes_on_after_an_error_and_sees_what_came_before_it_began(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    builds: list[list[str]] = []

    async def build(self: Watcher, changed: Iterable[Path]) -> None:
        builds.append([path.name for path in changed])
        if len(builds) == 1:
            raise RuntimeError("rusak")

    monkeypatch.setattr(Watcher, "build", build)
    monkeypatch.setattr(serve, "_SETTLED", 50)

    async def run() -> None:
        watcher = Watcher(root, port=PORT, say=said.append)
        async with watcher.lifespan(None):  # type: ignore[arg-type]
            for number in range(200):
                await asyncio.sleep(0.05)
                if len(builds) > 1:
                    (root / "cases" / "4913").write_text("", encoding="utf-8")
                    (root / "cases" / "a.yaml").write_text(f"x: {number}\n", encoding="utf-8")
                if ["a.yaml"] in builds:
                    return

    finish(run())
    assert builds[:2] == [[], []]
    assert ["a.yaml"] in builds
    assert not any("4913" in names for names in builds)
    assert any("rusak" in sentence for sentence in said)


def test_a_folder_is_served_once(root: Path) -> None:
    with (
        only_one(root / "_build", doing="menyajikan situs", name="serve", say=silent),
        pytest.raises(ServeError, match="sedang menyajikan situs di folder ini"),
    ):
        serve_site(root, port=PORT, say=silent)
