"""What the YAML language server of VS Code marks, and how it finds the schema of a file."""

from __future__ import annotations

import json

import pytest

from tests.editing.editor import ROOT, SETTINGS, case, problems
from tests.editing.language_server import LanguageServer, running
from tests.factories import case_text, questions_text, visit_text
from tests.small import SAMPLE


def test_real_files_and_valid_ones_have_no_problem(modeline_server: LanguageServer) -> None:
    documents = [modeline_server.open(path) for path in SAMPLE]
    documents.append(case(modeline_server, case_text()))
    assert [problem for document in documents for problem in document.diagnostics()] == []


@pytest.mark.parametrize(
    ("text", "marked", "message"),
    [
        ("statuss: draft", "statuss", "Property statuss is not allowed."),
        ("status: terbit", "terbit", "Pilih salah satu: draft, published, needs-review."),
        ("last_verified: kemarin", "kemarin", "Tulis tahun, bulan, dan hari, misalnya 2026-11-20."),
        (
            "regency: 35.22",
            "35.22",
            'Tulis kode Kemendagri dalam kutip, misalnya "35.22".',
        ),
        (
            'regency: "35.99"',
            '"35.99"',
            'Kode wilayah tidak dikenal. Tulis kode Kemendagri dalam kutip, misalnya "35.22".',
        ),
        (
            "gaps:\n  - improves: [spbe-2020/I99]",
            "spbe-2020/I99",
            "Instrumen atau simpul tidak dikenal. "
            "Tulis 'instrumen/simpul', misalnya spbe-2020/I17.",
        ),
        (
            "profiles:\n  - framework: spbe-2021",
            "spbe-2021",
            "Pilih salah satu instrumen: pegi, spbe-2018, spbe-2020, pemdi-2026.",
        ),
        (
            "profiles:\n  - framework: pegi\n    scores:\n      D1: 3.3",
            "D1",
            "Kunci ini bukan bagian dari PeGI.",
        ),
        (
            "profiles:\n  - framework: pegi\n    scores:\n      kebijakan: 3,33",
            "3,33",
            "Tulis angka saja dengan titik desimal, misalnya 3.33.",
        ),
        (
            "profiles:\n  - framework: pegi\n    predicate: Bagus",
            "Bagus",
            "Predikat PeGI: Sangat Baik, Baik, Kurang, Sangat Kurang.",
        ),
        (
            "practices:\n  - costs: mahal",
            "mahal",
            "Di sini seharusnya daftar atau 'tidak diketahui'.",
        ),
        (
            "practices:\n  - since: dulu",
            "dulu",
            "Tulis tanggal sebagai 2019-04-30, 2019-04, atau 2019.",
        ),
        ("gaps: banyak", "banyak", "Di sini seharusnya daftar; tiap butir diawali '- '."),
        (
            "sources:\n  Berita 1:\n    url: dinkominfo",
            "dinkominfo",
            "Alamat harus diawali http:// atau https:// tanpa spasi.",
        ),
        (
            "sources:\n  Berita 1:\n    title: Berita",
            "Berita 1",
            "Id hanya huruf kecil, angka, dan tanda hubung.",
        ),
        (
            "verified_by: 2026",
            "2026",
            "Isi dengan teks; apit dengan tanda kutip bila hanya berisi angka.",
        ),
    ],
)
def test_a_slip_is_marked_where_it_is_and_explained(
    modeline_server: LanguageServer, text: str, marked: str, message: str
) -> None:
    found = [(item.marked, item.message) for item in problems(modeline_server, text + "\n")]
    assert (marked, message) in found


def test_a_missing_key_is_named(modeline_server: LanguageServer) -> None:
    found = case(modeline_server, case_text(verified_by=None)).diagnostics()
    assert [item.message for item in found] == ['Missing property "verified_by".']


@pytest.mark.parametrize(
    ("path", "text", "key"),
    [
        ("kota-batu.yaml", case_text(regency=None), "regency"),
        ("questions.yaml", questions_text(questions=None), "questions"),
        ("visits/2019-04-30-bojonegoro-batu.yaml", visit_text(host=None), "host"),
    ],
)
def test_the_settings_lead_each_file_to_its_own_schema(
    workspace_server: LanguageServer, path: str, text: str, key: str
) -> None:
    document = workspace_server.open(ROOT / "cases" / path, text)
    found = [item.message for item in document.diagnostics()]
    assert found == [f'Missing property "{key}".']
    assert document.hover("verified_|by:").startswith("#### Diperiksa oleh")


def test_without_its_first_line_a_real_file_has_no_problem_either() -> None:
    """The server ends when asked to, and never tried the network."""
    with running(ROOT, SETTINGS) as server:
        documents = [
            server.open(path, path.read_text(encoding="utf-8").partition("\n")[2])
            for path in SAMPLE
        ]
        assert [problem for document in documents for problem in document.diagnostics()] == []
        assert server.stop() == 0
    assert server.errors == []


def test_the_first_line_works_beside_the_settings(workspace_server: LanguageServer) -> None:
    assert [item.marked for item in problems(workspace_server, "statuss: draft\n")] == ["statuss"]


def test_other_files_get_no_schema(workspace_server: LanguageServer) -> None:
    document = workspace_server.open(ROOT / "docs" / "lain.yaml", "apa: saja\n")
    assert document.diagnostics() == []


def test_the_settings_leave_formatting_to_kb_fmt_and_use_no_network() -> None:
    assert SETTINGS["yaml.format.enable"] is False
    assert SETTINGS["yaml.schemaStore.enable"] is False
    assert SETTINGS["files.eol"] == "\n"
    assert (SETTINGS["[yaml]"]["editor.tabSize"], SETTINGS["editor.rulers"]) == (2, [100])
    extensions = json.loads((ROOT / ".vscode" / "extensions.json").read_text(encoding="utf-8"))
    assert extensions["recommendations"] == ["redhat.vscode-yaml"]


def test_an_attempt_to_use_the_network_would_be_seen() -> None:
    """With the catalogue of schemas that the settings turn off."""
    with running(ROOT, SETTINGS | {"yaml.schemaStore.enable": True}) as server:
        server.open(ROOT / "docs" / "lain.yaml", "apa: saja\n").diagnostics()
        server.stop()
    assert any(line.startswith("NETWORK") for line in server.errors)
