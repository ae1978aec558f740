"""Broken files, each with what must be said about it.

The wrong line carries the comment ``#!`` where a comment can stand; elsewhere the line is given.
"""

from __future__ import annotations

import textwrap
from typing import Final, NamedTuple

from tests.factories import (
    UNKNOWN,
    Content,
    case_text,
    check,
    claim,
    full_case_text,
    guest,
    measurement,
    meeting,
    origin,
    practice,
    profile,
    question,
    questions_text,
    result,
    sources,
    visit_text,
)
from tests.reading.tools import VISIT, line_of

MARK: Final = "#!"


class Broken(NamedTuple):
    """A file, the one code it must give, the line, and a part of the sentence and of the hint.

    ``beside`` are good files of the same folder, each with its name.
    """

    name: str
    content: Content
    code: str
    says: str
    at: int | None = None
    hint: str = ""
    file: str = "bojonegoro"
    also: tuple[str, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()

    @property
    def line(self) -> int:
        if self.at is None:
            assert isinstance(self.content, str)
            return line_of(self.content, MARK)
        return self.at


def _practice(**keys: str | None) -> str:
    return case_text(practices=practice(**keys))


def _learnt(**keys: str | None) -> str:
    return _practice(learnt_from=origin(**keys))


def _hosting(text: str) -> str:
    return case_text(hosting=text)


def _result(**keys: str | None) -> str:
    return _practice(results=result(**keys))


def _profile(**keys: str | None) -> str:
    return case_text(profiles=profile(**keys))


def _score(value: str) -> str:
    return _profile(scores=f"kebijakan: {value}\n")


def _guest(**keys: str | None) -> str:
    return visit_text(guests=guest(**keys))


def _question(**keys: str | None) -> str:
    return questions_text(questions=question(**keys))


def _source(**keys: str | None) -> str:
    return case_text(sources=sources(**keys))


def _inserted(line: str, after: str = "status") -> str:
    """The smallest case with one more line."""
    lines = case_text().splitlines()
    place = next(n for n, text in enumerate(lines, start=1) if text.lstrip().startswith(after))
    return "\n".join([*lines[:place], line, *lines[place:], ""])


FILES: Final = (
    Broken("a symlink", lambda p: p.symlink_to("/etc/hostname"), "R101", "bukan berkas biasa", 1),
    Broken("a dangling symlink", lambda p: p.symlink_to("x"), "R101", "bukan berkas biasa", 1),
    Broken("too large", case_text() + "#" * 262_144, "R102", "257 kB melebihi batas 256 kB", 1),
    Broken(
        "Latin-1",
        case_text(verified_by="Dinas Kominfo é").encode("latin-1"),
        "R103",
        "bukan UTF-8",
        4,
        hint="UTF-8",
    ),
    Broken("UTF-16", case_text().encode("utf-16"), "R103", "UTF-16", 1),
    Broken("UTF-16, big end first", b"\xfe\xff\0a\0:\0 \0b", "R103", "UTF-16", 1),
    Broken("not UTF-8 after a BOM", b"\xef\xbb\xbfa: b\nc: \xe9\n", "R103", "bukan UTF-8", 2),
    Broken("half a character", "a: €".encode()[:-1], "R103", "bukan UTF-8", 1),
    Broken("an encoded surrogate", b"a: \xed\xa0\x80\n", "R103", "bukan UTF-8", 1),
    Broken("no bytes", b"", "R104", "kosong", 1),
    Broken("blank lines", "\n\n  \n", "R104", "kosong", 1),
    Broken("comments only", "# satu\n\n  # dua\n", "R104", "kosong", 1),
    Broken("a BOM only", b"\xef\xbb\xbf", "R104", "kosong", 1),
    Broken("a document mark only", "---\n", "R104", "kosong", 1),
    Broken("an empty document", "--- # x\n...\n", "R104", "kosong", 1),
    Broken("empty quotes", '""\n', "R104", "kosong", 1),
    Broken("a folder named as a file", lambda p: p.mkdir(), "R115", "Folder", 1, also=("R104",)),
)

CHARACTERS: Final = (
    Broken("a tab before a value", case_text(status="\tpublished  #!"), "R105", "tab"),
    Broken("a tab in a text", case_text(verified_by="Dinas\tKominfo #!"), "R105", "tab"),
    Broken("a tab in quotes", case_text(verified_by='"Dinas\tKominfo" #!'), "R105", "tab"),
    Broken("a tab at the end of a line", case_text(status="published\t#!"), "R105", "tab"),
    Broken(
        "a tab as indentation",
        _inserted("\tnote: x  #!", after="- text"),
        "R105",
        "tab",
        also=("R106",),
    ),
    Broken("NUL", case_text(verified_by="Dinas\0 #!"), "R114", "U+0000"),
    Broken("bell", case_text(verified_by="Dinas\a #!"), "R114", "U+0007"),
    Broken("delete", case_text(verified_by="Dinas\x7f #!"), "R114", "U+007F"),
    Broken("next line", case_text(verified_by="Di\x85nas #!"), "R114", "U+0085"),
    Broken("line separator", case_text(verified_by="Di\u2028nas #!"), "R114", "U+2028"),
    Broken("a BOM inside", case_text(verified_by="Di\ufeffnas #!"), "R114", "U+FEFF"),
    Broken("zero width space", case_text(verified_by="Di\u200bnas #!"), "R114", "U+200B"),
    Broken("right-to-left override", case_text(verified_by="Di\u202enas #!"), "R114", "U+202E"),
    Broken("an escape character", case_text(verified_by=r'"\e[31mDinas" #!'), "R114", "U+001B"),
    Broken("an escaped NUL", case_text(verified_by=r'"Dinas\0" #!'), "R114", "U+0000"),
)

SYNTAX: Final = (
    Broken("a quote left open", case_text(verified_by='"Dinas'), "R106", "kutip", 5),
    Broken("a colon in a text", case_text(verified_by="Dinas: Kominfo #!"), "R106", "titik dua"),
    Broken("text after quotes", case_text(verified_by='"Dinas" Kominfo #!'), "R106", "lekukan"),
    Broken("a line indented less", _inserted(" x: y #!", after="- text"), "R106", "lekukan"),
    Broken("a line without a colon", _inserted("published"), "R106", "titik dua", 4),
    Broken("a merge conflict", _inserted("<<<<<<< HEAD"), "R106", "titik dua", 4),
    Broken("an at sign first", case_text(verified_by="@kominfo #!"), "R106", "apit dengan kutip"),
    Broken("a percent sign first", case_text(verified_by="%kominfo #!"), "R106", "apit dengan"),
    Broken("a backtick first", case_text(verified_by="`kominfo` #!"), "R106", "apit dengan"),
    Broken("a bracket left open", case_text(summary="- text: [x\n  cites: [y]"), "R106", "kurung",
           8),
    Broken("a list item left of its list", _inserted("- x #!"), "R106", "lekukan"),
    Broken("a Windows path in quotes", case_text(verified_by=r'"C:\kominfo" #!'), "R106",
           "tunggal"),
    Broken("a lone escaped surrogate", case_text(verified_by=r'"\ud800" #!'), "R106", "YAML"),
    Broken("an asterisk first", case_text(verified_by="*** penting #!"), "R106", "tanda '*'"),
    Broken("an ampersand first", case_text(verified_by="& rekan #!"), "R106", "apit teks"),
    Broken("an unknown directive", "%YAML 9.9\n---\na: b\n", "R106", "YAML", 1),
    Broken("only an end mark", "...\n", "R106", "YAML", 1),
    Broken("prose", "Bojonegoro: punya\njaringan sendiri.\n", "R106", "YAML", 2),
    Broken("a second document", case_text() + "---\nstatus: draft\n", "R107", "kedua", 19),
    Broken("a second, empty document", case_text() + "---\n", "R107", "kedua", 19),
    Broken("an anchor", case_text(verified_by="&d Dinas #!"), "R108", "&d"),
    Broken("an alias", case_text(verified_by="*d #!"), "R108", "*d"),
    Broken("an alias for a list", case_text(summary="- text: x\n  cites: *c #!"), "R108", "*c",
           also=("R302",)),
    Broken("a merge key", _inserted("<<: *d #!"), "R108", "*d", also=("R201",)),
    Broken("a tag", case_text(verified_by="!!str Dinas #!"), "R109", "tag:yaml.org,2002:str"),
    Broken("a tag of our own", case_text(verified_by="!rahasia Dinas #!"), "R109", "!rahasia"),
    Broken("a lone tag", case_text(verified_by="! Dinas #!"), "R109", "'!'"),
    Broken(
        "a Python object",
        case_text(verified_by='!!python/object/apply:os.system ["id"] #!'),
        "R109",
        "os.system",
        also=("R203",),
    ),
    Broken(
        "a flow mapping with a decimal comma",
        _profile(scores="{kebijakan: 3,33} #!"),
        "R110",
        "Kurung kurawal",
        also=("R204", "R304"),
    ),
    Broken("a flow mapping", _profile(scores="{kebijakan: 3.33} #!"), "R110", "Kurung kurawal"),
    Broken("a pair in brackets", case_text(summary="[text: x] #!"), "R110", "kurawal",
           also=("R202", "R302")),
    Broken("a key twice", _inserted("status: draft #!"), "R111", "sudah ada di baris 2"),
    Broken("a key twice in a claim", _inserted("    text: y #!", "- text"), "R111", "baris 7"),
    Broken("a quoted key twice", _inserted('"status": draft #!'), "R111", "'status'"),
    Broken("brackets within brackets", "a: " + "[" * 12 + "]" * 12, "R112", "12 tingkat", 1),
    Broken("brackets by the thousand", "[" * 200_000, "R112", "12 tingkat", 1),
    Broken("braces by the thousand", "{" * 200_000, "R112", "12 tingkat", 1, also=("R110",) * 12),
    Broken("lists by the thousand", "- " * 100_000, "R112", "12 tingkat", 1),
    Broken("a list as a key", _inserted("? [a, b]\n: c #!"), "R113", "Kunci", 3),
    Broken("a mapping as a key", _inserted("? a: b\n: c #!"), "R113", "Kunci", 3),
)  # fmt: skip

KEYS: Final = (
    Broken("a misspelt key", case_text(statuss="draft #!"), "R201", "'statuss'", hint="'status'"),
    Broken("an Indonesian key", case_text(ringkasan="x #!"), "R201", "'ringkasan'", hint="summary"),
    Broken(
        "a misspelt key of a claim",
        case_text(summary=claim(cite="[berita-1] #!")),
        "R201",
        "'cite' tidak dikenal pada butir ke-1 di 'summary'",
        hint="Maksud Anda 'cites'?",
    ),
    Broken("a misspelt key of a practice", _practice(theme="x #!"), "R201", "ke-1 di 'practices'",
           hint="'themes'"),
    Broken("a key in capitals", _practice(TITLE="x #!"), "R201", "'TITLE'", hint="'title'"),
    Broken("a misspelt key of a source", _source(link="x #!"), "R201", "di 'berita-1'",
           hint="title"),
    Broken("a misspelt key of a figure", _result(after=measurement(units="x #!")), "R201",
           "'units' tidak dikenal di 'after'", hint="'unit'"),
    Broken("a key of another file", case_text(guests="x #!"), "R201", "'guests'"),
    Broken("an empty key", _inserted('"": x #!'), "R201", "''"),
    Broken("a key named as a union's member", _inserted("unknown: x #!"), "R201", "'unknown'"),
    Broken("a misspelt key of a guest", _guest(peoples="x #!"), "R201", "'peoples'", file=VISIT,
           hint="'people'"),
    Broken("a misspelt key of a question", _question(role="x #!"), "R201", "'role'",
           file="questions", hint="'roles'"),
    Broken("a regency missing", case_text(regency=None), "R202", "'regency'", 1, hint="Kemendagri"),
    Broken("a citation missing", case_text(summary=claim(cites=None)), "R202",
           "'cites' belum ada pada butir ke-1 di 'summary'", 7, also=("R302",)),
    Broken("costs missing", _practice(costs=None), "R202", "'costs'", 20, hint="sumber dana"),
    Broken("a step of transferability missing",
           _practice(transferability=f"needs: {UNKNOWN}\nadapt: {UNKNOWN}\n"), "R202",
           "'tried_elsewhere' belum ada di 'transferability'", 35),
    Broken("a unit missing", _result(after=measurement(unit=None)), "R202",
           "'unit' belum ada di 'after'", 34),
    Broken("a source's reading missing", _source(reading=None), "R202",
           "'reading' belum ada di 'berita-1'", 11),
    Broken("a host missing", visit_text(host=None), "R202", "'host'", 1, file=VISIT),
    Broken("roles missing", _question(roles=None), "R202", "'roles'", 6, file="questions"),
    Broken("sources missing", case_text(sources=None), "R202", "'sources'", 1, also=("R301",)),
)  # fmt: skip

SHAPES: Final = (
    Broken("a file that is a list", "- a\n", "R203", "berkas ini", 1),
    Broken("a file that is one word", "Bojonegoro\n", "R203", "pemetaan", 1),
    Broken("a text for a list", case_text(summary="Ringkas. #!"), "R203", "daftar", also=("R302",)),
    Broken("a text for a list of claims", _practice(problem="Banyak. #!"), "R203",
           "daftar pernyataan atau 'tidak diketahui'", hint="cites: [id-sumber]"),
    Broken("nearly 'tidak diketahui'", _practice(costs="Tidak diketahui #!"), "R203", "'costs'"),
    Broken("a list for a text", case_text(verified_by="[Dinas] #!"), "R203", "teks, bukan daftar"),
    Broken("a mapping for a text", case_text(verified_by="nama: Dinas #!\n"), "R203",
           "pemetaan", 5),
    Broken("a text for a mapping", case_text(sources="berita-1 #!"), "R203", "pemetaan",
           also=("R301",)),
    Broken("a text for a claim", case_text(summary="- Ringkas. #!\n"), "R203", "kunci: nilai",
           also=("R302",)),
    Broken("a text for scores", _profile(scores="3.33 #!"), "R203", "pemetaan"),
    Broken("a citation without brackets", case_text(summary=claim(cites="berita-1 #!")), "R203",
           "daftar", also=("R302",)),
    Broken("a list for a term", case_text(status="[draft] #!"), "R203", "'status'"),
    Broken("a list for the version", case_text(schema_version="[1] #!"), "R203", "bukan daftar"),
    Broken("a list for a date", case_text(last_verified="[2026-11-20] #!"), "R203", "tanggal"),
    Broken("a mapping for a figure", _score("\n      nilai: 3.33 #!"), "R203", "angka"),
    Broken("a list for a count", _guest(people="[10] #!"), "R203", "'people'", file=VISIT),
    Broken("a list for a place", visit_text(host='regency: "35.22"\nplace: [x] #!\n'), "R203",
           "'place'", file=VISIT),
    Broken("nothing after a key", case_text(verified_by=" #!"), "R204", "'verified_by'"),
    Broken("empty quotes for a text", case_text(verified_by='"" #!'), "R204", "'verified_by'"),
    Broken("spaces for a text", case_text(verified_by='"  " #!'), "R204", "'verified_by'"),
    Broken("null for a text", case_text(verified_by="null #!"), "R204", "'verified_by'"),
    Broken("a tilde for a text", case_text(verified_by="~ #!"), "R204", "'verified_by'"),
    Broken("null for a date", case_text(last_verified="null #!"), "R204", "'last_verified'"),
    Broken("nothing for a list", case_text(summary=" #!"), "R204", "'summary'", also=("R302",)),
    Broken("nothing for a date", case_text(last_verified=" #!"), "R204", "'last_verified'"),
    Broken("nothing for a term", case_text(status=" #!"), "R204", "'status'"),
    Broken("nothing for a score", _score(" #!"), "R204", "'kebijakan'"),
    Broken("nothing for an area", case_text(regency='"" #!'), "R204", "'regency'"),
    Broken("nothing for the version", case_text(schema_version=" #!"), "R204", "'schema_version'"),
    Broken("nothing for an item", _practice(improves="\n      - #!"), "R204", "'improves'"),
    Broken("nothing for an instrument", _profile(framework=" #!"), "R204", "'framework'"),
    Broken("an empty list of citations", case_text(summary=claim(cites="[] #!")), "R217",
           "'cites' kosong", also=("R302",)),
    Broken("an empty summary", case_text(summary="[] #!"), "R217", "'summary'", also=("R302",)),
    Broken("no theme", _practice(themes="[] #!"), "R217", "'themes'"),
    Broken("no result", _practice(results="[] #!"), "R217", "'results'"),
    Broken("no guest", visit_text(guests="[] #!"), "R217", "'guests'", file=VISIT),
    Broken("a text of 2001 letters", case_text(summary=claim("x" * 2001 + " #!")), "R219", "2001"),
)  # fmt: skip

VALUES: Final = (
    Broken("an unknown status", case_text(status="terbit #!"), "R205", "'terbit'",
           hint="Pilihan: draft, published, needs-review."),
    Broken("a misspelt status", case_text(status="publish #!"), "R205", "'publish'",
           hint="Maksud Anda 'published'?"),
    Broken("a status in capitals", case_text(status="Draft #!"), "R205", "'Draft'", hint="'draft'"),
    Broken("an unknown basis", _profile(basis="sendiri #!"), "R205", "'basis'",
           hint="self-assessment"),
    Broken("an unknown theme", _practice(themes="[infra] #!"), "R205", "'infra'"),
    Broken("an unknown step of evidence", _result(strength="kuat #!"), "R205", "'strength'",
           hint="described"),
    Broken("an unknown kind of source", _source(kind="blog #!"), "R205", "'kind'"),
    Broken("an unknown reading", _source(reading="full text #!"), "R205", "'reading'",
           hint="'full-text'"),
    Broken("an unknown role", _question(roles="[bupati] #!"), "R205", "'roles'", file="questions"),
    Broken("an unknown state of a follow-up",
           visit_text(follow_up="- what: x\n  owner: y\n  due: 2027\n  status: nanti #!\n"
                      "  cites: [berita-1]\n"),
           "R205", "'status'", file=VISIT, hint="planned"),
    Broken("an unknown way to take over", _learnt(how="salin #!"), "R205", "'how'",
           hint="application"),
    Broken("an unknown paper", _hosting("applications:\n- name: x\n  papers: [surat] #!\n"
                                        "  cites: [berita-1]\n"),
           "R205", "'papers'", hint="nphd"),
    Broken("totals counted backwards", _hosting("totals:\n- value: 3\n  unit: visits\n"
                                                "  since: 2020\n  until: 2019 #!\n"
                                                "  cites: [berita-1]\n"),
           "R220", "2019"),
    Broken("nobody it was learnt from", _learnt(regency=None, how="method #!"), "R318",
           "belum menyebut"),
    Broken("two it was learnt from", _learnt(regency='"36.71" #!', body="Provinsi"), "R318",
           "2 kali"),
    Broken("learnt from oneself", _learnt(regency='"35.22" #!'), "R318", "dirinya sendiri"),
    Broken("learnt at no visit", _learnt(visit="2019-01-01-x-y #!"), "R309", "2019-01-01-x-y"),
    Broken("an inferred date without a reason", visit_text(date_basis="inferred #!"), "R319",
           "disimpulkan", file=VISIT),
    Broken("a check twice", visit_text(checks=check() + check(after='"3" #!')), "R321",
           "dua kali", file=VISIT),
    Broken("a check before the visit", visit_text(checks=check(date="2019-04-01 #!")), "R321",
           "sebelum kunjungannya", file=VISIT),
    Broken("published on a beginning",
           case_text(status="published #!", sources=sources(reading="beginning")), "R320",
           "berita-1"),
    Broken("a day first", _source(published="30-04-2019 #!"), "R206", "30-04-2019"),
    Broken("a date with slashes", _source(published="2019/04/30 #!"), "R206", "2019/04/30"),
    Broken("a month in words", _source(published="April 2019 #!"), "R206", "April 2019"),
    Broken("a date without zeros", _source(published="2019-4-3 #!"), "R206", "2019-4-3"),
    Broken("a date and an hour", _source(published="2019-04-30 10:00 #!"), "R206", "10:00"),
    Broken("a short year", _source(published="'19 #!'"), "R206", "'19"),
    Broken("digits of another script", _source(published="२०१९ #!"), "R206", "२०१९"),
    Broken("a month for a full date", case_text(last_verified="2026-11 #!"), "R206",
           "bukan tanggal lengkap", hint="2026-11-20"),
    Broken("an odd period", _result(after=measurement(period="2015-2018 #!")), "R206", "2015-2018"),
    Broken("a visit's day first", visit_text(date="30-04-2019 #!"), "R206", "30-04-2019",
           file=VISIT),
    Broken("30 February", _source(published="2019-02-30 #!"), "R207", "2019-02-30"),
    Broken("29 February in a common year", _source(published="2019-02-29 #!"), "R207", "02-29"),
    Broken("month 13", _source(published="2019-13 #!"), "R207", "2019-13"),
    Broken("month 0", _source(published="2019-00 #!"), "R207", "2019-00"),
    Broken("day 0", _source(published="2019-04-00 #!"), "R207", "2019-04-00"),
    Broken("year 0", _source(published="0000 #!"), "R207", "0000"),
    Broken("an impossible re-reading", case_text(last_verified="2026-11-31 #!"), "R207", "11-31"),
    Broken("tomorrow", case_text(last_verified="2026-11-23 #!"), "R208", "2026-11-23"),
    Broken("next month", _source(accessed="2026-12 #!"), "R208", "2026-12"),
    Broken("next year", _source(published="2027 #!"), "R208", "2027"),
    Broken("the last month there is", _source(published="9999-12 #!"), "R208", "9999-12"),
    Broken("a practice that has not begun", _practice(since="2027 #!"), "R208", "2027"),
    Broken("a round to come", _profile(year="2027 #!"), "R208", "Tahun 2027"),
    Broken("a meeting to come", case_text(assessment_meetings=meeting(date="2027-01-01 #!")),
           "R208", "2027-01-01"),
    Broken("a score with a decimal comma", _score("3,33 #!"), "R209", "'3,33'", hint="Tulis 3.33"),
    Broken("an index with a decimal comma", _profile(index="3,05 #!"), "R209", "'3,05'"),
    Broken("thousands or a decimal comma", _result(after=measurement("1,500 #!")), "R209",
           "1,500", hint="Tulis 1.500 bila komanya tanda desimal, atau 1500 bila"),
    Broken("a figure with a decimal comma", _result(after=measurement("25,5 #!")), "R209", "25,5",
           hint="25.5"),
    Broken("a score in words", _score("tiga #!"), "R210", "'tiga'"),
    Broken("a score with an exponent", _score("1e3 #!"), "R210", "'1e3'"),
    Broken("a score without a whole part", _score(".5 #!"), "R210", "'.5'"),
    Broken("a score without decimals", _score("3. #!"), "R210", "'3.'"),
    Broken("a score with two points", _score("3.3.3 #!"), "R210", "'3.3.3'"),
    Broken("not a number", _score("NaN #!"), "R210", "'NaN'"),
    Broken("a signalling not-a-number", _score("sNaN #!"), "R210", "'sNaN'"),
    Broken("infinity", _score("Infinity #!"), "R210", "'Infinity'"),
    Broken("a YAML infinity", _score(".inf #!"), "R210", "'.inf'"),
    Broken("a plus sign", _score("+3 #!"), "R210", "'+3'"),
    Broken("underscores in a figure", _result(after=measurement("1_000 #!")), "R210", "'1_000'"),
    Broken("thousands with commas", _result(after=measurement("1,000,000 #!")), "R210", "1,000"),
    Broken("a figure with its unit", _result(after=measurement("25 km #!")), "R210", "'25 km'"),
    Broken("Arabic digits", _score("٣ #!"), "R210", "'٣'"),
    Broken("a year of two years", _profile(year="2015/2016 #!"), "R211", "'2015/2016'"),
    Broken("half a person", _guest(people="9.5 #!"), "R211", "'9.5'", file=VISIT),
    Broken("a negative number of people", _guest(people="-1 #!"), "R211", "'-1'", file=VISIT),
    Broken("people in words", _guest(people="10 orang #!"), "R211", "10 orang", file=VISIT),
    Broken("a superscript", _profile(year="201² #!"), "R211", "'201²'"),
    Broken("a year of 1500 digits", _profile(year="1" * 1500 + " #!"), "R211", "11111…"),
    Broken("an id in capitals", _practice(id="Dewan TIK #!"), "R212", "'Dewan TIK'",
           hint="'dewan-tik'"),
    Broken("an id with an underscore", _practice(id="dewan_tik #!"), "R212", "dewan_tik"),
    Broken("an id with a hyphen at its end", _practice(id="dewan- #!"), "R212", "'dewan-'"),
    Broken("an id with a path", _practice(id="../../etc #!"), "R212", "'../../etc'"),
    Broken("a source id in capitals", case_text(
        summary=claim(cites="[Berita]"), sources=sources("Berita")), "R212", "'Berita'", 8,
        also=("R212",)),
    Broken("an empty source id", case_text() + '  "": #!\n    x: y\n', "R212", "''",
           also=("R201", *["R202"] * 8, "R302")),
    Broken("a name for an area code", case_text(regency="Bojonegoro #!"), "R213", "'Bojonegoro'"),
    Broken("an area code without its point", case_text(regency='"3522" #!'), "R213", "'3522'"),
    Broken("an area code that lost a zero", case_text(regency="35.1 #!"), "R213", "'35.1'"),
    Broken("a province", case_text(regency='"35" #!'), "R213", "'35'"),
    Broken("a village", case_text(regency='"35.22.15.2001" #!'), "R213", "35.22.15"),
    Broken("an address without http", _source(url="dinkominfo.go.id #!"), "R214", "dinkominfo"),
    Broken("a script for an address", _source(url='"javascript:alert(1)" #!'), "R214", "alert"),
    Broken("a data address", _source(url='"data:text/html,x" #!'), "R214", "data:"),
    Broken("a space in an address", _source(url="https://a.id/b c #!"), "R214", "b c"),
    Broken("quotes in an address", _source(url="""'https://a.id/"onclick="x' #!"""), "R214",
           "a.id"),
    Broken("a password in an address", _source(url="https://a:b@c.id/ #!"), "R214", "a:b@c.id"),
    Broken("a file for an address", _source(archive_url="file:///etc/passwd #!"), "R214", "passwd"),
    Broken("a node without its instrument", _practice(improves="[I17] #!"), "R215", "'I17'"),
    Broken("an instrument without a node", _practice(improves="[spbe-2020/] #!"), "R215", "2020/"),
    Broken("a practice without its area", _question(practices="[dewan-tik] #!"), "R216",
           "'dewan-tik'", file="questions"),
    Broken("a meeting without its area", _question(meetings="[pegi-2015] #!"), "R216",
           "pegi-2015", file="questions", also=("R309",)),
    Broken("an unknown version", case_text(schema_version="2 #!"), "R218", "'2'"),
    Broken("a version with a decimal", case_text(schema_version="1.0 #!"), "R218", "'1.0'"),
)  # fmt: skip

SENSE: Final = (
    Broken("an end before its start", case_text(assessment_meetings=meeting(end="2015-11-18 #!")),
           "R220", "2015-11-18 mendahului 2015-11-19"),
    Broken("a visit that ends before it begins", visit_text(end="2019-04-29 #!"), "R220",
           "mendahului", file=VISIT),
    Broken("a month that ended before", visit_text(end="2019-03 #!"), "R220", "2019-03",
           file=VISIT),
    Broken("a source id that does not exist",
           case_text(summary=claim(cites="[berita-1, berita-2] #!")), "R301", "'berita-2'",
           hint="Maksud Anda 'berita-1'?"),
    Broken("a source id far from all", case_text(summary=claim(cites="[berita-1, xyz] #!")), "R301",
           "'xyz'", hint="'sources'"),
    Broken("a source of a profile that does not exist", _profile(cites="[koran] #!"), "R301",
           "'koran'"),
    Broken("a visit's own citation", visit_text(cites="[koran] #!"), "R301", "'koran'", file=VISIT,
           also=("R302",)),
    Broken("a source that nobody cites",
           case_text() + textwrap.indent(sources("koran"), "  ").replace(":", ": #!", 1), "R302",
           "'koran'"),
    Broken("an area that does not exist", case_text(regency='"35.99" #!'), "R303", "'35.99'",
           hint="Periksa kode"),
    Broken("a guest from nowhere", _guest(regency='"99.99" #!'), "R303", "'99.99'", file=VISIT),
    Broken("an unknown instrument", _profile(framework="spbe-2021 #!"), "R304", "'spbe-2021'",
           hint="'spbe-2020'"),
    Broken("an instrument far from all", _profile(framework="iso #!"), "R304", "'iso'",
           hint="Yang ada: pegi"),
    Broken("a score for an unknown node", _profile(scores="kelembagan: 3.33 #!\n"), "R304",
           "'kelembagan' tidak ada pada instrumen pegi", hint="'kelembagaan'"),
    Broken("a node in small letters", _practice(improves="[spbe-2020/i17] #!"), "R304", "'i17'",
           hint="'I17'"),
    Broken("a node that does not exist", _practice(improves="[spbe-2020/I48] #!"), "R304", "'I48'"),
    Broken("a node of an unknown instrument", _practice(improves="[spbe/I17] #!"), "R304",
           "'spbe'"),
    Broken("a question's unknown node", _question(nodes="[pegi/uang] #!"), "R304", "'uang'",
           file="questions"),
    Broken("a meeting's unknown instrument",
           case_text(assessment_meetings=meeting(framework="x #!")), "R304", "'x'"),
    Broken("a score above the scale", _score("4.01 #!"), "R305", "(1 sampai 4)"),
    Broken("a score below the scale", _score("0.99 #!"), "R305", "0.99"),
    Broken("a negative score", _score("-3.33 #!"), "R305", "-3.33"),
    Broken("an index above the scale", _profile(index="33.3 #!"), "R305", "33.3"),
    Broken("a score of 1500 digits", _score("9" * 1500 + " #!"), "R305", "di luar skala"),
    Broken("an unknown predicate", _profile(predicate="Bagus #!"), "R306", "'Bagus'",
           hint="Sangat Baik, Baik"),
    Broken("a predicate of another instrument", _profile(predicate="Memuaskan #!"), "R306",
           "PeGI"),
    Broken("a practice id twice",
           case_text(practices=practice() + practice(id="jaringan-serat-optik #!")), "R307",
           "butir ke-1"),
    Broken("a question id twice",
           questions_text(questions=question() + question(id="apa-yang-sudah-ada #!")), "R307",
           "butir ke-1", file="questions"),
    Broken("a meeting id twice",
           case_text(assessment_meetings=meeting() + meeting(id="pegi-2015 #!")), "R307",
           "butir ke-1"),
    Broken("an answer by a practice that does not exist", full_case_text().replace(
        "practice: bojonegoro/jaringan-serat-optik", "practice: bojonegoro/jaringan-serat #!"),
           "R308", "'bojonegoro/jaringan-serat'", hint="'bojonegoro/jaringan-serat-optik'"),
    Broken("a question's practice that does not exist", _question(practices="[bojonegoro/x] #!"),
           "R308", "'bojonegoro/x'", file="questions"),
    Broken("a visit that does not exist", _question(visits="[2019-04-30-x] #!"), "R309",
           "Kunjungan '2019-04-30-x'", file="questions"),
    Broken("a meeting that does not exist", _question(meetings="[bojonegoro/x] #!"), "R309",
           "Pertemuan 'bojonegoro/x'", file="questions"),
    Broken("a case in another's file", case_text(regency='"32.11" #!'), "R310",
           "Kabupaten Sumedang", hint="sumedang.yaml"),
    Broken("a file name in capitals", case_text(), "R310", "'Bojonegoro'", 5, file="Bojonegoro",
           hint="bojonegoro.yaml"),
    Broken("a visit on another day", visit_text(date="2019-05-01 #!"), "R310", "tanggal",
           file=VISIT, hint="2019-05-01-bojonegoro-<tamu>.yaml"),
    Broken("a visit to another host", visit_text(host='regency: "33.28"\nplace: x\n'), "R310",
           "tuan rumah", 5, file=VISIT, hint="2019-04-30-tegal-"),
    Broken("a visit's name that is no address", visit_text(), "R310", "alamat", 1,
           file="visits/2019-04-30-bojonegoro-Kota Cimahi", hint="huruf kecil"),
    Broken("output without a figure", _result(strength="output #!"), "R311", "'after'"),
    Broken("before-after without before", _result(after=measurement(), strength="before-after #!"),
           "R311", "'before' dan 'after'"),
    Broken("a profile without scores", _profile(scores=None), "R312", "tidak memuat", 20),
    Broken("a profile twice", case_text(profiles=profile() + profile(framework="pegi #!")), "R313",
           "Profil pegi 2015 sudah ada pada butir ke-1"),
    Broken("a source with another address than elsewhere",
           _source(url="https://dinkominfo.bojonegorokab.go.id/berita/baca/170 #!"), "R315",
           "di cases/banyuwangi.yaml beralamat https://dinkominfo.bojonegorokab.go.id/berita/baca/107",
           hint="Samakan", beside=(("banyuwangi", case_text(regency="35.10")),)),
    Broken("a page under another id than elsewhere",
           case_text().replace("berita-1", "berita-lain").replace(
               "  berita-lain:", "  berita-lain: #!"), "R322",
           "di cases/banyuwangi.yaml bernama 'berita-1'",
           hint="kb fix", beside=(("banyuwangi", case_text(regency="35.10")),)),
    Broken("a guest that is its own host", _guest(regency='"35.22" #!'), "R316",
           "Kabupaten Bojonegoro tertulis sebagai tuan rumah dan sebagai tamu.", file=VISIT,
           hint="hapus kode tamu"),
    Broken("an id that the site needs", _practice(id="tema #!"), "R314", "'tema'"),
    Broken("another index than the national table",
           _profile(framework="spbe-2020", year="2024", scores=None, index="4.41 #!"), "R317",
           "'index' tertulis 4.41, sedangkan tabel nasional 2024 mencetak 4.14.", hint="'note'"),
)  # fmt: skip

PRIVATE: Final = (
    Broken("a NIK", case_text(summary=claim("NIK 3522151708450001. #!")), "R401", "NIK"),
    Broken("a NIK in a comment", case_text(status="draft # 35.22.15.170845.0001 #!"), "R401",
           "NIK"),
    Broken("a NIK in a file that YAML cannot read", _inserted("3522151708450001 #!"), "R401",
           "NIK", also=("R106",)),
    Broken("a mobile number", case_text(summary=claim("WA 0812-3456-7890. #!")), "R402", "telepon",
           hint="nama kantor"),
    Broken("a landline", _practice(contact_office="Dinas Kominfo (0353) 881826 #!"), "R402",
           "telepon"),
    Broken("an e-mail address", _practice(contact_office="kominfo@contoh.go.id #!"), "R403",
           "surel"),
    Broken("a disguised e-mail address", case_text(status="draft # budi [at] contoh #!"), "R403",
           "surel"),
    Broken("a name for a speaker", case_text(summary=claim(speaker="Siti Aminah #!")), "R404",
           "Di 'speaker' tampaknya", hint="Sebutkan jabatan, bukan nama"),
    Broken("a title in a list of roles",
           case_text(assessment_meetings=meeting(delegation='["Drs. H. Budi"] #!')), "R404",
           "Di 'delegation'"),
    Broken("a degree in a text", case_text(summary=claim("Siti Aminah, M.Si, menyambut. #!")),
           "R404", "gelarnya"),
    Broken("a bare name after an office", case_text(summary=claim("Bupati Suyoto hadir. #!")),
           "R404", "sesudah jabatannya"),
    Broken("a Cyrillic letter", case_text(summary=claim("Kabupaten P\u0430ti. #!")), "R406",
           "huruf Kiril"),
    Broken("a script in a text", case_text(summary=claim("<script>alert(1)</script> #!")), "R405",
           "mirip kode", hint="kalimat biasa"),
    Broken("a formula of a spreadsheet", case_text(summary=claim("\"=cmd|' /C calc'!A0\" #!")),
           "R405", "mirip kode"),
)  # fmt: skip

BROKEN: Final = (
    *FILES,
    *CHARACTERS,
    *SYNTAX,
    *KEYS,
    *SHAPES,
    *VALUES,
    *SENSE,
    *PRIVATE,
)
