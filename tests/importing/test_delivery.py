"""What is written: all files or none, everything else byte for byte, readable by the product."""

from __future__ import annotations

import difflib
import re
from dataclasses import replace
from pathlib import Path

import pytest

from kb_builder.importing import delivery
from kb_builder.importing.assessment import decisions_in, draft_table, refuse_year
from kb_builder.importing.delivery import Target, new_texts, write_all
from kb_builder.importing.draft import TableDraft
from kb_builder.importing.errors import TableError
from kb_builder.importing.provenance_text import Source
from kb_builder.model.framework import Framework
from kb_builder.reference.provenance import read_provenance
from kb_builder.writing import write_if_changed
from tests.factories import TODAY
from tests.importing.printed import (
    FEW,
    PEMDI,
    SPBE,
    as_csv,
    few,
    framework_rows,
    snapshot,
    synthetic_pemdi,
    table,
    target,
)
from tests.national import NATIONAL

SOURCE = Source(
    publisher="Kementerian PANRB",
    title='Laporan: Evaluasi "Pemdi" 2026, {draf} #1',
    address="https://www.menpan.go.id/unduh?id=7&x=[1]#hal-2",
)


def _pemdi() -> TableDraft:
    rows = synthetic_pemdi(FEW)
    return draft_table(table(rows, heading=framework_rows(PEMDI)), PEMDI, NATIONAL, year=2026)


def _added(before: bytes, after: bytes) -> list[str]:
    """The lines that a file gained; it must not have lost any."""
    lines = list(
        difflib.ndiff(before.decode().splitlines(), after.decode().splitlines(), linejunk=None)
    )
    assert not any(line.startswith("-") for line in lines)
    return [line[2:] for line in lines if line.startswith("+")]


def test_a_table_of_a_new_instrument(tmp_path: Path) -> None:
    folder = target(tmp_path)
    before = snapshot(folder)
    written = write_all(folder, new_texts(_pemdi(), Target(folder), SOURCE, areas=NATIONAL.areas))
    assert written == ("assessments/pemdi-2026.csv", "provenance.yaml", "assessments/tables.csv")
    after = snapshot(folder)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == set(written)
    assert _added(before["assessments/tables.csv"], after["assessments/tables.csv"]) == [
        "pemdi-2026.csv,pemdi-2026,2026,A1 A2 A3 A4 A5 A6 A7,1,5,6"
    ]
    heading, first = after["assessments/pemdi-2026.csv"].decode().splitlines()[:2]
    assert heading == "code,index,predicate,A1,A2,A3,A4,A5,A6,A7,printed_name"
    assert re.fullmatch(
        r"11\.01,\d\.\d\d,[A-Za-z ]+(,\d\.\d\d){7},Pemerintah Kabupaten Aceh Selatan", first
    )


def test_the_provenance_gains_a_source_and_a_table_and_nothing_else(tmp_path: Path) -> None:
    folder = target(tmp_path)
    old = (folder / "provenance.yaml").read_bytes()
    text = new_texts(_pemdi(), Target(folder), SOURCE, areas=NATIONAL.areas)["provenance.yaml"]
    added = _added(old, text.encode())
    assert len(added) == 4 + 4 + 11
    before, after = read_provenance(old.decode()), read_provenance(text)
    assert [item.id for item in after.sources if item not in before.sources] == ["pemdi-2026"]
    assert [item.file for item in after.tables if item not in before.tables] == [
        "assessments/pemdi-2026.csv"
    ]
    found = after.table("assessments/pemdi-2026.csv")
    assert (
        found.about
        == "Hasil evaluasi Pemdi 2026 pemerintah daerah, 5 kabupaten/kota dan 1 provinsi"
    )
    assert found.rows == 6
    source = after.source_of(after.column(found.file, "A7"))
    assert (source.publisher, source.title, source.address) == (
        SOURCE.publisher,
        SOURCE.title,
        SOURCE.address,
    )
    assert after.citation(found.file, "index") == "Kementerian PANRB, 2026"
    assert after.column(found.file, "A1").label == "Tata Kelola dan Manajemen"
    assert after.column(found.file, "A1").unit == "skala 1–5"


def test_predicates_of_our_own_are_called_so(tmp_path: Path) -> None:
    folder = target(tmp_path)
    for with_predicates, caveat in (
        (True, "Disimpan seperti diterbitkan."),
        (
            False,
            "Tidak tercetak dalam sumber; dihitung dari indeks tercetak dengan batas predikat "
            "instrumen.",
        ),
    ):
        cells = [row.cells(at) for at, row in enumerate(synthetic_pemdi(FEW), start=1)]
        heading = framework_rows(PEMDI)
        end = None if with_predicates else -1
        data = as_csv([row[:end] for row in cells], heading=heading[:end])
        draft = draft_table(data, PEMDI, NATIONAL, year=2026)
        text = new_texts(draft, Target(folder), SOURCE, areas=NATIONAL.areas)["provenance.yaml"]
        found = read_provenance(text).column("assessments/pemdi-2026.csv", "predicate")
        assert found.caveat == caveat


