"""The answer to a form, as a comment under its issue: what to mend, or what it will become."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from typing import Final

from kb_builder.forms.conversion import Conversion
from kb_builder.forms.draft import Draft
from kb_builder.forms.markdown import plain
from kb_builder.forms.problems import FormProblem
from kb_builder.markdown import code_block, code_span

MARKER: Final = "<!-- rujukan:formulir -->"
"""By its first line the comment is found again and written anew."""

_MOST_PROBLEMS: Final = 30
_LONGEST_PREVIEW: Final = 30_000
_EDIT: Final = (
    "Sunting isian di atas (tombol **…** → **Edit**), lalu pemeriksaan berjalan lagi sendiri."
)
_NEXT: Final = (
    "**Langkah berikutnya:** menunggu label `setuju` dari pengelola. Bila masih ada yang ingin "
    "diubah, sunting isian di atas (tombol **…** → **Edit**)."
)


def comment(conversion: Conversion) -> str:
    """The whole comment, ending with a line end."""
    draft = conversion.draft
    if draft:
        parts = _preview(conversion, draft)
    elif conversion.by_hand:
        parts = _thanks(conversion.by_hand)
    else:
        parts = _refusal(conversion.problems)
    return "\n\n".join([MARKER, *parts]) + "\n"


def pull_request(conversion: Conversion, draft: Draft) -> str:
    """The text of the pull request that brings the file."""
    number = conversion.number
    parts = [
        f"Dari formulir {draft.form.name.lower()}" + (f" #{number}." if number else "."),
        *_reason(draft),
        *_section("Halaman yang muncul atau berubah", _pages(conversion)),
        *_section("Yang perlu diketahui", _notes(conversion, draft)),
        *([f"Closes #{number}"] if number else []),
    ]
    return "\n\n".join(parts) + "\n"


def _refusal(problems: tuple[FormProblem, ...]) -> Iterator[str]:
    lines = list(dict.fromkeys(f"- {_problem(p)}" for p in problems if p.stops))
    more = len(lines) - _MOST_PROBLEMS
    yield "### Yang perlu dibetulkan"
    yield "Terima kasih atas isiannya. Belum ada yang ditulis, karena ada yang perlu dibetulkan:"
    yield "\n".join([*lines[:_MOST_PROBLEMS], *([f"- dan {more} lagi"] if more > 0 else [])])
    yield from _section("Periksa juga", _warnings(problems))
    yield _EDIT
    yield from _details(problems)


def _thanks(reason: str) -> Iterator[str]:
    yield "### Laporan ini dibaca pengelola"
    yield (
        f"Terima kasih. {plain(reason)} Pengelola yang menindaklanjutinya; tidak ada yang perlu "
        "Anda ubah."
    )


def _preview(conversion: Conversion, draft: Draft) -> Iterator[str]:
    yield "### Isian ini dapat dipakai"
    what = "menjadi berkas baru" if draft.before is None else "mengubah berkas"
    yield f"Terima kasih. Isian ini {what} {code_span(draft.name)}."
    yield from _section("Halaman yang muncul atau berubah", _pages(conversion))
    yield from _section("Yang perlu diketahui", _notes(conversion, draft))
    yield from _reason(draft)
    yield _NEXT
    summary = "Isi berkas" if draft.before is None else "Baris yang berubah"
    yield f"<details>\n<summary>{summary}</summary>\n\n{_text(draft)}\n\n</details>"
    yield from _details(conversion.problems)


def _problem(problem: FormProblem) -> str:
    label = f"**{problem.field.label}**: " if problem.field else ""
    lines = [f"{label}{plain(problem.message)}"]
    if problem.hint:
        lines[0] += f" {plain(problem.hint)}"
    return "\n".join([*lines, *(f"  - {code_span(place)}" for place in problem.found)])


def _section(title: str, lines: Iterable[str]) -> list[str]:
    items = [f"- {line}" for line in lines]
    return ["\n".join([f"**{title}**", "", *items])] if items else []


def _pages(conversion: Conversion) -> Iterator[str]:
    for page in conversion.pages:
        what = "baru" if page.new else "berubah"
        yield f"{what}: {plain(page.words)} ({code_span(page.docname)})"


def _notes(conversion: Conversion, draft: Draft) -> Iterator[str]:
    yield from map(plain, draft.remarks)
    if conversion.unknown:
        labels = ", ".join(field.label for field in conversion.unknown)
        yield f"Belum diisi, jadi akan tertulis “tidak diketahui”: {labels}."
    yield from _warnings(conversion.problems)


def _warnings(problems: tuple[FormProblem, ...]) -> list[str]:
    return list(dict.fromkeys(_problem(p) for p in problems if not p.stops))[:_MOST_PROBLEMS]


def _reason(draft: Draft) -> list[str]:
    return [f"**Alasan pengirim**\n\n{code_block(draft.reason, 'text')}"] if draft.reason else []


def _text(draft: Draft) -> str:
    """The new file, or the lines that change."""
    if draft.before is None:
        return code_block(_shortened(draft.text), "yaml")
    before, after = draft.before.splitlines(), draft.text.splitlines()
    lines = list(difflib.unified_diff(before, after, draft.name, draft.name, lineterm=""))
    return code_block(_shortened("\n".join(lines)), "diff")


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST_PREVIEW:
        return text
    return text[:_LONGEST_PREVIEW].rpartition("\n")[0] + "\n… (dipotong di sini)"


def _details(problems: tuple[FormProblem, ...]) -> Iterator[str]:
    """Places in the file, for those who keep it."""
    lines = [f"- {code_span(problem.detail)}" for problem in problems if problem.detail]
    if lines:
        body = "\n".join(lines[:_MOST_PROBLEMS])
        yield f"<details>\n<summary>Untuk pengelola</summary>\n\n{body}\n\n</details>"
