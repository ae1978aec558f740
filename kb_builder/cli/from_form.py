"""``kb from-form``: a filled-in form turned into a checked file, and the answer to its sender."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from kb_builder.cli.inputs import read_input
from kb_builder.cli.usage import UsageError
from kb_builder.forms.comment import comment, pull_request
from kb_builder.forms.conversion import Conversion, convert
from kb_builder.forms.dates import date
from kb_builder.forms.definition import FormKind
from kb_builder.forms.draft import Draft
from kb_builder.forms.errors import FormError, Misread
from kb_builder.forms.submission import MAX_BYTES, read_submission
from kb_builder.today import today as this_day
from kb_builder.writing import write_if_changed


def read_form(
    file: str, /, *, root: Path, kind: FormKind | None = None, today: str | None = None
) -> Conversion:
    """What comes of the form in ``file`` ("-" is stdin). Raises ``UsageError``."""
    day = _day(today) if today is not None else None
    try:
        submission = read_submission(read_input(file, what="formulir", most=MAX_BYTES))
    except FormError as error:
        raise UsageError(str(error)) from None
    on = day or submission.day or this_day()
    return convert(submission, root=root, today=on, kind=kind)


def write_answers(conversion: Conversion, *, to: Path | None, pull: Path | None) -> None:
    """Write the comment, and the text of the pull request where there is a file to bring.

    Raises ``UsageError`` where they cannot be written.
    """
    texts = {to: comment(conversion)} if to else {}
    if pull and conversion.draft:
        texts[pull] = pull_request(conversion, conversion.draft)
    for path, text in texts.items():
        _write(path, text)


def write_file(draft: Draft, /, *, out: Path) -> None:
    """Put the file below ``out``. Raises ``UsageError`` where it cannot be written."""
    _write(out / draft.name, draft.text)


def sentences(conversion: Conversion) -> list[str]:
    """What is wrong, one line for each, with the question it is about."""
    lines = [conversion.by_hand] if conversion.by_hand else []
    for problem in conversion.problems:
        label = f"{problem.field.label}: " if problem.field else ""
        lines.append(f"{label}{problem.message} {problem.hint}".rstrip())
        lines += [f"  {place}" for place in problem.found]
    return list(dict.fromkeys(lines))


def _write(path: Path, text: str) -> None:
    try:
        write_if_changed(path, text.encode("utf-8"))
    except OSError:
        raise UsageError(f"'{path}' tidak dapat ditulis.") from None


def _day(today: str) -> dt.date:
    try:
        return dt.date.fromisoformat(date(today))
    except (Misread, ValueError):
        raise UsageError("Tulis --today sebagai hari lengkap, misalnya 2026-11-22.") from None
