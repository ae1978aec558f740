"""``kb links``: how the addresses fare, for people, for an issue, for programs."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb_builder.cli import markdown as cli_markdown
from kb_builder.cli.commands import links as cli_links
from kb_builder.upkeep.links import Manners
from tests.cli.running import Kb
from tests.factories import UNKNOWN, case_text, project, questions_text, sources, visit_text
from tests.upkeep.sites import Site, availability, fetcher

VISIT = "visits/2019-04-30-bojonegoro-sumedang"
HOSTILE = "@bupati ``` <script> [a](http://x.test) #1 | --> *tebal*"
COPY = "https://web.archive.org/web/20160503101010/http://dinas.test/1"


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    made = Site()
    manners = Manners(archive=made.address("arsip.test", "/wayback/available"))
    monkeypatch.setattr(cli_links, "fetcher", fetcher)
    monkeypatch.setattr(cli_links, "manners", lambda: manners)
    yield made
    made.close()


@pytest.fixture
def root(tmp_path: Path, site: Site) -> str:
    """A project with one address in each of several states."""
    gone = site.page("dinas.test", "/1", 404)
    moved = site.redirect("kota.test", "/lama", site.page("kota.test", "/baru"))
    there = site.redirect("media.test", "/a", site.page("parkir.test", "/"), 302)
    site.route("arsip.test", "/wayback/available", lambda h: h.say(200, availability(COPY)))
    return str(
        project(
            tmp_path,
            bojonegoro=case_text(sources=sources(url=gone)),
            sumedang=case_text(sources=sources(url=moved, title=f"'{HOSTILE}'")),
            pemalang=case_text(sources=sources(url=there)),
            questions=questions_text(sources=sources(url=site.page("tolak.test", "/", 403))),
            **{VISIT: visit_text(sources=sources("lain", url=gone, archive_url=UNKNOWN))},
        )
    )


def line_of(root: str, name: str) -> int:
    """The line on which a file of the project gives its only address."""
    text = (Path(root) / "cases" / f"{name}.yaml").read_text(encoding="utf-8")
    return text[: text.index(" url: ")].count("\n") + 1


TEXT = """\
4 alamat diperiksa: 1 hilang, 1 berpindah, 1 ditolak, 1 baik.

Hilang (1)

Halamannya sudah tidak ada. Isi archive_url dengan salinannya bila ada; url tetap alamat asalnya.

http://dinas.test:PORT/1
  - Dijawab dengan kode 404.
  - Dipakai di cases/bojonegoro.yaml:CASE, sumber berita-1: Berita tentang jaringan
  - Dipakai di cases/visits/2019-04-30-bojonegoro-sumedang.yaml:VISIT, sumber lain: Berita tentang \
jaringan
  - Usul: archive_url: https://web.archive.org/web/20160503101010/http://dinas.test/1 (salinan \
3 Mei 2016)

Berpindah (1)

Alamat lama masih meneruskan. Cocokkan isinya, lalu tulis alamat yang baru.

http://kota.test:PORT/lama
  - Alamat baru: http://kota.test:PORT/baru
  - Dipakai di cases/sumedang.yaml:CASE, sumber berita-1: HOSTILE

Ditolak (1)

Situs ini menolak pemeriksa otomatis, jadi tidak dihitung rusak. Bukalah sendiri dengan peramban.

http://tolak.test:PORT/
  - Dijawab dengan kode 403.
  - Dipakai di cases/questions.yaml:BANK, sumber berita-1: Berita tentang jaringan

Berpindah ke situs lain (1)

Halamannya terbuka, tetapi di situs lain; cocokkan isinya.

http://media.test:PORT/a
  - Berpindah ke: http://parkir.test:PORT/
  - Dipakai di cases/pemalang.yaml:CASE, sumber berita-1: Berita tentang jaringan
