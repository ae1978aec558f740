"""``kb new`` as somebody types it: what is known is filled in, what is not is pointed at."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from kb_builder.reading import load_library
from kb_builder.today import today
from tests.cli.running import Kb
from tests.factories import case_text, guest, practice, project, visit_text
from tests.forms.bodies import canonical
from tests.national import NATIONAL

VISIT = "2018-05-11-bojonegoro-demak"
REAL = Path(__file__).resolve().parents[2] / "cases"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A short case with a visit, and two of the real ones."""
    case = case_text(practices=practice("dewan-tik", title="Dewan TIK"))
    visit = visit_text(date="2018-05-11", guests=guest(regency='"33.21"'))
    canonical(project(tmp_path, **{"bojonegoro": case, f"visits/{VISIT}": visit}))
    for name in ("pemalang", "sumedang"):
        shutil.copy(REAL / f"{name}.yaml", tmp_path / "cases" / f"{name}.yaml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def problems(root: Path, file: str) -> list[tuple[int, str]]:
    found = load_library(root / "cases", NATIONAL)[1]
    assert {problem.file for problem in found} <= {file}
    return [(problem.line, problem.code) for problem in found]


def line_of(root: Path, file: str, start: str) -> int:
    lines = (root / file).read_text(encoding="utf-8").splitlines()
    return next(n for n, line in enumerate(lines, 1) if line.strip().startswith(start))


def test_a_case_starts_with_the_national_results_and_their_sources(kb: Kb, root: Path) -> None:
    ran = kb("new", "case", "kab.", "brebes", "--by", "Dinas Kominfo Kabupaten Brebes")
    assert (ran.code, ran.out, ran.err) == (0, "cases/brebes.yaml\n", "")
    library, found = load_library(root / "cases", NATIONAL)
    assert found == []
    case = library.cases["brebes"]
    assert case.regency == "33.29"
    assert case.last_verified == today()
    assert [(p.year, str(p.index), p.predicate) for p in case.profiles] == [
        (2023, "2.83", "Baik"),
        (2024, "2.84", "Baik"),
    ]
    assert (
        case.sources["kemenpanrb-spbe-2024"]
        == (library.cases["sumedang"].sources["kemenpanrb-spbe-2024"])
    )
    assert kb("fmt", "--check").code == 0


def test_what_is_empty_is_what_has_to_be_filled_in(kb: Kb, root: Path) -> None:
    ran = kb("new", "case", "brebes")
    line = line_of(root, "cases/brebes.yaml", "verified_by")
    assert ran.err == f"Yang masih harus diisi: baris {line}. Lalu jalankan 'kb check'.\n"
    assert problems(root, "cases/brebes.yaml") == [(line, "R204")]


def test_an_area_without_results_starts_without_them(kb: Kb, root: Path) -> None:
    assert kb("new", "case", "intan jaya").code == 0
    text = (root / "cases/intan-jaya.yaml").read_text(encoding="utf-8")
    assert "profiles" not in text
    assert "sumber-1:" in text


def test_the_sources_are_complete_without_another_case_to_copy_from(
    kb: Kb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project(tmp_path, bojonegoro=case_text())
    monkeypatch.chdir(tmp_path)
    assert kb("new", "case", "brebes", "--by", "Dinas Kominfo").code == 0
    assert load_library(tmp_path / "cases", NATIONAL)[1] == []


def test_known_visits_are_named(kb: Kb, root: Path) -> None:
    assert kb("new", "case", "demak").code == 0
    text = (root / "cases/demak.yaml").read_text(encoding="utf-8")
    assert f"# Kunjungan yang sudah tercatat: visits/{VISIT}.yaml\n" in text


def test_a_visit_knows_both_areas_and_its_name(kb: Kb, root: Path) -> None:
    words = ("new", "visit", "--host", "sumedang", "--guest", "Kab. Brebes", "--date", "2024-05-06")
    ran = kb(*words)
    file = "cases/visits/2024-05-06-sumedang-brebes.yaml"
    assert (ran.code, ran.out) == (0, f"{file}\n")
    text = (root / file).read_text(encoding="utf-8")
    assert '  - regency: "33.29"\n    body: Pemerintah Kabupaten Brebes\n' in text
    assert {code for _, code in problems(root, file)} == {"R204"}
    assert kb("fmt", "--check").code == 0
    assert kb(*words).out == "cases/visits/2024-05-06-sumedang-brebes-2.yaml\n"


def test_a_practice_joins_its_case_and_leaves_the_rest_alone(kb: Kb, root: Path) -> None:
    before = (root / "cases/pemalang.yaml").read_text(encoding="utf-8")
    ran = kb("new", "practice", "pemalang", "--title", "Aplikasi Sapa Warga")
    assert (ran.code, ran.out) == (0, "cases/pemalang.yaml\n")
    after = (root / "cases/pemalang.yaml").read_text(encoding="utf-8")
    assert "  - id: aplikasi-sapa-warga\n    title: Aplikasi Sapa Warga\n" in after
    added = [line for line in after.splitlines() if line not in before.splitlines()]
    rest = [line for line in after.splitlines() if line not in added]
    assert [line for line in before.splitlines() if line not in rest] == []
    assert {code for _, code in problems(root, "cases/pemalang.yaml")} == {"R204"}
    assert kb("fmt", "--check").code == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["case", "bojonegoro"], "cases/bojonegoro.yaml sudah ada; sunting berkas itu."),
        (["case", "bandung"], "'bandung' dapat berarti lebih dari satu daerah"),
        (["case", "sumedan"], "Maksud Anda"),
        (["case", "jawa", "barat"], "Provinsi Jawa Barat bukan kabupaten atau kota."),
        (["case"], "AREA belum diberikan. Lihat 'kb new case --help'."),
        (
            ["visit", "--host", "demak", "--guest", "demak", "--date", "2020"],
            "Tuan rumah dan tamu adalah daerah yang sama; periksa --host dan --guest.",
        ),
        (
            ["visit", "--host", "demak", "--guest", "batang", "--date", "30-02-2020"],
            "'30-02-2020' bukan tanggal; tulis 2019-04-30, 2019-04, atau 2019 pada --date.",
        ),
        (
            ["visit", "--host", "demak", "--guest", "batang", "--date", "2999-01-01"],
            "Tanggal 2999-01-01 belum terjadi; periksa tahunnya.",
        ),
        (
            ["practice", "demak", "--title", "Satu"],
            "Kabupaten Demak belum mempunyai berkas kasus; mulai dengan 'kb new case demak'.",
        ),
        (
            ["practice", "pemalang", "--title", "Dewan TIK"],
            "Praktik 'dewan-tik' sudah ada di cases/bojonegoro.yaml; pakai judul lain.",
        ),
        (["practice", "pemalang", "--title", "…"], "Judul '…' tidak memuat huruf"),
    ],
)
def test_what_cannot_be_started_gets_one_sentence_and_writes_nothing(
    kb: Kb, root: Path, arguments: list[str], sentence: str
) -> None:
    before = {path: path.read_bytes() for path in (root / "cases").rglob("*.yaml")}
    ran = kb("new", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert len(ran.err.strip().splitlines()) == 1
    assert {path: path.read_bytes() for path in (root / "cases").rglob("*.yaml")} == before


def test_two_unfinished_practices_wait_for_two_sources_and_have_two_names(
    kb: Kb, root: Path
) -> None:
    assert kb("new", "practice", "pemalang", "--title", "Satu").code == 0
    ran = kb("new", "practice", "pemalang", "--title", "Satu")
    assert (ran.code, ran.out) == (2, "")
    assert "Praktik 'satu' sudah ada di cases/pemalang.yaml" in ran.err
    assert kb("new", "practice", "pemalang", "--title", "Dua").code == 0
    text = (root / "cases/pemalang.yaml").read_text(encoding="utf-8")
    assert text.count("cites: [sumber-1]") == text.count("cites: [sumber-2]") == 1
    assert {code for _, code in problems(root, "cases/pemalang.yaml")} == {"R204"}


def test_what_cannot_be_written_is_told_in_one_sentence(
    kb: Kb, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, data: bytes) -> bool:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("kb_builder.writing.write_if_changed", refuse)
    for words in (("case", "brebes"), ("practice", "pemalang", "--title", "Satu")):
        ran = kb("new", *words)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.endswith("tidak dapat ditulis; periksa izin berkas dan foldernya.\n")
    before = (root / "cases/pemalang.yaml").read_bytes()
    (root / "cases/pemalang.yaml").write_bytes(before.replace(b"\nstatus: ", b"\nstatus:   ", 1))
    ran = kb("fmt")
    assert (ran.code, ran.out) == (1, "")
    assert "cases/pemalang.yaml tidak dapat ditulis" in ran.err


def test_a_source_that_another_file_knows_is_copied(kb: Kb, root: Path) -> None:
    assert kb("new", "case", "brebes", "--by", "Dinas Kominfo Kabupaten Brebes").code == 0
    ran = kb("new", "source", "cases/brebes.yaml", "dinkominfo-528")
    assert (ran.code, ran.out) == (0, "cases/brebes.yaml\n")
    assert "disalin" in ran.err
    library, _ = load_library(root / "cases", NATIONAL)
    there, here = library.cases["sumedang"], library.cases["brebes"]
    assert here.sources["dinkominfo-528"] == there.sources["dinkominfo-528"]
    again = kb("new", "source", "cases/brebes.yaml", "dinkominfo-528")
    assert again.code == 2
    assert "sudah ada" in again.err


def test_an_unknown_source_is_left_to_fill_in(kb: Kb, root: Path) -> None:
    ran = kb("new", "source", "cases/sumedang.yaml", "berita-baru")
    assert ran.code == 0
    assert "Yang masih harus diisi" in ran.err
    assert kb("new", "source", "cases/sumedang.yaml", "Berita Baru").code == 2
    assert kb("new", "source", "cases/tidak-ada.yaml", "berita").code == 2


def test_a_citation_of_a_source_elsewhere_says_how_to_copy_it(kb: Kb, root: Path) -> None:
    path = root / "cases" / "pemalang.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"cites: \[.*?\]", "cites: [berita-1]", text, count=1), "utf-8")
    found = load_library(root / "cases", NATIONAL)[1]
    hints = [problem.hint for problem in found if problem.code == "R301"]
    assert any("kb new source cases/pemalang.yaml berita-1" in hint for hint in hints)
