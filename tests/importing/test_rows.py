"""Files of all kinds → rows: headings and footers left aside, names put together, nothing lost."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest

from kb_builder.importing.assessment import draft_table
from kb_builder.importing.draft import TableDraft
from kb_builder.importing.errors import TableError
from kb_builder.importing.table import MAX_BYTES, PrintedTable, read_printed
from tests.importing.printed import (
    FEW,
    HEADINGS,
    PEMDI,
    SPBE,
    as_csv,
    as_xlsx,
    few,
    framework_rows,
    matcher,
    synthetic_pemdi,
    table,
    text,
)
from tests.national import NATIONAL

ROWS = few(*FEW)
CELLS = [row.cells(at) for at, row in enumerate(ROWS, start=1)]


def _read(data: bytes, *, columns: str | None = None, sheet: str | None = None) -> PrintedTable:
    return read_printed(
        data,
        SPBE,
        matcher(),
        frameworks=NATIONAL.frameworks,
        year=2024,
        columns=columns,
        sheet=sheet,
    )


def _draft(content: str | bytes) -> TableDraft:
    data = content if isinstance(content, bytes) else content.encode()
    return draft_table(data, SPBE, NATIONAL, year=2024)


def _codes(draft: TableDraft) -> list[str]:
    return [row.area.code for row in draft.placed]


@pytest.mark.parametrize("mark", [";", ",", "\t", "|"])
@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_separators_and_encodings(mark: str, code: str) -> None:
    data = table(ROWS, mark=mark).decode().encode(code)
    draft = _draft(data)
    assert (_codes(draft), draft.open, draft.repairs) == (list(FEW), (), ())


@pytest.mark.parametrize("mark", [";", "\t", ","])
def test_without_headings_the_order_of_cells_is_found(mark: str) -> None:
    assert _codes(_draft(as_csv(CELLS, mark=mark, heading=()))) == list(FEW)


@pytest.mark.parametrize("gap", [" ", "   ", "\t", " | ", " |\t"])
def test_pasted_text_with_any_gap(gap: str) -> None:
    lines = "\n".join(gap.join(cells) for cells in CELLS)
    assert _codes(_draft(lines)) == list(FEW)


def test_a_workbook_with_several_sheets() -> None:
    data = as_xlsx([HEADINGS, *CELLS], sheets=("Sampul", "Hasil"))
    assert len(_read(data, sheet="Hasil").rows) == len(FEW)
    with pytest.raises(TableError, match="Tidak ada baris tabel yang terbaca"):
        _read(data)
    with pytest.raises(TableError, match=r"Lembar 'Hasl' tidak ada; yang ada: 'Sampul', 'Hasil'\."):
        _read(data, sheet="Hasl")


def test_forced_columns() -> None:
    spec = "nama,-,D4,D3,D2,D1,indeks,predikat"
    mixed = [
        [row.name, "x", *reversed(row.figures[:4]), row.figures[4], row.predicate] for row in ROWS
    ]
    for data in (as_csv(mixed, heading=()), as_xlsx(mixed)):
        draft = draft_table(data, SPBE, NATIONAL, year=2024, columns=spec)
        assert (_codes(draft), draft.open) == (list(FEW), ())


def test_forced_order_of_pasted_figures() -> None:
    """A figure of the year before in between is told apart by its place only."""
    spec = "no,nama,-,D1,D2,D3,D4,indeks,predikat"
    lines = [
        f"{at} {row.name} 2,22 {' '.join(row.figures)} {row.predicate}"
        for at, row in enumerate(ROWS, start=1)
    ]
    draft = draft_table("\n".join(lines).encode(), SPBE, NATIONAL, year=2024, columns=spec)
    assert (_codes(draft), draft.open) == (list(FEW), ())


def test_the_province_may_have_a_column_of_its_own() -> None:
    heading = ("No", "Provinsi", *HEADINGS[1:])
    bandung = replace(few("32.04")[0], name="Kab. Bandang")
    cells = [["1", "Jawa Barat", *bandung.cells(1)[1:]]]
    draft = _draft(as_csv(cells, heading=heading))
    assert (_codes(draft), len(draft.respelled)) == (["32.04"], 1)


def test_headings_of_provinces_help_with_names() -> None:
    bandung = replace(few("32.04")[0], name="Kab. Bandang")
    lines = ["PROVINSI JAWA BARAT", bandung.line(1), few("32.11")[0].line(2)]
    assert _codes(_draft("\n".join(lines))) == ["32.04", "32.11"]
    lines[0] = "PROVINSI BALI"
    assert [row.name for row in _draft("\n".join(lines)).open] == ["Kab. Bandang"]


@pytest.mark.parametrize(
    "lines",
    [
        ["5 Pemerintah Kab. Ogan Komering", "Ulu Timur {}"],
        ["5 Pemerintah Kab. Ogan Komering {}", "Ulu Timur"],
        ["Pemerintah Kab. Ogan", "5 Komering Ulu {}", "Timur"],
        ["Pemerintah Kab. Ogan", "5 {}", "Komering Ulu Timur"],
        ["Pemerintah Kab. Ogan Komering Ulu Timur", "5 {}"],
        ["5. Pemerintah Kab. Ogan Komering Ulu {}", "Timur"],  # another area without its end
        ["5.Pemerintah Kab. Ogan Komering Ulu {}", "Tirnur"],  # and with a slip in its end
    ],
)
def test_a_name_on_several_lines(lines: list[str]) -> None:
    row = few("16.08")[0]
    values = " ".join([*row.figures, row.predicate])
    mine = "\n".join(lines).format(values)
    before, after = few("11.01", "32.11")
    draft = _draft("\n".join([before.line(4), mine, after.line(6)]))
    assert (_codes(draft), draft.open) == (["11.01", "16.08", "32.11"], ())
    assert "Timur" in draft.placed[1].printed_name or "Tirnur" in draft.placed[1].printed_name


def test_a_name_on_two_lines_of_a_workbook() -> None:
    row = few("16.08")[0]
    data = as_xlsx(
        [
            HEADINGS,
            ["5", "Pemerintah Kab. Ogan Komering Ulu", *row.figures, row.predicate],
            ["", "Timur", "", "", "", "", "", ""],
        ]
    )
    assert [found.printed_name for found in _draft(data).placed] == [row.name]


def test_headings_footers_and_summaries_are_no_rows() -> None:
    lines = [
        "Tabel 7 Hasil Evaluasi SPBE Tahun 2024",
        " ".join(HEADINGS),
        "(1) (2) (3) (4) (5) (6) (7) (8)",
        "1 2 3 4 5 6 7 8",
        ROWS[0].line(1),
        "Pemerintah Daerah",
        "Laporan 2024 | Halaman 12 dari 40",
        ROWS[1].line(2),
        "3 Kementerian Keuangan 4,60 4,10 3,00 4,20 4,11 Sangat Baik",
        "Rata-rata 2,90 2,40 1,90 3,60 3,01 Baik",
        "Sumber: Kementerian PANRB, 12 Januari 2025.",
    ]
    draft = _draft("\n".join(lines))
    assert [row.printed_name for row in draft.placed] == [row.name for row in ROWS[:2]]
    assert draft.open == ()
    why = {line.number: line.why for line in draft.skipped}
    assert why[9] == "instansi pusat"
    assert why[10] == "baris ringkasan"
    assert {why[at] for at in (1, 2, 3, 4, 6, 7, 11)} == {"bukan baris tabel"}


def test_an_area_without_values_was_not_evaluated() -> None:
    none = [*HEADINGS[:1], "Pemerintah Kab. Puncak", "-", "-", "-", "-", "-", "-"]
    for data in (as_csv([*CELLS, none]), text(ROWS) + b"\n9 Pemerintah Kab. Puncak - - - - - -"):
        draft = _draft(data)
        assert (_codes(draft), draft.open) == (list(FEW), ())
        assert "semua nilainya kosong" in {line.why for line in draft.skipped}
        assert "Kabupaten Puncak" in {area.name for area in draft.missing}


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("7 Pemerintah Kab. Kuningan", "nama tanpa nilai"),
        ("7 Pemerintah Kab. Kuningan 4,60 4,10 3,00", "3 angka, seharusnya 5"),
        ("Pemerintah Kab. Kuningan 4,60 4,10 3,00 4,20 4,11 2,22 Baik", "6 angka, seharusnya 5"),
        ("7 4,60 4,10 3,00 4,20 4,11 Baik", "nama tidak terbaca"),
        (
            "7 Pemerintah Kab. Wakanda 4,00 3,30 2,64 4,08 3,64 Sangat Baik",
            "tidak dapat dipastikan",
        ),
        ("7 Pemerintah Kab. Kuningan 4,00 3,30 2,64 4,08 3,64", "predikat kosong"),
        (
            "7 Pemerintah Kab. Kuningan 4,00 3,30 2,64 4,08 3,64 Hebat",
            "predikat 'Hebat' bukan predikat",
        ),
        (
            "7 Pemerintah Kab. Kuningan 4,00 3,30 2,64 4.080 3,64 Baik",
            "D4 '4.080' dapat berarti ribuan",
        ),
        ("7 Pemerintah Kab. Kuningan 4,00 3,30 - 4,08 3,64 Baik", "D3 '-' kosong"),
    ],
)
def test_no_row_is_lost(line: str, problem: str) -> None:
    draft = _draft(text(ROWS) + b"\n\n" + line.encode())
    assert _codes(draft) == list(FEW)
    assert [row.row for row in draft.open] == [len(ROWS) + 3]
    assert problem in "; ".join(draft.open[0].problems)


def test_a_page_number_is_no_province() -> None:
    bandung = replace(few("32.04")[0], name="Kab. Bandang")
    assert _codes(_draft(f"32\n{few('11.01')[0].line(1)}\n32\n{bandung.line(2)}")) == ["11.01"]


def test_a_row_said_twice_is_kept_once_and_two_different_ones_not_at_all() -> None:
    draft = _draft("\n".join([row.line(at) for at, row in enumerate([*ROWS, ROWS[1]])]))
    assert (_codes(draft), draft.open) == (list(FEW), ())
    assert [line.why for line in draft.skipped] == ["sama dengan baris 2"]
    other = replace(ROWS[1], figures=ROWS[0].figures, predicate=ROWS[0].predicate)
    draft = _draft("\n".join([row.line(at) for at, row in enumerate([*ROWS, other])]))
    assert _codes(draft) == [code for code in FEW if code != "32.11"]
    assert [row.problems for row in draft.open] == [
        ("Kabupaten Sumedang juga ada pada baris 7",),
        ("Kabupaten Sumedang juga ada pada baris 2",),
    ]


def test_a_table_of_seven_aspects() -> None:
    rows = synthetic_pemdi(FEW)
    heading = framework_rows(PEMDI)
    for data in (table(rows, heading=heading), text(rows)):
        draft = draft_table(data, PEMDI, NATIONAL, year=2026)
        assert (_codes(draft), draft.open) == (list(FEW), ())
        assert list(draft.placed[0].values) == [f"A{n}" for n in range(1, 8)]


def test_without_predicates_they_follow_from_the_index() -> None:
    rows = synthetic_pemdi(FEW)
    cells = [row.cells(at)[:-1] for at, row in enumerate(rows, start=1)]
    draft = draft_table(
        as_csv(cells, heading=framework_rows(PEMDI)[:-1]), PEMDI, NATIONAL, year=2026
    )
    assert not draft.has_predicates
    assert [row.predicate for row in draft.placed] == [row.predicate for row in rows]


def _broken_zip() -> bytes:
    return as_xlsx(CELLS)[:-200]


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (65 * 1024 * 1024))
    return out.getvalue()


def _entities() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    return out.getvalue()


def _in_utf16(*, encoding: str, before: str = "", name: str = "") -> bytes:
    """The workbook of ``CELLS`` with its sheet in UTF-16, under another name if asked."""
    sheet = "xl/worksheets/sheet1.xml"
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(as_xlsx([HEADINGS, *CELLS]))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            content = old.read(part).decode("utf-8").replace(f"/{sheet}", f"/{name or sheet}")
            content = content.replace("worksheets/sheet1.xml", (name or sheet).removeprefix("xl/"))
            if part != sheet:
                new.writestr(part, content)
                continue
            root = content[content.index("<worksheet") :]
            mark = "\ufeff" if encoding == "utf-16-le" else ""
            head = f'{mark}<?xml version="1.0" encoding="utf-16"?>'
            new.writestr(name or sheet, (head + before + root).encode(encoding))
    return out.getvalue()


def test_a_workbook_may_be_in_utf_16() -> None:
    assert len(_read(_in_utf16(encoding="utf-16-le")).rows) == len(FEW)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", ["", "xl/worksheets/sheet1.bin"])
def test_no_part_of_a_workbook_may_define_entities(encoding: str, name: str) -> None:
    trap = '<!DOCTYPE worksheet [<!ENTITY a "b">]>'
    with pytest.raises(TableError, match="Berkas XLSX rusak"):
        _read(_in_utf16(encoding=encoding, before=trap, name=name))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "Berkas kosong."),
        (b" \n\r\n ", "Berkas kosong."),
        (b"x" * (MAX_BYTES + 1), "Berkas lebih besar dari 10 MB."),
        (b"\n" * 20_001 + b"x", "Berkas lebih panjang dari 20000 baris"),
        (b"\xd0\xcf\x11\xe0rest", "terkunci sandi atau berbentuk Excel lama"),
        (b"%PDF-1.7", "Berkas PDF tidak dibaca langsung"),
        (b"PK\x03\x04rest", "Berkas XLSX rusak"),
        (_broken_zip(), "Berkas XLSX rusak"),
        (_entities(), "Berkas XLSX rusak"),
        (b"\x00\x01\x02", "Berkas bukan teks"),
        (b"caf\x81", "Berkas bukan teks"),
        (b"halo dunia", "Tidak ada baris tabel yang terbaca; SPBE 2020 memerlukan 5 angka"),
    ],
)
def test_files_that_are_no_tables(data: bytes, sentence: str) -> None:
    with pytest.raises(TableError) as caught:
        _read(data)
    assert sentence in str(caught.value)


def test_a_workbook_that_unpacks_to_too_much_is_refused() -> None:
    with pytest.raises(TableError, match="Berkas XLSX terlalu besar"):
        _read(_bomb())


def test_figures_in_no_certain_order_are_not_guessed() -> None:
    mixed = [[row.name, *row.figures[2:], *row.figures[:2], row.predicate] for row in ROWS]
    with pytest.raises(TableError) as caught:
        _read(as_csv(mixed, heading=()))
    assert str(caught.value) == (
        "Arti kolom angka tidak dapat dipastikan; sebutkan dengan --columns, misalnya --columns "
        '"no,nama,D1,D2,D3,D4,indeks,predikat".'
    )


def test_a_workbook_of_another_size() -> None:
    empty = [[""]] * 6_000
    assert len(_read(as_xlsx([*empty, HEADINGS, *CELLS])).rows) == len(FEW)
    with pytest.raises(TableError, match="Lembar memuat lebih dari 5000 baris"):
        _read(as_xlsx([["x"]] * 5_001))


def test_a_sheet_is_asked_of_workbooks_only() -> None:
    with pytest.raises(TableError, match="--sheet hanya untuk berkas XLSX"):
        _read(table(ROWS), sheet="Hasil")


def test_a_table_of_another_instrument_is_noticed() -> None:
    with pytest.raises(TableError) as caught:
        _read(text(synthetic_pemdi(FEW)))
    assert str(caught.value).startswith("Kebanyakan baris memuat 8 angka; SPBE 2020 memerlukan 5")
    assert str(caught.value).endswith("Maksud Anda --framework pemdi-2026?")
    with pytest.raises(TableError, match="Maksud Anda --framework spbe-2020"):
        draft_table(text(ROWS), PEMDI, NATIONAL, year=2026)


def _with_rows(rows: str) -> bytes:
    """A workbook whose only sheet holds ``rows`` of XML."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(as_xlsx([["x"]]))) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            content = old.read(part).decode("utf-8")
            if part == "xl/worksheets/sheet1.xml":
                before, _, rest = content.partition("<sheetData>")
                content = (
                    f"{before}<sheetData>{rows}</sheetData>{rest.partition('</sheetData>')[2]}"
                )
            new.writestr(part, content)
    return out.getvalue()


