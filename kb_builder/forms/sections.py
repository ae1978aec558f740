"""The text of an issue as GitHub makes it from a form → the answer to each question.

GitHub writes every question of a form as ``### Label``, in their order, with the answer below it.
Only lines that are exactly a label count, and only where they stand in the form's order: what
people write in an answer cannot begin another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from kb_builder.forms.definition import Form, Widget
from kb_builder.forms.errors import FormError
from kb_builder.words.signs import is_unseen, replaced, with_line_feeds

LONGEST_BODY: Final = 65_536
"""Letters of an issue's text, by GitHub's own bound."""
_NO_ANSWER: Final = "_No response_"
_NOT_CHOSEN: Final = "None"
_HEADING: Final = re.compile(r"### (.+)")


def read_answers(form: Form, body: str) -> dict[str, str]:
    """The answer to each question by its id; a question that is not in the text is left out.

    Raises ``FormError`` where it is not certain which text answers which question.
    """
    if len(body) > LONGEST_BODY:
        raise FormError(
            f"Isian formulir ini {len(body)} huruf; paling banyak {LONGEST_BODY}. "
            "Ringkaskan, atau bagi menjadi beberapa formulir."
        )
    lines = _clean(body).split("\n")
    starts = _starts(form, lines)
    if not starts:
        raise FormError(
            f"Judul isian formulir {form.name.lower()} tidak ditemukan. Kirim lewat formulirnya, "
            "dan biarkan judul-judulnya bila menyunting."
        )
    ends = [*list(starts.values())[1:], len(lines)]
    answers = {
        name: "\n".join(lines[start + 1 : end]).strip()
        for (name, start), end in zip(starts.items(), ends, strict=True)
    }
    for field in form.fields:
        empty = {_NO_ANSWER, *([_NOT_CHOSEN] if field.widget is Widget.DROPDOWN else [])}
        if answers.get(field.id) in empty:
            answers[field.id] = ""
    return answers


def likely_form(forms: Iterable[Form], body: str) -> Form | None:
    """The form whose questions the text has, if it is one only."""
    headings = set(_headings(_clean(body[:LONGEST_BODY]).split("\n")).values())
    counted = [(len(headings & {f.label for f in form.fields}), form) for form in forms]
    most = max((count for count, _ in counted), default=0)
    fitting = [form for count, form in counted if count == most]
    return fitting[0] if most and len(fitting) == 1 else None


def _clean(body: str) -> str:
    """The text with plain line ends and without characters that nobody can see or mean."""
    text = with_line_feeds(body).replace("\t", " ").replace("\xa0", " ")
    return replaced(text, is_unseen, instead="")


def _headings(lines: list[str]) -> Mapping[int, str]:
    """Line number → what follows ``###`` on it."""
    found = ((number, _HEADING.fullmatch(line.rstrip())) for number, line in enumerate(lines))
    return {number: match[1].strip() for number, match in found if match}


def _starts(form: Form, lines: list[str]) -> dict[str, int]:
    """Where each question stands, in the form's order."""
    places: dict[str, list[int]] = {}
    for number, label in _headings(lines).items():
        places.setdefault(label, []).append(number)
    asked = [field for field in form.fields if field.label in places]
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for field in asked:
        before = max(first.values(), default=-1)
        first[field.id] = next((n for n in places[field.label] if n > before), -1)
    for field in reversed(asked):
        after = min(last.values(), default=len(lines))
        last[field.id] = next((n for n in reversed(places[field.label]) if n < after), -1)
    for field in asked:
        if first[field.id] != last[field.id] or first[field.id] < 0:
            raise FormError(
                f"Judul “{field.label}” muncul lebih dari sekali atau tidak pada urutannya. Hapus "
                f"baris “### {field.label}” yang bukan judul isian."
            )
    return {field.id: first[field.id] for field in asked}
