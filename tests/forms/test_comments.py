"""What senders read, word for word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from kb_builder.forms.comment import comment, pull_request
from kb_builder.forms.conversion import Conversion
from kb_builder.forms.definition import FormKind
from kb_builder.forms.kinds import FORMS
from kb_builder.forms.pages import PageChange
from kb_builder.forms.problems import FormProblem
from kb_builder.forms.proposal import Proposal
from kb_builder.reading.files import FileKind
from tests.forms.bodies import ROOT, sent

GOLDEN = ROOT / "tests" / "golden" / "forms"
CASES: dict[str, tuple[FormKind, dict[str, str]]] = {
    "praktik-benar": (FormKind.PRACTICE, {"indikator": "17", "sejak": "2019"}),
    "praktik-salah": (
        FormKind.PRACTICE,
        {
            "daerah": "Bojonegara",
            "tema": "Kesehatan",
            "yang_diukur": "Desa <b>rapi</b> @dinas",
            "angka_sesudah": "banyak",
            "alamat_sumber_1": "tegalkab.go.id/berita/1",
            "janji": "- [ ] Isian ini",
        },
    ),
    "kasus-sudah-ada": (FormKind.CASE, {"daerah": "Bojonegoro"}),
    "koreksi-benar": (
        FormKind.CORRECTION,
        {"alamat_sumber": "https://dinkominfo.bojonegorokab.go.id/berita/baca/107"},
    ),
    "koreksi-banyak-tempat": (FormKind.CORRECTION, {"tertulis": "aringan"}),
    "koreksi-tidak-ada": (FormKind.CORRECTION, {"tertulis": "Jaringannya sudah ada."}),
    "koreksi-pengelola": (
        FormKind.CORRECTION,
        {"halaman": "daerah/tegal.html", "berkas": ""},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_comment_is_this(small: Path, name: str, golden: Callable[[Path, str], None]) -> None:
    kind, answers = CASES[name]
    golden(GOLDEN / f"{name}.md", comment(sent(small, kind, **answers)))


def test_the_reason_of_a_correction_is_told_in_the_pull_request(
    small: Path, golden: Callable[[Path, str], None]
) -> None:
    kind, answers = CASES["koreksi-benar"]
    done = sent(small, kind, **answers)
    assert done.draft is not None
    golden(GOLDEN / "koreksi-permintaan.md", pull_request(done, done.draft))


LONG = {
    "words": "kata " * 20_000,
    "one line": "a" * 100_000,
    "backticks": "`" * 100_000,
    "single signs": "@ " * 50_000,
    "many lines": "baris yang cukup panjang\n" * 4_000,
    "signs of two halves": "😀" * 60_000,
}


def long_conversions(text: str) -> list[Conversion]:
    """A refused form and an accepted one, ``text`` wherever the sender's words may stand."""
    problems = tuple(
        FormProblem(
            message=f"{number} {text}",
            hint=text,
            found=(text,) * 50,
            detail=f"{number} {text}",
            stops=number % 2 == 0,
        )
        for number in range(100)
    )
    draft = Proposal(
        form=FORMS[FormKind.CORRECTION],
        name="cases/bojonegoro.yaml",
        kind=FileKind.CASE,
        text=text,
        before="lama",
        remarks=(text,) * 50,
        reason=text,
    )
    pages = (PageChange(docname="daerah/x", words=text, new=True),) * 50
    taken = Conversion(draft=draft, pages=pages, problems=problems[1::2], number=9)
    return [Conversion(problems=problems), taken]


@pytest.mark.parametrize("text", LONG.values(), ids=LONG.keys())
def test_however_much_was_sent_the_comment_fits_closes_what_it_opens_and_says_what_is_left_out(
    text: str,
) -> None:
    refused, taken = long_conversions(text)
    assert taken.draft is not None
    texts = [comment(refused), comment(taken), pull_request(taken, taken.draft)]
    for written in texts:
        assert len(written) < 60_000
        assert " lagi" in written
        shown = [
            token.content for token in MarkdownIt().parse(written) if token.type == "html_block"
        ]
        tags = "".join(shown)
        assert tags.count("<details>") == tags.count("</details>") == written.count("<details>\n")
    assert "lagi tidak ditampilkan)" in texts[1]
    assert texts[0].rstrip().endswith("</details>")
    assert texts[2].endswith("Closes #9\n")