CELL = '<c r="A{0}" t="inlineStr"><is><t>x</t></is></c>'


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            f'<row r="1"/><row r="999999999">{CELL.format(999_999_999)}</row>',
            "Lembar memuat isi di baris 999999999; hapus yang berada jauh di bawah tabel",
        ),
        (
            "".join(f'<row r="{n}">{"<c/>" * 6_000}</row>' for n in range(1, 90)),
            "Buku kerja memuat lebih dari 500.000 sel: bukan tabel nilai.",
        ),
        (
            f'<row r="1">{CELL.format(1).replace("x", "y" * 40_000)}</row>',
            "Baris 1 lembar memuat sel yang terlalu panjang.",
        ),
        (f'<row r="{"9" * 5_000}">{CELL.format(1)}</row>', "Berkas XLSX rusak"),
    ],
)
def test_a_small_workbook_that_would_be_a_large_table_is_refused_at_once(
    rows: str, sentence: str
) -> None:
    with pytest.raises(TableError) as caught:
        _read(_with_rows(rows))
    assert sentence in str(caught.value)


def test_an_empty_row_far_below_is_no_matter() -> None:
    with pytest.raises(TableError, match="Tidak ada baris tabel yang terbaca"):
        _read(_with_rows(f'<row r="1">{CELL.format(1)}</row><row r="1048576"/>'))


def test_a_damaged_workbook_is_read_or_refused_with_a_sentence() -> None:
    data = as_xlsx([HEADINGS, *CELLS])
    refused: list[str] = []
    for place in range(8, len(data), max(1, len(data) // 60)):
        for damaged in (
            data[:place],
            data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :],
            data[:place] + bytes(40) + data[place + 40 :],
        ):
            try:
                _read(damaged)
            except TableError as error:
                refused.append(str(error))
    assert len(refused) > 60
    assert [sentence for sentence in refused if not sentence.endswith(".")] == []
