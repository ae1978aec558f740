"""A small client of the YAML language server that editors use, over its standard input and output.

One thread reads; a message waits for its reader in a queue or a future, so nothing here sleeps.
"""

from __future__ import annotations

import json
import os
import subprocess
import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Queue
from typing import IO, Any, Final

from tests.node import programs

PATIENCE: Final = 60.0
"""Seconds after which an answer is given up; only a broken server is that slow."""

_CAPABILITIES: Final = {
    "workspace": {"configuration": True, "workspaceFolders": True},
    "textDocument": {
        "completion": {
            "completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}
        },
        "hover": {"contentFormat": ["markdown"]},
    },
}


class ServerError(Exception):
    """The server answered with an error."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """One thing that the server offers to write at the cursor."""

    label: str
    text: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One problem that the server marks; the line counts from 1."""

    line: int
    marked: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file that is open in the server. ``|`` in a text given to ``at`` is the cursor."""

    server: LanguageServer
    uri: str
    text: str

    def hover(self, place: str) -> str:
        """The help shown with the pointer at the ``|`` of ``place``; empty where there is none."""
        answer = self.server.request("textDocument/hover", self._where(place))
        return str(answer["contents"]["value"]) if answer else ""

    def completions(self, place: str) -> dict[str, Completion]:
        """What is offered at the ``|`` of ``place``, by label."""
        answer = self.server.request("textDocument/completion", self._where(place))
        return {item["label"]: _completion(item) for item in answer["items"]}

    def diagnostics(self) -> list[Diagnostic]:
        """The problems that the server marked after the file was opened."""
        lines = self.text.splitlines()
        return [_diagnostic(item, lines) for item in self.server.published(self.uri)]

    def _where(self, place: str) -> dict[str, Any]:
        before, _, after = place.partition("|")
        start = self.text.index(before + after)
        if self.text.find(before + after, start + 1) >= 0:
            raise ValueError(f"more than once in the file: {place}")
        head = self.text[: start + len(before)]
        position = {"line": head.count("\n"), "character": len(head.rpartition("\n")[2])}
        return {"textDocument": {"uri": self.uri}, "position": position}


def _completion(item: Mapping[str, Any]) -> Completion:
    about = item.get("documentation") or ""
    return Completion(
        label=item["label"],
        text=item.get("textEdit", {}).get("newText") or item.get("insertText") or item["label"],
        about=about if isinstance(about, str) else about["value"],
    )


def _diagnostic(item: Mapping[str, Any], lines: list[str]) -> Diagnostic:
    start, end = item["range"]["start"], item["range"]["end"]
    until = end["character"] if end["line"] == start["line"] else None
    marked = lines[start["line"]][start["character"] : until] if start["line"] < len(lines) else ""
    return Diagnostic(line=start["line"] + 1, marked=marked, message=item["message"])


@dataclass(slots=True)
class LanguageServer:
    """A running server for the workspace ``root`` with the ``settings`` of an editor."""

    process: subprocess.Popen[bytes]
    root: Path
    settings: Mapping[str, Any]
    errors: list[str] = field(default_factory=list)
    """What the server wrote to standard error."""
    _waiting: dict[int, Future[Any]] = field(default_factory=dict)
    _published: dict[str, Queue[list[Any]]] = field(default_factory=dict)
    _configured: threading.Event = field(default_factory=threading.Event)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _readers: list[threading.Thread] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._readers += [
            threading.Thread(target=read, daemon=True)
            for read in (self._read_messages, self._read_errors)
        ]

    def start(self) -> None:
        """Introduce the editor and hand its settings over."""
        for reader in self._readers:
            reader.start()
        folder = {"uri": self.root.as_uri(), "name": self.root.name}
        self.request(
            "initialize",
            {
                "processId": os.getpid(),
                "rootUri": folder["uri"],
                "workspaceFolders": [folder],
                "capabilities": _CAPABILITIES,
            },
        )
        self._send({"method": "initialized", "params": {}})
        if not self._configured.wait(PATIENCE):
            raise TimeoutError("the server never asked for its settings")

    def stop(self) -> int:
        """Say goodbye; return the server's exit code."""
        self.request("shutdown", None)
        self._send({"method": "exit"})
        return self.process.wait(PATIENCE)

    def kill(self) -> None:
        """End the server whatever it does; what it wrote is read to its end."""
        self.process.kill()
        for reader in self._readers:
            reader.join(PATIENCE)

    def open(self, path: Path, text: str | None = None) -> Document:
        """Open a file of the workspace; ``text`` instead of what is on disk."""
        content = path.read_text(encoding="utf-8") if text is None else text
        uri = path.as_uri()
        if uri in self._published:
            raise ValueError(f"open already, its problems would be mixed up: {path.name}")
        self._published[uri] = Queue()
        item = {"uri": uri, "languageId": "yaml", "version": 1, "text": content}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": item}})
        return Document(server=self, uri=uri, text=content)

    def request(self, method: str, params: Any) -> Any:
        """The answer to a request. Raises ``ServerError`` or ``TimeoutError``."""
        answer: Future[Any] = Future()
        with self._lock:
            number = len(self._waiting) + 1
            self._waiting[number] = answer
        message = {"id": number, "method": method, "params": params}
        self._send(message if params is not None else {"id": number, "method": method})
        return answer.result(PATIENCE)

    def published(self, uri: str) -> list[Any]:
        """The next list of problems that the server publishes about an open file."""
        return self._published[uri].get(timeout=PATIENCE)

    def _send(self, message: Mapping[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode("utf-8")
        assert self.process.stdin is not None
        with self._lock:
            self.process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
            self.process.stdin.flush()

    def _read_messages(self) -> None:
        assert self.process.stdout is not None
        for message in _messages(self.process.stdout):
            if "method" in message and "id" in message:
                self._answer(message)
            elif "id" in message:
                _resolve(self._waiting[message["id"]], message)
            elif message["method"] == "textDocument/publishDiagnostics":
                params = message["params"]
                self._published[params["uri"]].put(params["diagnostics"])
        for answer in self._waiting.values():
            if not answer.done():
                answer.set_exception(ServerError("the server ended; " + "".join(self.errors)))

    def _read_errors(self) -> None:
        assert self.process.stderr is not None
        self.errors.extend(line.decode("utf-8", "replace") for line in self.process.stderr)

    def _answer(self, message: Mapping[str, Any]) -> None:
        """Answer a request of the server: it asks for settings, the rest is only noted."""
        result: Any = None
        if message["method"] == "workspace/configuration":
            result = [self._section(item["section"]) for item in message["params"]["items"]]
        self._send({"id": message["id"], "result": result})
        if message["method"] == "workspace/configuration":
            self._configured.set()

    def _section(self, name: str) -> Any:
        """A section of dotted settings as editors hand it over: nested, or as it stands."""
        if name in self.settings:
            return self.settings[name]
        section: dict[str, Any] = {}
        for key, value in self.settings.items():
            if key.startswith(f"{name}."):
                *folders, last = key.removeprefix(f"{name}.").split(".")
                inner = section
                for folder in folders:
                    inner = inner.setdefault(folder, {})
                inner[last] = value
        return section


def _resolve(answer: Future[Any], message: Mapping[str, Any]) -> None:
    if "error" in message:
        answer.set_exception(ServerError(message["error"]["message"]))
    else:
        answer.set_result(message.get("result"))


def _messages(stream: IO[bytes]) -> Iterator[dict[str, Any]]:
    while header := stream.readline():
        length = 0
        while header.strip():
            name, _, value = header.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
            header = stream.readline()
        yield json.loads(stream.read(length))


@contextmanager
def running(root: Path, settings: Mapping[str, Any]) -> Iterator[LanguageServer]:
    """A server without the network, ended afterwards whatever happens."""
    program = programs.package("yaml-language-server") / "bin" / "yaml-language-server"
    command = [programs.node(), "--require", str(programs.FOLDER / "offline.cjs"), str(program)]
    with subprocess.Popen(
        [*command, "--stdio"],
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        server = LanguageServer(process, root, settings)
        try:
            server.start()
            yield server
        finally:
            server.kill()