def test_odd_values_are_told_where_the_column_is_described(tmp_path: Path) -> None:
    folder = target(tmp_path)
    row = few("35.22")[0]
    draft = draft_table(
        table([replace(row, figures=("0,60", *row.figures[1:]))]),
        SPBE,
        NATIONAL,
        year=2025,
        decisions=decisions_in(
            as_csv([["2", row.name, "", "Begitulah tercetak."]], heading=DECISIONS),
            SPBE,
            NATIONAL.areas,
        ),
    )
    texts = new_texts(draft, Target(folder), SOURCE, areas=NATIONAL.areas)
    column = read_provenance(texts["provenance.yaml"]).column("assessments/spbe-2025.csv", "D1")
    assert column.caveat == "Bojonegoro (35.22) tercetak 0,60; lihat catatan daerahnya."
    assert texts["assessments/oddities.csv"].endswith(
        "2025,35.22,D1,doubtful,Begitulah tercetak.\n"
    )


DECISIONS = ("row", "printed_name", "code", "excuse")


def test_a_reason_may_hold_anything(tmp_path: Path) -> None:
    folder = target(tmp_path)
    row = few("35.22")[0]
    reason = '=SUM(1;2), "kutip"; <script>'
    decided = as_csv([["2", row.name, "", reason]], heading=DECISIONS, mark=",")
    draft = draft_table(
        table([row]),
        SPBE,
        NATIONAL,
        year=2025,
        decisions=decisions_in(decided, SPBE, NATIONAL.areas),
    )
    text = new_texts(draft, Target(folder), SOURCE, areas=NATIONAL.areas)[
        "assessments/oddities.csv"
    ]
    assert text.endswith('2025,35.22,,note,"=SUM(1;2), ""kutip""; <script>"\n')


def test_replacing_keeps_what_people_wrote_about_the_table(tmp_path: Path) -> None:
    folder = target(tmp_path)
    before = snapshot(folder)
    rows = few("11.01", "32.11")
    draft = draft_table(table(rows), SPBE, NATIONAL, year=2024)
    write_all(folder, new_texts(draft, Target(folder), None, areas=NATIONAL.areas))
    after = snapshot(folder)
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {
        "assessments/oddities.csv",
        "assessments/spbe-2024.csv",
        "assessments/tables.csv",
        "provenance.yaml",
    }
    old, new = (read_provenance(state["provenance.yaml"].decode()) for state in (before, after))
    file = "assessments/spbe-2024.csv"
    assert new.sources == old.sources
    assert new.table(file).columns == old.table(file).columns
    assert new.table(file).rows == 2
    assert new.table(file).about == "Hasil evaluasi SPBE 2024 pemerintah daerah, 2 kabupaten/kota"
    assert b"\n2023,16.07,D4,doubtful," in after["assessments/oddities.csv"]
    assert b"\n2024," not in after["assessments/oddities.csv"]


@pytest.mark.parametrize("failing", range(1, 5))
@pytest.mark.parametrize("error", [OSError("penuh"), KeyboardInterrupt()])
def test_nothing_is_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int, error: BaseException
) -> None:
    folder = target(tmp_path)
    before = snapshot(folder)
    calls = iter(range(1, 100))

    def write(path: Path, data: bytes) -> bool:
        if next(calls) == failing:
            raise error
        return write_if_changed(path, data)

    texts = new_texts(
        draft_table(table(few(*FEW)), SPBE, NATIONAL, year=2024),
        Target(folder),
        None,
        areas=NATIONAL.areas,
    )
    assert len(texts) == 4
    monkeypatch.setattr(delivery, "write_if_changed", write)
    expected = TableError if isinstance(error, OSError) else KeyboardInterrupt
    with pytest.raises(expected):
        write_all(folder, texts)
    assert snapshot(folder) == before


def test_a_new_file_goes_again_when_a_later_one_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = target(tmp_path)
    before = snapshot(folder)
    texts = new_texts(_pemdi(), Target(folder), SOURCE, areas=NATIONAL.areas)

    def write(path: Path, data: bytes) -> bool:
        if path.name == "tables.csv":
            raise PermissionError
        return write_if_changed(path, data)

    monkeypatch.setattr(delivery, "write_if_changed", write)
    with pytest.raises(TableError, match="semuanya dikembalikan seperti semula"):
        write_all(folder, texts)
    assert snapshot(folder) == before


