"""What is wrong, where, and how to mend it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MOST: Final = 50
"""So many problems of one file are shown: after these, people mend and look again."""


class Severity(StrEnum):
    """Errors stop the build; warnings do not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One problem in one place. Lines and columns count from 1; ``file`` uses slashes."""

    file: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR

    def as_text(self) -> str:
        """``file:line:column CODE sentence`` with the hint on a line of its own."""
        head = f"{self.file}:{self.line}:{self.column} {self.code} {self.message}"
        return f"{head}\n    → {self.hint}" if self.hint else head

    def as_github(self) -> str:
        """A workflow command that puts the problem beside the line of the pull request."""
        level = "error" if self.severity is Severity.ERROR else "warning"
        place = f"file={_property(self.file)},line={self.line},col={self.column},title={self.code}"
        text = f"{self.message} {self.hint}".strip()
        return f"::{level} {place}::{_data(text)}"

    def as_dict(self) -> dict[str, str | int]:
        """The problem as plain values for JSON."""
        return {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "code": self.code,
            "severity": str(self.severity),
            "message": self.message,
            "hint": self.hint,
        }


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Iterable[Problem]) -> str:
    """All problems as one JSON document."""
    rows = [problem.as_dict() for problem in problems]
    return json.dumps({"problems": rows}, ensure_ascii=False, indent=2)


def first_of_each(problems: Iterable[Problem], /) -> tuple[list[Problem], dict[str, int]]:
    """At most ``MOST`` problems of every file, errors first, and how many of which are left out."""
    kept: list[Problem] = []
    count: Counter[str] = Counter()
    for problem in sorted(problems, key=lambda p: (p.file, p.severity is not Severity.ERROR)):
        count[problem.file] += 1
        if count[problem.file] <= MOST:
            kept.append(problem)
    return sorted(kept), {name: n - MOST for name, n in count.items() if n > MOST}
