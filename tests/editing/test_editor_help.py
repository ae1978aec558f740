"""What the YAML language server of VS Code tells somebody who points at a case."""

from __future__ import annotations

import re

import pytest

from kb_builder.model.vocabulary import Status
from tests.editing.editor import ROOT, case
from tests.editing.language_server import LanguageServer
from tests.factories import question, questions_text

QUESTIONS = "# yaml-language-server: $schema=../kb_builder/model/questions.schema.json\n" + (
    questions_text(
        questions=question(
            why="Berguna.",
            nodes="[spbe-2020/I17]",
            practices="[bojonegoro/dewan-tik]",
            visits="[2019-04-30-bojonegoro-sumedang]",
            meetings="[bojonegoro/pegi-2015]",
        )
    )
)


def test_the_keys_of_a_real_case_explain_themselves(modeline_server: LanguageServer) -> None:
    document = modeline_server.open(ROOT / "cases" / "bojonegoro.yaml")
    assert document.diagnostics() == []
    assert document.hover("\nverified_|by:") == (
        "#### Diperiksa oleh\n\nLembaga atau jabatan yang membaca ulang, bukan nama orang.\n\n"
        "Contoh: `Dinas Kominfo Kabupaten Bojonegoro`"
    )
    assert document.hover("\npracti|ces:\n").startswith("#### Praktik\n\nPraktik yang")
    assert document.hover('\nregen|cy: "35.22"').startswith("#### Kabupaten Bojonegoro, Jawa Timur")


def test_a_term_is_explained_with_its_alternatives(modeline_server: LanguageServer) -> None:
    help_text = case(modeline_server, "status: published\n").hover("status: publ|ished")
    assert help_text.startswith("#### Status\n\nSejauh mana berkas ini selesai.")
    for term in Status:
        assert f"* `{term.value}`: {term.label}: {term.about}" in help_text


def test_a_code_says_whose_it_is_and_not_all_the_others(modeline_server: LanguageServer) -> None:
    document = case(modeline_server, 'regency: "35.22"\n')
    help_text = document.hover('regency: "35|.22"')
    assert help_text.startswith("#### Kabupaten Bojonegoro, Jawa Timur\n\nKode Kemendagri")
    assert "Aceh" not in help_text
    assert document.hover('regen|cy: "35.22"') == help_text
    unknown = case(modeline_server, 'regency: "35.99"\n').hover('regency: "35|.99"')
    assert unknown.startswith("#### Kode wilayah tidak dikenal")


def test_a_node_says_what_it_is(modeline_server: LanguageServer) -> None:
    document = case(modeline_server, "gaps:\n  - improves: [spbe-2020/I17, pegi/3.2]\n")
    assert document.hover("spbe-2020/|I17").startswith(
        "#### Layanan Jaringan Intra Instansi Pusat/Pemerintah Daerah (indikator SPBE 2020)\n"
    )
    assert document.hover("pegi/|3.2").startswith("#### Jaringan data (indikator PeGI)\n")


def test_a_score_says_what_was_scored_on_which_instrument(modeline_server: LanguageServer) -> None:
    profile = "profiles:\n  - framework: {}\n    scores:\n      {}: 3.07\n"
    spbe = case(modeline_server, profile.format("spbe-2020", "D1"))
    assert spbe.hover("D|1: ") == "#### Domain D1 SPBE 2020\n\nKebijakan Internal SPBE"
    pegi = case(modeline_server, profile.format("pegi", "kelembagaan"))
    assert pegi.hover("kelem|bagaan: ") == "#### Dimensi kelembagaan PeGI\n\nKelembagaan"


@pytest.mark.parametrize(
    ("key", "help_text"),
    [
        ("costs", "#### Biaya\n\nBiaya dan sumber dananya. "),
        ("since", "#### Sejak\n\nKapan praktik dimulai: tanggal, bulan, atau tahun saja. "),
        ("contact_office", "#### Kantor yang dihubungi\n\nNama kantor saja; jangan menulis nama"),
    ],
)
def test_what_is_unknown_keeps_its_explanation(
    modeline_server: LanguageServer, key: str, help_text: str
) -> None:
    document = case(modeline_server, f"practices:\n  - {key}: tidak diketahui\n")
    shown = document.hover(f"{key}|:")
    assert shown.startswith(help_text)
    assert shown.endswith("'tidak diketahui' berarti belum ada sumber yang menyebutnya.")
    assert "||" not in shown


@pytest.mark.parametrize("kind", ["case", "visit", "questions"])
def test_no_help_in_a_file_comes_twice_or_is_missing(
    modeline_server: LanguageServer, kind: str
) -> None:
    """The server joins the help of alternatives that it cannot tell apart with "||"."""
    path = {
        "case": "pemalang.yaml",
        "visit": "visits/2019-04-30-bojonegoro-sumedang.yaml",
        "questions": "questions.yaml",
    }[kind]
    # the server goes through all of a file for each help, so one with few questions
    text = QUESTIONS if kind == "questions" else None
    document = modeline_server.open(ROOT / "cases" / path, text)
    seen = set()
    for line in document.text.splitlines():
        found = re.match(r"[ -]*([a-z_]+):(?: |$)", line)
        if found and found[1] not in seen and document.text.count(line) == 1:
            seen.add(found[1])
            help_text = document.hover(
                line[: found.start(1) + 1] + "|" + line[found.start(1) + 1 :]
            )
            assert help_text.startswith("#### "), line
            assert "||" not in help_text, line
            assert "Example" not in help_text, line
    assert len(seen) > 8
