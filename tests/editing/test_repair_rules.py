"""Each repair by example: what is wrong, which problem that is, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, NamedTuple

import pytest

from kb_builder.editing.repair.rules import REPAIRS, RULES
from kb_builder.editing.repair.workspace import Workspace
from kb_builder.reading.codes import CODES
from kb_builder.words.dates import MONTH_NUMBERS
from tests.editing.slips import CASE, QUESTIONS, VISIT, draft_of, workspace
from tests.factories import (
    UNKNOWN,
    full_case_text,
    guest,
    question,
    questions_text,
    sources,
    visit_text,
)

STEM: Final = VISIT.removeprefix("visits/")
TEXTS: Final = {
    CASE: full_case_text(),
    VISIT: visit_text(
        topics='- "Jaringan: serat"\n',
        end="2019-05-01",
        guests=guest() + guest(regency='"33.27"', people=UNKNOWN),
        sources=sources(published=UNKNOWN),
    ),
    QUESTIONS: questions_text(
        questions=question(
            nodes="[spbe-2020/I17]",
            practices="[bojonegoro/dewan-tik]",
            visits=f"[{STEM}]",
            meetings="[bojonegoro/pegi-2015]",
        )
    ),
}


class Slip(NamedTuple):
    """In the file, ``right`` is written as ``wrong``; ``kb check`` then gives the codes."""

    rule: str
    right: str
    wrong: str
    codes: str = ""
    file: str = CASE


CITED: Final = TEXTS[QUESTIONS][
    TEXTS[QUESTIONS].index("cites: [berita-1]") : TEXTS[QUESTIONS].index("    title: Berita")
]
HOME: Final = "https://dinkominfo.bojonegorokab.go.id"
SLIPS: Final = (
    Slip("tanda BOM", "schema_version: 1", "\ufeffschema_version: 1"),
    Slip("akhir baris", "status: published\n", "status: published\r\n"),
    Slip("akhir baris", "sources:\n", "sources:\r\r\n", "R106 R114"),
    Slip("akhir baris", "published\nlast", "published\rlast", "R106 R114"),
    Slip("karakter kendali", "by: Dinas", "by: Di\0nas", "R114"),
    Slip("karakter kendali", "by: Dinas", "by: \x1bDinas", "R114"),
    Slip("karakter kendali", "by: Dinas Kominfo", "by: Dinas\u2028Kominfo", "R114"),
    Slip("karakter tak terlihat", "by: Dinas", "by: Di\u200bnas", "R114"),
    Slip("karakter tak terlihat", "by: Dinas", "by: \u202eDinas", "R114"),
    Slip("spasi tak terputus", "by: Dinas ", "by: Dinas\u00a0"),
    Slip("spasi tak terputus", "  place: tidak", "\u202f place: tidak", "R201 R202", VISIT),
    Slip("spasi tak terputus", "    date: 2015", "\u00a0" * 4 + "date: 2015", "R106"),
    Slip("tab", "status: published", "status:\tpublished", "R105"),
    Slip("tab", '"Kawasan migas: ya"', '"Kawasan\tmigas: ya"', "R105"),
    Slip("tab", "    note: Tercetak.", "\t\tnote: Tercetak.", "R105 R106"),
    Slip("kutip lengkung", '"Kawasan migas: ya"', "“Kawasan migas: ya”", "R106"),
    Slip("kutip lengkung", '"Jaringan: serat"', "‘Jaringan: serat’", "R203", VISIT),
    Slip("kutip lengkung", "quote: ada", "quote: “ada”"),
    Slip("kutip lengkung", "status: published", "“status”: published", "R201 R202"),
    Slip("kutip lengkung", "status: published", "status: “published”", "R205"),
    Slip("kutip lengkung", "status: published", 'status: “published"', "R205"),
    Slip("kutip lengkung", "strength: before-after", "strength: «before-after»", "R205"),
    Slip("kutip lengkung", "end: 2015-11-20", "end: ‘2015-11-20’", "R206"),
    Slip("kutip lengkung", "index: 3.05", "index: ”3.05”", "R210"),
    Slip("kutip lengkung", "kebijakan: 3.33", "kebijakan: “3,33”", "R210"),
    Slip("kutip lengkung", "value: 3.50", "value: ‘3,50’", "R210"),
    Slip("kutip lengkung", "status: published", "status: “Published”", "R205"),
    Slip("kutip lengkung", "verified: 2026-11-20", "verified: “20 November 2026”", "R206"),
    Slip("kutip lengkung", 'regency: "35.22"', "regency: “35,22”", "R213"),
    Slip("kutip lengkung", "people: tidak diketahui", "people: “Tidak diketahui”", "R211", VISIT),
    Slip("kutip lengkung", "pegi/kebijakan]", "“PeGI/Kebijakan”]", "R215 R304"),
    Slip("kutip lengkung", "people: 10", "people: “10”", "R211", VISIT),
    Slip("kutip lengkung", "id: dewan-tik", "id: „dewan-tik“", "R212 R308"),
    Slip("kutip lengkung", 'regency: "32.11"', "regency: “32.11”", "R213", VISIT),
    Slip("kutip lengkung", f"{HOME}/berita/baca/107", f"“{HOME}/berita/baca/107”", "R214"),
    Slip("kutip lengkung", "pegi/kebijakan]", "“pegi/kebijakan”]", "R215 R304"),
    Slip("kutip lengkung", "[bojonegoro/dewan-tik]", "[“bojonegoro/dewan-tik”]", "R216 R308",
         QUESTIONS),
    Slip("kutip lengkung", f"[{STEM}]", f"[“{STEM}”]", "R212 R309", QUESTIONS),
    Slip("kutip lengkung", "cites: [berita-1]\nsources", "cites: [“berita-1”]\nsources",
         "R212 R301 R302", VISIT),
    Slip("kutip lengkung", "schema_version: 1", "schema_version: “1”", "R218"),
    Slip("spasi di akhir baris", "status: published\n", "status: published  \n"),
    Slip("akhir berkas", "reading: full-text\n", "reading: full-text", "", QUESTIONS),
    Slip("huruf kunci", "status: published", "Status: published", "R201 R202"),
    Slip("huruf kunci", "gaps:", "GAPS:", "R201"),
    Slip("koma desimal", "kebijakan: 3.33", "kebijakan: 3,33", "R209"),
    Slip("koma desimal", "index: 3.05", "index: 3,05", "R209"),
    Slip("koma desimal", "value: 3.50", "value: 3,50", "R209"),
    Slip("kode wilayah", 'regency: "35.22"', "regency: 35,22", "R213"),
    Slip("kode wilayah", 'regency: "35.22"', "regency: 3522", "R213"),
    Slip("tanggal", "verified: 2026-11-20", "verified: 20-11-2026", "R206"),
    Slip("tanggal", "verified: 2026-11-20", "verified: 20 November 2026", "R206"),
    Slip("tanggal", "verified: 2026-11-20", "verified: 20 nop 2026", "R206"),
    Slip("tanggal", "verified: 2026-11-20", "verified: November 20, 2026", "R206"),
    Slip("tanggal", "end: 2015-11-20", "end: 20/11/2015", "R206"),
    Slip("tanggal", "end: 2015-11-20", "end: 20.11.2015", "R206"),
    Slip("tanggal", "end: 2015-11-20", "end: 2015/11/20", "R206"),
    Slip("tanggal", "end: 2019-05-01", "end: 1/5/2019", "R206", VISIT),
    Slip("tanggal", "end: 2019-05-01", "end: 2019-5-1", "R206", VISIT),
    Slip("pilihan", "status: published", "status: Published", "R205"),
    Slip("pilihan", "roles: [kominfo]", "roles: [Kominfo]", "R205", QUESTIONS),
    Slip("pilihan", "lessons: tidak diketahui", "lessons: Tidak Diketahui", "R203", VISIT),
    Slip("pilihan", "place: tidak diketahui", "place: TIDAK DIKETAHUI", "", VISIT),
    Slip("pilihan", "archive_url: tidak diketahui", "archive_url: Tidak diketahui", "R214"),
    Slip("pilihan", "people: tidak diketahui", "people: Tidak diketahui", "R211", VISIT),
    Slip("pilihan", "published: tidak diketahui", "published: Tidak Diketahui", "R206", VISIT),
    Slip("id", "id: dewan-tik", "id: Dewan-TIK", "R212 R308"),
    Slip("id", "id: pegi-2015", "id: PeGI-2015", "R212 R309"),
    Slip("id", "sources:\n  berita-1:", "sources:\n  Berita-1:", "R212 R301 R302", VISIT),
    Slip("id", "cites: [berita-1]\nsources", "cites: [Berita-1]\nsources", "R212 R301 R302", VISIT),
    Slip("id", "[bojonegoro/dewan-tik]", "[Bojonegoro/Dewan-TIK]", "R216 R308", QUESTIONS),
    Slip("id", f"[{STEM}]", "[2019-04-30-Bojonegoro-Sumedang]", "R212 R309", QUESTIONS),
    Slip("id", "[bojonegoro/pegi-2015]", "[bojonegoro/PeGI-2015]", "R216 R309", QUESTIONS),
    Slip("id", "- framework: pegi", "- framework: PeGI", "R212 R304"),
    Slip("id sumber", CITED, CITED.replace("berita-1", "berita-lain"), "R322", QUESTIONS),
    Slip("simpul", "pegi/kebijakan]", "PeGI/Kebijakan]", "R215 R304"),
    Slip("simpul", "[spbe-2020/I40]", "[spbe-2020/i40]", "R304"),
    Slip("simpul", "kebijakan: 3.33", "Kebijakan: 3.33", "R304"),
    Slip("predikat", "predicate: Baik", "predicate: BAIK", "R306"),
    Slip("alamat web", f"url: {HOME}", "url: Https://dinkominfo.bojonegorokab.go.id", "R214"),
    Slip("alamat web", f"url: {HOME}", "url: http://dinkominfo.bojonegorokab.go.id", "R315"),
)  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.rule}: {slip.wrong[:30]!r}")
def test_a_slip_is_a_problem_and_is_undone(slip: Slip) -> None:
    whole = TEXTS[slip.file]
    assert whole.count(slip.right) == 1
    damaged = draft_of(slip.file, whole.replace(slip.right, slip.wrong))
    space = workspace(*(draft_of(name, text) for name, text in TEXTS.items()))
    space = space.replacing([damaged])
    assert codes_in(space) == set(slip.codes.split())
    mended = space.repaired()
    assert {draft.name: draft.text for draft in mended.drafts.values()} == {
        f"cases/{name}.yaml": text for name, text in TEXTS.items()
    }
    assert slip.rule in {done.name for done in mended.drafts[damaged.name].done}
    assert codes_in(mended) == set()


@pytest.mark.parametrize("name", MONTH_NUMBERS)
def test_every_name_of_a_month_is_understood(name: str) -> None:
    right = "last_verified: 2026-11-20"
    assert TEXTS[VISIT].count(right) == 1
    text = TEXTS[VISIT].replace(right, f"last_verified: 2 {name} 2019")
    mended = workspace(draft_of(VISIT, text)).repaired().drafts[f"cases/{VISIT}.yaml"]
    assert f"last_verified: 2019-{MONTH_NUMBERS[name]:02}-02\n" in mended.text


def codes_in(space: Workspace) -> set[str]:
    """The codes of all problems in all files; the reader passes over marks and Windows' ends."""
    found = set()
    for draft in space.drafts.values():
        text = draft.text.removeprefix("\ufeff").replace("\r\n", "\n")
        found |= {p.code for p in replace(draft, text=text).problems(space.context)}
    return found


def test_every_rule_says_which_problems_it_ends() -> None:
    seen: dict[str, set[str]] = {}
    for slip in SLIPS:
        seen.setdefault(slip.rule, set()).update(slip.codes.split())
    said: dict[str, set[str]] = {}
    for rule in RULES:
        said.setdefault(rule.name, set()).update(rule.codes)
    assert seen == said


def test_codes_with_a_repair_are_codes() -> None:
    assert REPAIRS.keys() <= CODES.keys()
    assert all(sentence.endswith(".") for sentence in REPAIRS.values())
    assert REPAIRS["R315"] == "http menjadi https pada alamat yang dikenal aman."
    assert "R310" not in REPAIRS
