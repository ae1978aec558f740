"""Pages and tables: plain where nobody looks, fitted where somebody does."""

from __future__ import annotations

import io
import re

import pytest

from kb_builder.words.page import Column, Page
from kb_builder.words.signs import one_line
from tests.terminals import Terminal, without_wishes


@pytest.fixture(autouse=True)
def _no_wishes(monkeypatch: pytest.MonkeyPatch) -> None:
    without_wishes(monkeypatch)


def _page() -> Page:
    page = Page()
    page.title("Judul")
    page.table(
        (Column("Nama domain"), Column("Nilai tercetak", numbers=True)),
        [("Kebijakan Internal SPBE", "3,64–3,65"), ("Tata Kelola [b]", "12")],
    )
    page.lines()
    page.pairs([("Kode", "32.11"), ("Provinsi", "Jawa Barat")])
    page.lines("satu", "dua")
    return page


def test_without_a_terminal() -> None:
    out = io.StringIO()
    _page().show(out)
    assert out.getvalue() == (
        "Judul\n"
        "\n"
        "Nama domain               Nilai tercetak\n"
        "────────────────────────────────────────\n"
        "Kebijakan Internal SPBE        3,64–3,65\n"
        "Tata Kelola [b]                       12\n"
        "\n"
        "Kode      32.11\n"
        "Provinsi  Jawa Barat\n"
        "\n"
        "satu\n"
        "dua\n"
    )


def test_without_a_terminal_nothing_wraps_whatever_the_width(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    page, out = Page(), io.StringIO()
    page.lines("kata " * 100)
    page.table((Column("A"),), [("kata " * 100,)])
    page.show(out)
    assert len(out.getvalue().splitlines()) == 5


@pytest.mark.parametrize("width", [8, 20, 24, 30, 40, 80])
def test_in_a_terminal_words_wrap_and_numbers_never_do(
    width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    out = Terminal()
    _page().show(out)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", out.getvalue())
    assert "3,64–3,65" in plain
    for word in ("Kebijakan", "Internal", "domain", "tercetak"):
        assert word in plain
    if width >= 30:
        assert max(map(len, plain.splitlines())) <= width


def test_a_table_wider_than_the_terminal_is_told_row_by_row(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page, out = Page(), Terminal()
    headings = ("Kelengkapan", "Jarak", "Kunjungan", "Indeks")
    columns = [Column("Daerah"), *(Column(heading, numbers=True) for heading in headings)]
    page.table(columns, [("Kabupaten Sumedang", "100 %", "1.234", "7", "4,51")] * 2)
    monkeypatch.setenv("COLUMNS", "40")
    page.show(out)
    entry = (
        "Daerah: Kabupaten Sumedang\nKelengkapan: 100 %\nJarak: 1.234\nKunjungan: 7\nIndeks: 4,51"
    )
    assert out.getvalue() == f"{entry}\n\n{entry}\n"
    wide = Terminal()
    monkeypatch.setenv("COLUMNS", "80")
    page.show(wide)
    assert len(wide.getvalue().splitlines()) == 4


def test_a_terminal_gets_bold_headings_unless_it_declines(monkeypatch: pytest.MonkeyPatch) -> None:
    out = Terminal()
    _page().show(out)
    assert "\x1b[1mJudul" in out.getvalue()
    monkeypatch.setenv("TERM", "dumb")
    plain = Terminal()
    _page().show(plain)
    assert "\x1b" not in plain.getvalue()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("dua\nbaris\tdan tab", "dua baris dan tab"),
        ("\x1b[31mmerah", "\ufffd[31mmerah"),
        ("kiri\u202ekanan", "kiri\ufffdkanan"),
        ("isi\u3164\u115f\u180e\ufff9\u206a\U000e0041", "isi" + "\ufffd" * 6),
        ("[bold]apa adanya[/bold] :smile:", "[bold]apa adanya[/bold] :smile:"),
    ],
)
def test_what_files_hold_does_not_steer_the_terminal(text: str, shown: str) -> None:
    assert one_line(text) == shown
    page, out = Page(), io.StringIO()
    page.title(text)
    page.table((Column("A"),), [(text,)])
    page.show(out)
    assert out.getvalue().splitlines()[0] == shown
    assert out.getvalue().splitlines()[-1] == shown


def test_as_markdown_no_text_is_markup() -> None:
    page = _page()
    page.items("satu", "[dua](http://a.id) <b>")
    assert page.markdown() == (
        "## Judul\n"
        "\n"
        "| Nama domain | Nilai tercetak |\n"
        "| -- | -- |\n"
        "| Kebijakan Internal SPBE | 3,64–3,65 |\n"
        "| Tata Kelola `[b]` | 12 |\n"
        "\n"
        "|  |  |\n"
        "| -- | -- |\n"
        "| Kode | 32.11 |\n"
        "| Provinsi | Jawa Barat |\n"
        "\n"
        "satu\n"
        "\n"
        "dua\n"
        "\n"
        "- satu\n"
        "- `[dua](http://a.id`) `<b>`\n"
    )
