"""``kb diff``: what a change brings about, said to people, to a pull request and to programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import Kb
from tests.factories import case_text, claim, practice, project, sources
from tests.review.tools import CASE, ROOT, Repository, edit
from tests.small import AREAS, small_cases, small_tables

FIRST = case_text(practices=practice())


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository with one case, and the terminal in it."""
    found = Repository(tmp_path / "repo")
    project(found.root, bojonegoro=FIRST)
    small_tables(found.root, *AREAS)
    found.commit()
    monkeypatch.chdir(found.root)
    return found


def test_equal_revisions_change_nothing(kb: Kb, repository: Repository) -> None:
    repository.commit()
    ran = kb("diff", "HEAD~1", "HEAD")
    assert (ran.code, ran.err) == (0, "Membandingkan …\n")
    assert ran.out.splitlines()[2] == "Tidak ada perubahan pada isi."
    ran = kb("diff", "HEAD", "--format", "md")
    assert "\n\nTidak ada perubahan pada isi.\n\nDibandingkan: " in ran.out


def test_the_folder_as_it_is_now_is_the_head(kb: Kb, repository: Repository) -> None:
    edit(repository.root / CASE, ("Jaringan sudah ada.", "Jaringan belum ada."))
    ran = kb("diff", "HEAD")
    assert (ran.code, ran.err) == (0, "Membandingkan …\n")
    assert ran.out.startswith("Akibat perubahan: HEAD (")
    assert "\nPernyataan: 1 diubah.\nHalaman situs: 2 diubah.\n" in ran.out
    assert "“Jaringan” [-sudah-] {+belum+} “ada.”. Sumber: berita-1 (dinkominfo" in ran.out
    assert kb("diff", "HEAD", "HEAD").out.splitlines()[2] == "Tidak ada perubahan pada isi."


def test_a_head_with_errors_is_reported_and_exits_with_1(kb: Kb, repository: Repository) -> None:
    wrong = case_text(summary=claim("Jaringan ada.", cites="[tidak-ada]"))
    (repository.root / CASE).write_text(wrong, encoding="utf-8")
    ran = kb("diff", "HEAD", "--format", "md")
    assert (ran.code, ran.err) == (1, "Membandingkan …\n")
    assert "**Ada 1 masalah baru yang harus dibetulkan dahulu.**" in ran.out
    assert (
        "- `cases/bojonegoro.yaml:8 R301`: `Sumber 'tidak-ada' tidak ada di bagian 'sources'."
        in ran.out
    )
    assert "belum dihitung karena berkas yang diusulkan masih bermasalah" in ran.out
    assert kb("diff", ".", "HEAD").code == 0


def test_a_link_in_the_head_is_a_problem(kb: Kb, repository: Repository) -> None:
    (repository.root / "cases" / "sumedang.yaml").symlink_to(repository.root / CASE)
    commit = repository.commit()
    for head in (commit, "."):
        ran = kb("diff", "HEAD~1", head)
        assert ran.code == 1
        assert "cases/sumedang.yaml:1 R101: “Ini tautan, bukan berkas biasa" in ran.out


def test_a_swapped_source_comes_first_and_loud(kb: Kb, repository: Repository) -> None:
    edit(
        repository.root / CASE, ("https://dinkominfo.bojonegorokab.go.id/", "http://jahat.example/")
    )
    out = kb("diff", "HEAD", "--format", "md").out
    assert out.startswith("<!-- rujukan:akibat -->\n\n## Akibat perubahan ini\n\n**Perhatian: ")
    assert out.index("### Perhatian") < out.index("### Berkas")
    loud = out[out.index("### Perhatian") :].splitlines()[2:4]
    assert loud == [
        "- `cases/bojonegoro.yaml`, `sumber berita-1, Alamat`: **alamat sumber berpindah situs**, "
        "dari `dinkominfo.bojonegorokab.go.id` ke `jahat.example` "
        "(`https://dinkominfo.bojonegorokab.go.id/berita/baca/107` → "
        "`http://jahat.example/berita/baca/107`).",
        "- `cases/bojonegoro.yaml`, `sumber berita-1, Alamat`: alamat "
        "`http://jahat.example/berita/baca/107` memakai http, bukan https.",
    ]
    assert "**Situs yang baru pertama kali dirujuk**: `jahat.example`." in out


