"""What a question is asked with: the project, the filters, scores of one's own."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

import typer

from kb_builder.cli.inputs import read_sheet_file
from kb_builder.cli.options import HERE, Own, Which
from kb_builder.cli.places import find_place, tables_of
from kb_builder.cli.talking import find_project, tell
from kb_builder.cli.usage import UsageError
from kb_builder.frameworks.errors import FrameworkError
from kb_builder.frameworks.sheet import read_sheet
from kb_builder.model.area import AreaKind
from kb_builder.project import Project, load
from kb_builder.reference import Areas, National
from kb_builder.similarity import ANYONE, Converted, Filters, SimilarityError, Typed, from_pegi

SPBE: Final = "spbe-2020"
PEGI: Final = "pegi"
Answer = TypeVar("Answer")
BROKEN: Final = "Ada berkas bermasalah di cases/; lihat 'kb check'."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Domain values typed in or converted, or ``None`` for those of the year."""

    scores: Typed | None = None
    notices: tuple[str, ...] = ()

    @property
    def rough(self) -> bool:
        """Whether they were converted from another instrument."""
        return isinstance(self.scores, Converted)


@contextmanager
def answering() -> Iterator[None]:
    """A question that cannot be answered as it was asked is a wrong command."""
    try:
        yield
    except SimilarityError as error:
        raise UsageError(str(error)) from None


def answered(
    context: typer.Context,
    area: Sequence[str],
    *,
    own: Own,
    which: Which,
    root: Path,
    ask: Callable[..., Answer],
    cases: bool | None,
) -> Answer:
    """What ``ask`` says of the area that was named, from the project, the area, scores and filters.

    ``cases`` tells whether the answer needs those of the folder; None where it does without them,
    unless the scores were converted. What there is to notice is told. Raises ``UsageError``.
    """
    tables = tables_of(context)
    filters = which.filters(tables.areas)
    place = find_place(" ".join(area), tables.areas)
    asked = read_scores(own.scores, own.sheet, tables.national)
    project, notices = tables, tuple[str, ...]()
    if cases is not None or asked.rough:
        project, notices = read_project(tables, root, needed=bool(cases))
    with answering():
        answer = ask(project, place, scores=asked.scores, filters=filters)
    for notice in (*asked.notices, *notices):
        tell(notice)
    return answer


def read_filters(
    areas: Areas,
    /,
    *,
    same_province: bool = False,
    other_provinces: bool = False,
    kind: str | None = None,
    max_km: float | None = None,
    exclude: Sequence[str] = (),
) -> Filters:
    """The filters as typed. Raises ``UsageError``."""
    if same_province and other_provinces:
        raise UsageError("--same-province dan --other-provinces tidak dapat dipakai bersama.")
    if max_km is not None and not (0 < max_km < math.inf):
        raise UsageError("Jarak terjauh (--max-km) harus lebih dari 0 km.")
    if not (same_province or other_provinces or kind or max_km or exclude):
        return ANYONE
    return Filters(
        same_province=same_province,
        other_provinces=other_provinces,
        kind=next((found for found in AreaKind if found.value == kind), None),
        max_km=max_km,
        exclude=frozenset(find_place(name, areas).code for name in exclude),
    )


def read_scores(scores: str | None, sheet: str | None, national: National, /) -> Asked:
    """Values typed in as "D1=2.3,D2=…" or given as a sheet. Raises ``UsageError``."""
    if scores is not None and sheet is not None:
        raise UsageError("--scores dan --sheet tidak dapat dipakai bersama; pilih satu.")
    if scores is not None:
        return Asked(scores=typed_scores(scores))
    return Asked() if sheet is None else _from_sheet(sheet, national)


def typed_scores(text: str, /) -> dict[str, float]:
    """Values by domain; a decimal comma is understood. Raises ``UsageError``."""
    found: dict[str, float] = {}
    for part in re.split(r",\s*(?=[^\W\d])|[;\s]+", text.strip()):
        pair = re.fullmatch(r"(\w+)=([+-]?[0-9]+(?:[.,][0-9]+)?),?", part)
        if pair is None:
            raise UsageError(
                f"'{part}' dalam --scores tidak dimengerti; contoh: "
                "--scores D1=2.3,D2=2.4,D3=1.55,D4=4.14."
            )
        name = pair[1].upper()
        if name in found:
            raise UsageError(f"--scores menyebut {name} dua kali.")
        found[name] = float(pair[2].replace(",", "."))
    return found


def _from_sheet(file: str, national: National) -> Asked:
    shown = "masukan standar" if file == "-" else file
    try:
        sheet = read_sheet(read_sheet_file(file), national.frameworks)
        score = sheet.score() if sheet.framework.id in (SPBE, PEGI) else None
    except FrameworkError as error:
        raise UsageError(f"{shown}: {error}") from None
    if score is None:
        raise UsageError(
            f"{shown}: lembar {sheet.framework.short_name} tidak dapat dipakai di sini; "
            f"yang dapat: {SPBE}, dan {PEGI} secara kasar."
        )
    values: dict[str, float] = {}
    missing = []
    for node in sheet.framework.top:
        value = score.values[node.id]
        exact = value.exact if value.exact is not None else value.estimate
        if node.id in sheet.values:
            values[node.id] = float(sheet.values[node.id])
        elif exact is not None:
            values[node.id] = float(exact)
        else:
            missing.append(f"{node.id} ({node.label})")
    if missing:
        raise UsageError(f"{shown}: nilai belum lengkap; belum ada {', '.join(missing)}.")
    if sheet.framework.id == SPBE:
        return Asked(scores=values, notices=sheet.notices)
    with answering():
        return Asked(scores=from_pegi(national, values), notices=sheet.notices)


def read_project(known: Project, root: Path, /, *, needed: bool) -> tuple[Project, tuple[str, ...]]:
    """The project of the folder on the tables of ``known``, and what to tell of it.

    Raises ``UsageError`` if its files are ``needed`` and absent.
    """
    if known.library.cases and root == HERE:
        return known, ()
    root = find_project(root) or root
    if not (root / "cases").is_dir():
        if needed:
            raise UsageError(
                f"Tidak ada folder cases/ di '{root}', padahal praktik dan profil dibaca dari "
                "sana; pindah ke folder proyek atau pakai --root."
            )
        return known, ("Tidak ada folder cases/ di sini; praktik dan jumlah tamu tidak dihitung.",)
    found = load(root, national=known.national)
    return found, () if found.sound else (BROKEN,)
