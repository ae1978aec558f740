"""Valid files of ``cases/`` as texts, and project folders that hold them.

Every factory returns the smallest valid text; keywords replace the value of a key, add a key, or
leave it out with ``None``. A value with more than one line becomes a block below its key::

    case_text(status="draft", summary=None, gaps=claim("Belum ada."))
"""

from __future__ import annotations

import datetime as dt
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Final

TODAY: Final = dt.date(2026, 11, 22)
"""The day on which tests read files."""

UNKNOWN: Final = "tidak diketahui"


Content = str | bytes | Callable[[Path], object]
"""What a file holds; a function makes something else (a link, a folder) at the file's path."""


def project(root: Path, **files: Content) -> Path:
    """A project folder with ``files`` in its ``cases/``; without any, one valid case.

    A name is the path in ``cases/`` without its ending; names that hold a slash or a hyphen are
    given as ``**{"visits/2019-04-30-bojonegoro-sumedang": visit_text()}``.
    """
    (root / "cases" / "visits").mkdir(parents=True, exist_ok=True)
    (root / "conf.py").write_text("", encoding="utf-8")
    for name, content in (files or {"bojonegoro": case_text()}).items():
        path = root / "cases" / f"{name}.yaml"
        if callable(content):
            content(path)
        else:
            path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return root


def case_text(**keys: str | None) -> str:
    """``cases/bojonegoro.yaml``."""
    return _mapping(
        {
            "schema_version": "1",
            "status": "published",
            "last_verified": "2026-11-20",
            "verified_by": "Dinas Kominfo Kabupaten Bojonegoro",
            "regency": '"35.22"',
            "summary": claim(),
            "sources": sources(),
        },
        keys,
    )


def visit_text(**keys: str | None) -> str:
    """``cases/visits/2019-04-30-bojonegoro-sumedang.yaml``."""
    return _mapping(
        {
            "schema_version": "1",
            "status": "published",
            "last_verified": "2026-11-20",
            "verified_by": "Dinas Kominfo Kabupaten Bojonegoro",
            "date": "2019-04-30",
            "host": _mapping({"regency": '"35.22"', "place": UNKNOWN}, {}),
            "guests": guest(),
            "purpose": UNKNOWN,
            "why_this_host": UNKNOWN,
            "lessons": UNKNOWN,
            "follow_up": UNKNOWN,
            "cites": "[berita-1]",
            "sources": sources(),
        },
        keys,
    )


def questions_text(**keys: str | None) -> str:
    """``cases/questions.yaml``."""
    return _mapping(
        {
            "schema_version": "1",
            "status": "published",
            "last_verified": "2026-11-20",
            "verified_by": "Dinas Kominfo Kabupaten Bojonegoro",
            "questions": question(),
            "sources": sources(),
        },
        keys,
    )


def claim(text: str = "Jaringan sudah ada.", **keys: str | None) -> str:
    """An item of a list of claims."""
    return _item({"text": text, "cites": "[berita-1]"}, keys)


def check(**keys: str | None) -> str:
    """An item of a visit's ``checks``."""
    fields = {
        "after": '"3"',
        "date": "2019-08-01",
        "status": "running",
        "working": UNKNOWN,
        "cites": "[berita-1]",
    }
    return _item(fields, keys)


def profile(**keys: str | None) -> str:
    """An item of ``profiles``."""
    fields = {
        "framework": "pegi",
        "year": "2015",
        "basis": "external",
        "scores": _mapping({"kebijakan": "3.33"}, {}),
        "cites": "[berita-1]",
    }
    return _item(fields, keys)


def practice(name: str = "jaringan-serat-optik", **keys: str | None) -> str:
    """An item of ``practices``."""
    fields = {
        "id": name,
        "title": "Jaringan serat optik",
        "summary": "Daerah memiliki jaringan sendiri.",
        "themes": "[infrastruktur]",
        "since": "2010",
        "problem": UNKNOWN,
        "intervention": claim("Jaringan dibangun."),
        "results": UNKNOWN,
        "obstacles": UNKNOWN,
        "costs": UNKNOWN,
        "staff": UNKNOWN,
        "legal_basis": UNKNOWN,
        "transferability": _mapping(dict.fromkeys(("needs", "adapt", "tried_elsewhere"), UNKNOWN)),
        "contact_office": "Dinas Kominfo",
    }
    return _item(fields, keys)


def origin(**keys: str | None) -> str:
    """An item of a practice's ``learnt_from``."""
    fields = {
        "regency": '"36.71"',
        "how": "application",
        "agreement": UNKNOWN,
        "date": "2018",
        "cites": "[berita-1]",
    }
    return _item(fields, keys)


