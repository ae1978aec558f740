"""The answer to a form, as a comment under its issue: what to mend, or what it will become."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from typing import Final

from kb_builder.forms.conversion import Conversion
from kb_builder.forms.problems import FormProblem
from kb_builder.forms.proposal import Proposal
from kb_builder.words.markdown import code_block, code_span, plain
from kb_builder.words.shortening import shortened
from kb_builder.words.signs import lines

MARKER: Final = "<!-- rujukan:formulir -->"
"""By its first line the comment is found again and written anew."""

_MOST_LINES: Final = 30
_LONGEST_QUOTE: Final = 1_000
_MUCH: Final = 24_000
_SOME: Final = 8_000
"""Letters for one part. GitHub takes 65 536 for the whole, which is never more than one part with
much and four with some."""
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


def pull_request(conversion: Conversion, draft: Proposal) -> str:
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
    lines = dict.fromkeys(_problem(p) for p in problems if p.stops)
    yield "### Yang perlu dibetulkan"
    yield "Terima kasih atas isiannya. Belum ada yang ditulis, karena ada yang perlu dibetulkan:"
    yield _list(lines, room=_MUCH)
    yield from _section("Periksa juga", _warnings(problems))
    yield _EDIT
    yield from _details(problems)


def _thanks(reason: str) -> Iterator[str]:
    yield "### Laporan ini dibaca pengelola"
    yield (
        f"Terima kasih. {_plain(reason)} Pengelola yang menindaklanjutinya; tidak ada yang "
        "perlu Anda ubah."
    )


def _preview(conversion: Conversion, draft: Proposal) -> Iterator[str]:
    yield "### Isian ini dapat dipakai"
    what = "menjadi berkas baru" if draft.before is None else "mengubah berkas"
    yield f"Terima kasih. Isian ini {what} {_code(draft.name)}."
    yield from _section("Halaman yang muncul atau berubah", _pages(conversion))
    yield from _section("Yang perlu diketahui", _notes(conversion, draft))
    yield from _reason(draft)
    yield _NEXT
    summary = "Isi berkas" if draft.before is None else "Baris yang berubah"
    yield f"<details>\n<summary>{summary}</summary>\n\n{_text(draft)}\n\n</details>"
    yield from _details(conversion.problems)


def _problem(problem: FormProblem) -> str:
    label = f"**{problem.field.label}**: " if problem.field else ""
    line = f"{label}{_plain(problem.message)}"
    if problem.hint:
        line += f" {_plain(problem.hint)}"
    if not problem.found:
        return line
    places = [_code(place) for place in problem.found]
    return f"{line}\n{_list(places, room=_SOME, indent='  ')}"


def _section(title: str, lines: Iterable[str]) -> list[str]:
    items = list(lines)
    return [f"**{title}**\n\n{_list(items, room=_SOME)}"] if items else []


def _list(lines: Iterable[str], *, room: int, indent: str = "") -> str:
    """The lines as a list, as many as there is room for, and how many are left out."""
    items = [f"{indent}- {line}" for line in lines]
    kept: list[str] = []
    for item in items[:_MOST_LINES]:
        room -= len(item) + 1
        if room < 0:
            break
        kept.append(item)
    more = len(items) - len(kept)
    return "\n".join([*kept, *([f"{indent}- dan {more} lagi"] if more else [])])


def _plain(text: str) -> str:
    return plain(shortened(text, _LONGEST_QUOTE))


def _code(text: str) -> str:
    return code_span(shortened(text, _LONGEST_QUOTE))


def _pages(conversion: Conversion) -> Iterator[str]:
    for page in conversion.pages:
        what = "baru" if page.new else "berubah"
        yield f"{what}: {_plain(page.words)} ({_code(page.docname)})"


def _notes(conversion: Conversion, draft: Proposal) -> Iterator[str]:
    yield from (_plain(remark) for remark in draft.remarks)
    if conversion.unknown:
        labels = ", ".join(field.label for field in conversion.unknown)
        yield f"Belum diisi, jadi akan tertulis “tidak diketahui”: {labels}."
    yield from _warnings(conversion.problems)


def _warnings(problems: tuple[FormProblem, ...]) -> list[str]:
    return list(dict.fromkeys(_problem(p) for p in problems if not p.stops))


def _reason(draft: Proposal) -> list[str]:
    if not draft.reason:
        return []
    return [f"**Alasan pengirim**\n\n{_block(draft.reason, 'text', room=_SOME)}"]


def _text(draft: Proposal) -> str:
    """The new file, or the lines that change."""
    if draft.before is None:
        return _block(draft.text, "yaml", room=_MUCH)
    before, after = lines(draft.before), lines(draft.text)
    diff = difflib.unified_diff(before, after, draft.name, draft.name, lineterm="")
    return _block("\n".join(diff), "diff", room=_MUCH)


def _block(text: str, language: str, *, room: int) -> str:
    """The text as code; where there is no room for all of it, it says how much is left out."""
    block = code_block(text, language)
    # A run of backticks makes the fences as long as the text: a third leaves room for both.
    for most in (room - 200, room // 3):
        if len(block) > room:
            kept = text[:most].rpartition("\n")[0] or text[:most]
            left = len(text) - len(kept)
            note = f"… (dipotong di sini: {left} huruf lagi tidak ditampilkan)"
            block = code_block(f"{kept}\n{note}", language)
    return block


def _details(problems: tuple[FormProblem, ...]) -> Iterator[str]:
    """Places in the file, for those who keep it."""
    lines = [_code(problem.detail) for problem in problems if problem.detail]
    if lines:
        body = _list(lines, room=_SOME)
        yield f"<details>\n<summary>Untuk pengelola</summary>\n\n{body}\n\n</details>"
