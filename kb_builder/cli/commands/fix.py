"""``kb fix``: what was repaired, as one line each and as a diff, and what is left to people."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from kb_builder.cli.options import HERE, Files, Root
from kb_builder.cli.talking import project, save, tell
from kb_builder.cli.usage import UsageError
from kb_builder.words.signs import one_line

if TYPE_CHECKING:
    from kb_builder.editing.repair.folder import Repaired
    from kb_builder.reading.problems import Problem

_SHOWN: Final = str.maketrans({"\t": "⇥", "\u00a0": "␣", "\u2007": "␣", "\u202f": "␣"})
"""Signs for what would look like a space: whether it is one is the point of the diff."""
_WINDOWS_END: Final = re.compile("(?<!\r)\r++\n")
_HUNK: Final = re.compile(r"@@ -(\d+)(?:,(\d+))? \+\d+(?:,\d+)? @@")


def fix(
    files: Files = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Hanya tunjukkan; tidak menulis.")
    ] = False,
    root: Root = HERE,
) -> None:
    """Perbaiki di cases/ apa yang jawabannya hanya satu, dan tunjukkan perubahannya."""
    from kb_builder.today import today

    raise typer.Exit(fix_files(project(root), files or (), dry_run=dry_run, today=today()))


def fix_files(root: Path, chosen: Sequence[Path], *, dry_run: bool, today: dt.date) -> int:
    """Repair files and show how; returns the exit code."""
    from kb_builder.editing.errors import EditError
    from kb_builder.editing.repair.folder import repair_files
    from kb_builder.reading.library import has_errors
    from kb_builder.reference import load_national

    try:
        outcome = repair_files(root, chosen, national=load_national(), today=today)
    except EditError as error:
        raise UsageError(str(error)) from None
    for problem in outcome.left:
        tell(f"{problem.file}: {problem.message} {problem.hint} Berkas ini dibiarkan.")
    made = [repaired for repaired in outcome.changed if dry_run or _write(repaired)]
    for repaired in made:
        for line in (*_named(repaired), *_diff(repaired)):
            typer.echo(line)
    failed = len(made) < len(outcome.changed)
    if made or not failed:
        for sentence in _summary(made, outcome.problems, dry_run=dry_run):
            tell(sentence)
    failed = failed or has_errors([*outcome.problems])
    return 1 if failed else 0


def _write(repaired: Repaired) -> bool:
    """Put the file in its place; whether that was possible."""
    return save(repaired.file.path, repaired.text, name=repaired.file.name)


def _named(repaired: Repaired) -> Iterator[str]:
    """Every repair on a line, at the place where ``kb check`` reported it."""
    for done in repaired.done:
        place = f"{repaired.file.name}:{done.line}:{done.column}"
        yield one_line(f"{place} {done.name}: {done.message}")


def _diff(repaired: Repaired) -> Iterator[str]:
    """What changes in the lines; their ends and the mark before the first are only named."""
    name = repaired.file.name
    lines = difflib.unified_diff(
        _lines(repaired.before), _lines(repaired.text), name, name, lineterm=""
    )
    for line in lines:
        yield one_line(_HUNK.sub(_where, line) if line.startswith("@@") else _visible(line))


def _lines(text: str) -> list[str]:
    text = _WINDOWS_END.sub("\n", text.removeprefix("\ufeff").rstrip("\r\n"))
    return text.replace("\r", "\n").split("\n")


def _visible(line: str) -> str:
    """The line with signs for tabs, odd spaces, and blanks at its end."""
    words = line[:1] + line[1:].rstrip(" ")
    return words.translate(_SHOWN) + "·" * (len(line) - len(words))


def _where(found: re.Match[str]) -> str:
    first, count = int(found[1]), int(found[2] or 1)
    return f"{found[0]} baris {first} sampai {first + max(count, 1) - 1}"


def _summary(
    made: Sequence[Repaired], problems: Sequence[Problem], *, dry_run: bool
) -> Iterator[str]:
    from kb_builder.reading.problems import Severity

    repairs = sum(len(repaired.done) for repaired in made)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    said = []
    if repairs:
        possible = " dapat dilakukan, belum ada yang ditulis" if dry_run else ""
        said.append(f"{repairs} perbaikan di {len(made)} berkas{possible}")
    if problems:
        counted = [f"{errors} masalah"] if errors else []
        counted += [f"{warnings} peringatan"] if warnings else []
        said.append(f"{' dan '.join(counted)} tersisa: jalankan kb check")
    yield "; ".join(said or ["Tidak ada yang perlu diperbaiki"]) + "."
    yield from _left_to_people(problems)


def _left_to_people(problems: Iterable[Problem]) -> Iterator[str]:
    """Each code that remains, and why nothing was done about it."""
    from kb_builder.editing.repair.rules import REPAIRS
    from kb_builder.reading.codes import CODES

    for code, count in sorted(Counter(problem.code for problem in problems).items()):
        reason = "jawabannya tidak tunggal" if code in REPAIRS else "tidak punya perbaikan otomatis"
        yield f"{code} {CODES[code].title} ({count}): {reason}."