def result(**keys: str | None) -> str:
    """An item of a practice's ``results``."""
    fields = {"metric": "Panjang jaringan", "strength": "described", "cites": "[berita-1]"}
    return _item(fields, keys)


def measurement(value: str = "25", **keys: str | None) -> str:
    """The value of ``before`` or ``after``."""
    return _mapping({"value": value, "unit": "km", "period": "2015"}, keys)


def meeting(name: str = "pegi-2015", **keys: str | None) -> str:
    """An item of ``assessment_meetings``."""
    fields = {
        "id": name,
        "title": "Penilaian PeGI 2015",
        "framework": "pegi",
        "date": "2015-11-19",
        "place": "Bogor",
        "organiser": UNKNOWN,
        "assessors": "[akademisi]",
        "delegation": "[Kepala Dinas Kominfo]",
        "purpose": UNKNOWN,
        "requested": UNKNOWN,
        "exists": UNKNOWN,
        "must_improve": UNKNOWN,
        "cites": "[berita-1]",
    }
    return _item(fields, keys)


def guest(**keys: str | None) -> str:
    """An item of a visit's ``guests``."""
    fields = {
        "regency": '"32.11"',
        "body": "Sekretariat Daerah Kabupaten Sumedang",
        "lead_role": "Asisten I",
        "people": "10",
    }
    return _item(fields, keys)


def question(name: str = "apa-yang-sudah-ada", **keys: str | None) -> str:
    """An item of ``questions``."""
    fields = {
        "id": name,
        "text": "Apa yang sudah ada?",
        "origin": "asked",
        "roles": "[kominfo]",
        "cites": "[berita-1]",
    }
    return _item(fields, keys)


def sources(name: str = "berita-1", **keys: str | None) -> str:
    """The value of ``sources`` with one source; a page of its own for each name."""
    page = "107" if name.lower() == "berita-1" else name.lower()
    fields = {
        "title": "Berita tentang jaringan",
        "publisher": "Dinas Kominfo",
        "kind": "government-news",
        "published": "2015-11-25",
        "accessed": "2026-11-20",
        "url": f"https://dinkominfo.bojonegorokab.go.id/berita/baca/{page}",
        "archive_url": UNKNOWN,
        "reading": "full-text",
    }
    return _mapping({name: _mapping(fields, keys)})


def full_case_text(**keys: str | None) -> str:
    """A valid case that uses nearly every key, for tests that break files at random."""
    known = practice(
        "dewan-tik",
        improves="[spbe-2020/I17, pegi/kebijakan]",
        problem=claim("Banyak aplikasi.", note="Menurut berita."),
        results=result(before=measurement("3.50"), after=measurement(), strength="before-after"),
        transferability=_mapping(
            {"needs": claim("Tenaga ahli."), "adapt": UNKNOWN, "tried_elsewhere": UNKNOWN}
        ),
        notes=claim("Nama resmi lain."),
    )
    fields: dict[str, str | None] = {
        "context": claim('"Kawasan migas: ya"', quote="ada", speaker="Sekda"),
        "profiles": profile(index="3.05", predicate="Baik", note="Tercetak."),
        "practices": practice() + known,
        "assessment_meetings": meeting(
            end="2015-11-20",
            questions=_item(
                {"text": "Berapa panjangnya?", "cites": "[berita-1]"},
                {
                    "asked_by": "asesor",
                    "answers": claim("25 km.", practice="bojonegoro/jaringan-serat-optik"),
                },
            ),
        ),
        "gaps": claim("Belum ada izin daring.", improves="[spbe-2020/I40]"),
        "plans": claim(">-\n  Pusat data\n  sendiri."),
    }
    return case_text(**(fields | keys))


def _mapping(fields: dict[str, str], keys: dict[str, str | None] | None = None) -> str:
    chosen = {key: value for key, value in {**fields, **(keys or {})}.items() if value is not None}
    return "".join(_entry(key, value) for key, value in chosen.items())


def _entry(key: str, value: str) -> str:
    """``key: value``, with a block on lines of its own; a folded text starts beside its key."""
    if "\n" not in value:
        return f"{key}: {value}".rstrip() + "\n"
    if value.startswith((">", "|")):
        first, _, rest = value.partition("\n")
        return f"{key}: {first}\n{rest.rstrip()}\n"
    return f"{key}:\n{textwrap.indent(value.rstrip(), '  ')}\n"


def _item(fields: dict[str, str], keys: dict[str, str | None]) -> str:
    return "- " + textwrap.indent(_mapping(fields, keys), "  ").removeprefix("  ")
