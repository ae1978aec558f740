"""VS Code as the tests play it: the settings of this repository, and a new case being written."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path
from typing import Any, Final

from tests.editing.language_server import Completion, Diagnostic, Document, LanguageServer

ROOT: Final = Path(__file__).resolve().parents[2]
SETTINGS: Final[dict[str, Any]] = json.loads(
    (ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8")
)
WITHOUT_SCHEMAS: Final = {k: v for k, v in SETTINGS.items() if k != "yaml.schemas"}
"""The settings with which an editor finds a schema by the first line of a file alone."""

_MODELINE: Final = "# yaml-language-server: $schema=../kb_builder/model/case.schema.json\n"
_NUMBERS: Final = count(1)


def case(server: LanguageServer, text: str) -> Document:
    """A new case with the modeline, not saved yet."""
    return server.open(ROOT / "cases" / f"baru-{next(_NUMBERS)}.yaml", _MODELINE + text)


def offered(server: LanguageServer, text: str) -> dict[str, Completion]:
    """What is offered at the ``|`` of a new case."""
    return case(server, text.replace("|", "")).completions(_MODELINE + text)


def problems(server: LanguageServer, text: str) -> list[Diagnostic]:
    """The problems of a new case, without those of the keys that are still to come."""
    found = case(server, text).diagnostics()
    return [problem for problem in found if not problem.message.startswith("Missing property")]
