"""The one form: nothing is lost, nothing changes, and writing it twice changes nothing."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kb_builder.editing.canonical import WIDTH, write_document
from kb_builder.editing.document import (
    Document,
    MapNode,
    comments_of,
    document_of,
    plain,
    read_document,
)
from kb_builder.editing.errors import EditError
from kb_builder.editing.selection import select_files
from kb_builder.reading.explain import validate
from kb_builder.reading.files import MODELS, FileKind, read_file
from kb_builder.words.signs import is_control
from tests.editing.messy import messy
from tests.factories import claim, full_case_text, practice, questions_text, visit_text
from tests.small import SAMPLE

ROOT = Path(__file__).resolve().parents[2]

TEXTS = st.text(
    st.characters(exclude_categories=["Cs"]).filter(lambda c: not is_control(c) and c != "\t"),
    max_size=260,
).filter(lambda text: "\t" not in text)


def tidy(text: str, kind: FileKind = FileKind.CASE) -> str:
    return write_document(read_document(text, kind))


def test_the_real_files_are_in_the_one_form() -> None:
    files = [file for file in select_files(ROOT) if file.path in SAMPLE]
    assert len(files) == len(SAMPLE)
    assert [file.name for file in files if tidy(file.read(), file.kind) != file.read()] == []


@settings(max_examples=100)
@given(TEXTS)
@example("a\n\nb\n")
@example("a \nb")
@example("\n")
@example("1e3")
@example("0o17")
@example("2019-04-30")
@example("- x")
@example("x: y")
@example("x" * 60 + "  " + "y" * 60)
@example("\xa0")
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    data = {"regency": text, "summary": [{"text": text, "cites": [text, "a"]}], "lain": text}
    written = write_document(document_of(data, FileKind.CASE))
    read = read_document(written, FileKind.CASE)
    assert plain(read.root) == data
    assert write_document(read) == written


@settings(max_examples=16)
@given(st.randoms(use_true_random=False), st.sampled_from(["case", "visit", "questions", "real"]))
def test_however_people_lay_it_out_one_form_comes_of_it(rng: random.Random, which: str) -> None:
    kind, text = {
        "case": (FileKind.CASE, full_case_text()),
        "visit": (FileKind.VISIT, visit_text(shown=claim("'Jaringan: milik sendiri #1.'"))),
        "questions": (FileKind.QUESTIONS, questions_text()),
        "real": (FileKind.CASE, (ROOT / "cases/pemalang.yaml").read_text(encoding="utf-8")),
    }[which]
    root = read_document(text, kind).root
    laid_out, comments = messy(root, rng)
    read = read_document(laid_out, kind)
    assert sorted(comments_of(read)) == sorted(comments)
    written = write_document(read)
    assert tidy(written, kind) == written
    without = write_document(Document(kind, _bare(read.root)))
    assert without == tidy(text, kind)


def _bare(root: MapNode) -> MapNode:
    """The tree without its comments."""
    data = plain(root)
    assert isinstance(data, dict)
    return document_of(data, FileKind.CASE).root


def test_the_model_of_a_file_stays_the_same(tmp_path: Path) -> None:
    path = tmp_path / "bojonegoro.yaml"
    models = []
    for text in (full_case_text(), tidy(full_case_text())):
        path.write_text(text, encoding="utf-8")
        source, problems = read_file(path, "cases/bojonegoro.yaml", FileKind.CASE)
        assert source is not None
        assert problems == []
        models.append(validate(MODELS[FileKind.CASE], source))
    assert models[0] is not None
    assert models[0] == models[1]


def test_keys_come_in_the_order_of_the_model_and_values_as_they_should() -> None:
    text = (
        "sources:\n    berita-1: {}\n".replace(
            "{}", "\n      url: 'https://a.id'\n      title: Berita"
        )
        + "regency: 35.10\n"
        "last_verified: '2026-11-20'\n"
        "profiles:\n"
        "- cites:\n"
        "  - a\n"
        "  - b\n"
        "  year: '2015'\n"
        "  scores: \n"
        "       kebijakan: '4.00'\n"
        "summary:\n"
        "- cites: [a]\n"
        "  text: 'NO'\n"
    )
    assert tidy(text) == (
        "# yaml-language-server: $schema=../kb_builder/model/case.schema.json\n"
        "last_verified: 2026-11-20\n"
        'regency: "35.10"\n'
        "summary:\n"
        '  - text: "NO"\n'
        "    cites: [a]\n"
        "profiles:\n"
        "  - year: 2015\n"
        "    scores:\n"
        "      kebijakan: 4.00\n"
        "    cites: [a, b]\n"
        "sources:\n"
        "  berita-1:\n"
        "    title: Berita\n"
        "    url: https://a.id\n"
    )


def test_long_texts_fold_and_long_lists_of_ids_go_down() -> None:
    words = "kata " * 40 + "akhir"
    ids = [f"sumber-yang-panjang-{number}" for number in range(9)]
    written = write_document(
        document_of({"summary": [{"text": words, "cites": ids}]}, FileKind.CASE)
    )
    assert "  - text: >-\n      kata kata" in written
    assert "    cites:\n      - sumber-yang-panjang-0\n" in written
    assert max(map(len, written.splitlines())) <= WIDTH


COMMENTED = """\
# yaml-language-server: $schema=salah.json
# Berkas percobaan.
schema_version: 1 # versi
sources:
  # sumber pertama
  berita-1: # nomor satu
    title: Berita # judul
    # akhir sumber
  # akhir daftar
regency: "35.22"
# tentang ringkasan
summary:
  # butir pertama
  - # tanda
    text: >- # lipat
      Satu.
    cites: [a] # dari a
  - text: 'Dua # bukan catatan'
    cites: [b]
# penutup
"""


def test_comments_stay_with_what_they_are_about() -> None:
    assert tidy(COMMENTED) == (
        "# yaml-language-server: $schema=../kb_builder/model/case.schema.json\n"
        "# Berkas percobaan.\n"
        "schema_version: 1  # versi\n"
        'regency: "35.22"\n'
        "\n"
        "# tentang ringkasan\n"
        "summary:\n"
        "  # butir pertama\n"
        "  # tanda\n"
        "  - text: Satu.  # lipat\n"
        "    cites: [a]  # dari a\n"
        '  - text: "Dua # bukan catatan"\n'
        "    cites: [b]\n"
        "sources:\n"
        "  # sumber pertama\n"
        "  berita-1:  # nomor satu\n"
        "    title: Berita  # judul\n"
        "    # akhir sumber\n"
        "  # akhir daftar\n"
        "\n"
        "# penutup\n"
    )


def test_windows_line_ends_and_marks_go() -> None:
    text = full_case_text(practices=practice())
    assert tidy("\ufeff" + text.replace("\n", "\r\n")) == tidy(text)


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029"])
def test_what_yaml_takes_for_the_end_of_a_line_is_told_with_its_line(sign: str) -> None:
    text = full_case_text().replace("\nstatus:", f"\n# a{sign}b\nstatus:", 1)
    with pytest.raises(EditError, match=rf"Baris \d+: .* U\+{ord(sign):04X}"):
        read_document(text, FileKind.CASE)


def test_a_file_of_a_very_old_mac_is_read() -> None:
    text = full_case_text()
    assert tidy(text.replace("\n", "\r")) == tidy(text)