def test_a_saved_report_gives_the_very_same_comment(
    kb: Kb, repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile = "'<b>@admin</b> [x](https://jahat.example) `tik` 🙂'"
    text = case_text(summary=claim(hostile), sources=sources(title=hostile), practices=practice())
    (repository.root / CASE).write_text(text, encoding="utf-8")
    direct = kb("diff", "HEAD", "--format", "md")
    made = kb("diff", "HEAD", "--format", "json")
    assert json.loads(made.out)["schema_version"] == 1
    saved = tmp_path / "laporan.json"
    saved.write_bytes(made.out.encode("utf-8"))
    monkeypatch.chdir(tmp_path)  # no project is needed to show a report
    again = kb("diff", "--saved", str(saved), "--format", "md")
    assert (again.code, again.out, again.err) == (0, direct.out, "")
    assert kb("diff", "--saved", str(saved), "--format", "json").out == made.out


def test_text_for_a_terminal_steers_no_terminal(kb: Kb, repository: Repository) -> None:
    text = case_text(summary=claim('"kanan\\u202eirik \\e[2J"'))
    (repository.root / CASE).write_text(text, encoding="utf-8")
    out = kb("diff", "HEAD").out
    assert "kanan\ufffdirik \ufffd[2J" in out
    assert all(sign.isprintable() or sign == "\n" for sign in out)


def test_folders_can_be_compared_without_git(
    kb: Kb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = project(tmp_path / "a", bojonegoro=FIRST)
    second = project(tmp_path / "b", bojonegoro=FIRST.replace("2010", "2011"))
    for root in (first, second):
        small_tables(root, *AREAS)
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = kb("diff", str(first), str(second), "--root", str(first))
    assert ran.code == 0
    assert "praktik jaringan-serat-optik, Sejak: [-2010-] → {+2011+}." in ran.out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Sebutkan BASE, atau --saved dengan berkas laporan, salah satu saja."),
        (["HEAD", "--saved", "x.json"], "Sebutkan BASE, atau --saved"),
        (["tidak-ada"], "'tidak-ada' bukan revisi git yang ada dan bukan folder"),
        (["HEAD", "tidak\x1b[2Jada"], "bukan revisi git yang ada dan bukan folder"),
        (["--", "-x"], "Revisi '-x' diawali tanda '-'"),
        (["--saved", "tidak-ada.json"], "Berkas 'tidak-ada.json' tidak ada atau tidak dapat"),
        (["--saved", "conf.py"], "Berkas 'conf.py' tidak dapat dipakai: isinya bukan laporan dari"),
        (["--saved", "cases"], "Berkas 'cases' tidak ada atau tidak dapat dibaca."),
        (["HEAD", "--format", "html"], "Nilai untuk pilihan '--format' tidak dapat dipakai."),
        (["HEAD", "--root", "tidak-ada"], "bukan folder proyek Rujukan"),
    ],
)
def test_a_wrong_command_gets_one_sentence_and_exit_2(
    kb: Kb, repository: Repository, arguments: list[str], sentence: str
) -> None:
    ran = kb("diff", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert len(ran.err.splitlines()) == 1
    assert "\x1b" not in ran.err


def test_real_cases_with_a_visit_more(kb: Kb, tmp_path: Path) -> None:
    base, head = small_cases(tmp_path / "a"), small_cases(tmp_path / "b")
    for root in (base, head):
        (root / "conf.py").write_text("", encoding="utf-8")
        small_tables(root, *AREAS, "32.0", "64.71")
    visits = head / "cases" / "visits"
    known = visits / "2023-02-02-sumedang-kota-bontang.yaml"
    text = known.read_text(encoding="utf-8").replace("2023-02-02", "2023-03-02")
    (visits / "2023-03-02-sumedang-kota-balikpapan.yaml").write_text(
        text.replace("64.74", "64.71").replace("Bontang", "Balikpapan"), encoding="utf-8"
    )
    ran = kb("diff", str(base), str(head), "--format", "json", "--root", str(ROOT))
    assert (ran.code, ran.err) == (0, "Membandingkan …\n")
    report = json.loads(ran.out)
    assert [file["kind"] for file in report["files"]] == ["added"]
    # one visit more is far from one a week: nobody's list moves for it
    assert report["answers"]["movers"] == []
    groups = {group["kind"]: group for group in report["pages"]["groups"]}
    assert groups["visit"]["added"] == ["kunjungan/2023-03-02-sumedang-kota-balikpapan.html"]
    assert "daerah/sumedang.html" in groups["case"]["changed"]
    assert "daerah/kota-balikpapan.html" in groups["area"]["changed"]