"""


def test_people_see_what_is_broken_first(kb: Kb, site: Site, root: str) -> None:
    ran = kb("links", "--root", root)
    assert ran.code == 1
    expected = TEXT.replace("PORT", str(site.port)).replace("HOSTILE", HOSTILE)
    for word, name in (("CASE", "bojonegoro"), ("VISIT", VISIT), ("BANK", "questions")):
        expected = expected.replace(f":{word}", f":{line_of(root, name)}")
    assert ran.out == expected
    assert ran.err == "Memeriksa 4 alamat di 4 situs.\n"


def test_quiet_tells_only_the_result(kb: Kb, site: Site, root: str) -> None:
    ran = kb("links", "--quiet", "--format", "json", "--root", root)
    assert (ran.code, ran.err) == (1, "")
    assert json.loads(ran.out)


def test_an_issue_gets_the_same_with_all_that_is_foreign_as_code(
    kb: Kb, site: Site, root: str
) -> None:
    ran = kb("links", "--format", "md", "--root", root)
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert lines[:9] == [
        "<!-- rujukan:laporan-tautan -->",
        "## Keadaan tautan ke luar",
        "",
        "4 alamat diperiksa: 1 hilang, 1 berpindah, 1 ditolak, 1 baik.",
        "",
        "### Hilang (1)",
        "",
        "Halamannya sudah tidak ada. Isi archive_url dengan salinannya bila ada; url tetap alamat "
        "asalnya.",
        "",
    ]
    assert lines[9:14] == [
        f"- `http://dinas.test:{site.port}/1`",
        "  - Dijawab dengan kode 404.",
        f"  - Dipakai di `cases/bojonegoro.yaml:{line_of(root, 'bojonegoro')}`, sumber `berita-1`: "
        "`Berita tentang jaringan`",
        f"  - Dipakai di `cases/{VISIT}.yaml:{line_of(root, VISIT)}`, sumber `lain`: "
        "`Berita tentang jaringan`",
        f"  - Usul: `archive_url: {COPY}` (salinan 3 Mei 2016)",
    ]
    place = f"`cases/sumedang.yaml:{line_of(root, 'sumedang')}`"
    assert f"  - Dipakai di {place}, sumber `berita-1`: ````{HOSTILE}````" in lines
    foreign = [line.partition(": ")[2] or line[2:] for line in lines if "http" in line]
    assert foreign
    for text in foreign:
        assert text.startswith("`")
    assert kb("links", "--format", "md", "--root", root).out == ran.out


def test_programs_get_every_address(kb: Kb, site: Site, root: str) -> None:
    ran = kb("links", "--format", "json", "--root", root)
    found = json.loads(ran.out)
    assert ran.code == 1
    assert (found["total"], found["checked"], found["broken"], found["faults"]) == (4, 4, True, [])
    assert found["counts"] == {"gone": 1, "moved": 1, "refused": 1, "ok": 1}
    hosts = [address["host"] for address in found["addresses"]]
    assert hosts == sorted(hosts)
    assert found["addresses"][0] == {
        "address": f"http://dinas.test:{site.port}/1",
        "host": "dinas.test",
        "state": "gone",
        "broken": True,
        "status": 404,
        "detail": "dijawab dengan kode 404",
        "moved_to": None,
        "landed_on": None,
        "uses": [
            {"file": f"cases/{name}.yaml", "line": line_of(root, name), "source": by, "key": "url"}
            for name, by in (("bojonegoro", "berita-1"), (VISIT, "lain"))
        ],
        "archive": "found",
        "archive_url": COPY,
        "archived_on": "2016-05-03",
    }


def test_archive_proposes_copies_of_working_pages_too(kb: Kb, root: str) -> None:
    out = kb("links", "--archive", "--only", "media.test", "--root", root).out
    assert out.startswith("1 dari 4 alamat diperiksa: 1 baik.\n")
    assert f"  - Usul: archive_url: {COPY} (salinan 3 Mei 2016)\n" in out
    without = kb("links", "--only", "media.test", "--root", root)
    assert (without.code, "Usul" in without.out) == (0, False)


def test_copies_of_well_addresses_have_a_section_of_their_own(
    kb: Kb, site: Site, root: str
) -> None:
    site.page("tolak.test", "/", 200)
    out = kb("links", "--archive", "--only", "tolak.test", "--root", root).out
    assert "Salinan yang belum dicatat (1)\n" in out
    assert "  - Usul: archive_url: " in out


def test_only_and_limit_ask_less(kb: Kb, site: Site, root: str) -> None:
    ran = kb("links", "--only", "KOTA.test", "--root", root)
    assert (ran.code, ran.out.splitlines()[0]) == (0, "1 dari 4 alamat diperiksa: 1 berpindah.")
    assert {asked.host for asked in site.asked} == {"kota.test"}
    ran = kb("links", "--limit", "1", "--root", root)
    assert ran.out.startswith("1 dari 4 alamat diperiksa: 1 hilang.\n")


def test_when_all_is_well_there_is_one_line(kb: Kb, site: Site, tmp_path: Path) -> None:
    text = case_text(sources=sources(url=site.page("dinas.test", "/")))
    ran = kb("links", "--root", str(project(tmp_path, bojonegoro=text)))
    assert (ran.code, ran.out) == (0, "1 alamat diperiksa: 1 baik.\n")


def test_what_an_archive_without_a_copy_or_a_voice_means(
    kb: Kb, site: Site, tmp_path: Path
) -> None:
    text = case_text(sources=sources(url=site.page("dinas.test", "/", 404)))
    root = str(project(tmp_path, bojonegoro=text))
    site.route("arsip.test", "/wayback/available", lambda h: h.say(200, availability()))
    assert "  - Arsip Internet tidak mempunyai salinannya.\n" in kb("links", "--root", root).out
    site.page("arsip.test", "/wayback/available", 500)
    assert "  - Arsip Internet tidak menjawab; " in kb("links", "--root", root).out


def test_a_machine_without_network_says_so(
    kb: Kb, site: Site, root: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def getaddrinfo(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    from kb_builder.upkeep.servers import resolve

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    monkeypatch.setattr(cli_links, "fetcher", lambda: fetcher(resolver=resolve))
    ran = kb("links", "--format", "md", "--root", root)
    assert (ran.code, ran.out, site.asked) == (2, "", [])
    assert ran.err.endswith(
        "Tidak satu situs pun ditemukan: komputer ini tampaknya tidak tersambung ke internet. "
        "Sambungkan, lalu jalankan lagi.\n"
    )
    assert "Temporary" not in ran.err


def test_a_file_that_cannot_be_read_is_named_and_exits_1(
    kb: Kb, site: Site, tmp_path: Path
) -> None:
    good = case_text(sources=sources(url=site.page("dinas.test", "/")))
    root = str(project(tmp_path, bojonegoro=good, sumedang="a: ["))
    ran = kb("links", "--format", "md", "--root", root)
    sentence = "cases/sumedang.yaml tidak dapat dibaca; jalankan 'kb check' untuk melihat sebabnya."
    assert ran.code == 1
    assert ran.err.splitlines()[-1] == sentence
    assert ran.out.endswith(f"### Belum dapat diperiksa\n\n- `{sentence}`\n")


def test_a_report_that_is_too_long_for_an_issue_is_cut(
    kb: Kb, root: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli_markdown, "ROOM", 500)
    out = kb("links", "--format", "md", "--root", root).out
    assert len(out) < 600
    assert out.endswith("\n\nLaporan ini terpotong; jalankan `kb links` untuk semuanya.\n")


def test_without_addresses_the_network_is_never_touched(
    kb: Kb, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def network(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket, "socket", network)
    monkeypatch.setattr(socket, "getaddrinfo", network)
    root = str(project(tmp_path, bojonegoro=case_text(sources=sources(url=UNKNOWN))))
    ran = kb("links", "--archive", "--root", root)
    assert (ran.code, ran.out, ran.err) == (0, "Tidak ada alamat luar di cases/.\n", "")


def test_our_own_network_is_refused_without_any_setting(kb: Kb, tmp_path: Path) -> None:
    made = Site()
    try:
        address = made.page("127.0.0.1", "/")
        root = str(project(tmp_path, bojonegoro=case_text(sources=sources(url=address))))
        ran = kb("links", "--root", root)
    finally:
        made.close()
    assert (ran.code, made.asked) == (1, [])
    assert ran.out.startswith("1 alamat diperiksa: 1 alamat terlarang.\n")
    assert "  - Alamatnya berada di jaringan sendiri, bukan di internet.\n" in ran.out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["--only", "dinas.tset"],
            "Tidak ada alamat dari situs 'dinas.tset' di cases/. Maksud Anda 'dinas.test'?",
        ),
        (["--only", "zzz"], "Tidak ada alamat dari situs 'zzz' di cases/.\n"),
        (["--limit", "0"], "Nilai untuk pilihan '--limit' tidak dapat dipakai. Paling kecil 1."),
        (["--format", "html"], "Yang boleh: "),
        (["--root", "tidak-ada"], "bukan folder proyek Rujukan"),
    ],
)
def test_bad_input(kb: Kb, site: Site, root: str, arguments: list[str], sentence: str) -> None:
    ran = kb("links", "--root", root, *arguments)
    assert (ran.code, ran.out, site.asked) == (2, "", [])
    assert sentence in ran.err


def test_the_help_says_that_it_uses_the_network(kb: Kb) -> None:
    assert "hanya perintah ini yang memakai jaringan" in " ".join(kb("links", "-h").out.split())


def test_other_commands_do_not_even_load_what_speaks_http() -> None:
    program = (
        "import sys\nfrom kb_builder.cli import run\n"
        "try:\n    run(['stale'])\nexcept SystemExit:\n    pass\n"
        "print(*sorted({'requests', 'urllib3'} & set(sys.modules)), file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
        cwd=Path(__file__).resolve().parents[2],
    )
    assert ran.stderr.strip() == ""