@pytest.mark.parametrize("error", [OSError("No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize(
    "stuck",
    [
        ["assessments/pemdi-2026.csv"],
        ["provenance.yaml"],
        ["assessments/pemdi-2026.csv", "provenance.yaml"],
    ],
)
def test_a_file_that_cannot_be_put_back_is_named_and_the_others_are_put_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stuck: list[str], error: BaseException
) -> None:
    folder = target(tmp_path)
    before = snapshot(folder)
    texts = new_texts(_pemdi(), Target(folder), SOURCE, areas=NATIONAL.areas)
    no_more = {folder / name for name in stuck}
    remove = Path.unlink

    def write(path: Path, data: bytes) -> bool:
        if path.name == "tables.csv":
            raise error
        if path in no_more and data != texts[path.relative_to(folder).as_posix()].encode():
            raise PermissionError(13, "Permission denied")
        return write_if_changed(path, data)

    def unlink(path: Path, missing_ok: bool = False) -> None:
        if path in no_more:
            raise PermissionError(13, "Permission denied")
        remove(path, missing_ok=missing_ok)

    monkeypatch.setattr(delivery, "write_if_changed", write)
    monkeypatch.setattr(Path, "unlink", unlink)
    with pytest.raises(TableError) as caught:
        write_all(folder, texts)
    assert str(caught.value) == (
        f"Penulisan ke '{folder}' gagal, dan berkas ini tidak dapat dikembalikan seperti semula: "
        f"{', '.join(stuck)}. Pulihkan dari cadangan sebelum mencoba lagi."
    )
    after = snapshot(folder)
    assert {name for name in after if after[name] != before.get(name)} == set(stuck)


def test_a_year_belongs_to_one_instrument(tmp_path: Path) -> None:
    folder = target(tmp_path)
    draft = replace(_pemdi(), year=2024)
    with pytest.raises(TableError, match=r"Tahun 2024 sudah mempunyai tabel spbe-2024\.csv"):
        new_texts(draft, Target(folder), SOURCE, areas=NATIONAL.areas)


@pytest.mark.parametrize(
    ("file", "content", "sentence"),
    [
        ("assessments/tables.csv", None, "Berkas 'assessments/tables.csv' tidak dapat dibaca"),
        ("provenance.yaml", b"\xff", "Berkas 'provenance.yaml' tidak dapat dibaca"),
        ("provenance.yaml", b"a: [", "provenance.yaml di folder tujuan tidak dapat dibaca."),
        ("assessments/oddities.csv", b"x,y\n", "oddities.csv: kolom harus tepat"),
        (
            "assessments/tables.csv",
            b"file,framework,year,nodes,scale_min,scale_max,rows\na,b\n",
            "tables.csv rusak",
        ),
    ],
)
def test_a_folder_that_is_not_as_it_should_be(
    tmp_path: Path, file: str, content: bytes | None, sentence: str
) -> None:
    folder = target(tmp_path)
    if content is None:
        (folder / file).unlink()
    else:
        (folder / file).write_bytes(content)
    with pytest.raises(TableError, match=re.escape(sentence)):
        new_texts(_pemdi(), Target(folder), SOURCE, areas=NATIONAL.areas)


@pytest.mark.parametrize(
    ("framework", "year", "sentence"),
    [
        (SPBE, 2026, "Putaran 2026 memakai Pemdi 2026. Maksud Anda --framework pemdi-2026?"),
        (SPBE, 2019, "Putaran 2019 memakai SPBE 2018. Maksud Anda --framework spbe-2018?"),
        (SPBE, 2030, "SPBE 2020 sudah diganti Pemdi 2026 sejak 2026; tahun 2030 tidak mungkin."),
        (
            PEMDI,
            2099,
            "Tahun 2099 tidak mungkin: Pemdi 2026 dipakai sejak 2026, dan sekarang 2026.",
        ),
        (PEMDI, 24, "Tahun 24 tidak mungkin"),
    ],
)
def test_years_that_cannot_be(framework: Framework, year: int, sentence: str) -> None:
    today = TODAY if year != 2030 else TODAY.replace(year=2031)
    with pytest.raises(TableError, match=re.escape(sentence)):
        refuse_year(framework, year, frameworks=NATIONAL.frameworks, today=today)


def test_years_that_can_be() -> None:
    for framework, year in ((SPBE, 2021), (SPBE, 2025), (PEMDI, 2026)):
        refuse_year(framework, year, frameworks=NATIONAL.frameworks, today=TODAY)
    refuse_year(PEMDI, 2028, frameworks=NATIONAL.frameworks, today=TODAY.replace(year=2029))
