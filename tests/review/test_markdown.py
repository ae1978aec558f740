"""Whatever anybody writes into a file or into a saved report, a comment shows it as text only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from pydantic import BaseModel

from kb_builder.review.comparison import compare
from kb_builder.review.markdown import LIMIT, MARKER, as_markdown
from kb_builder.review.report import (
    Answers,
    AreaMoves,
    Attention,
    Cell,
    Change,
    Cited,
    Fault,
    FieldChange,
    FileChange,
    Move,
    Mover,
    PageGroup,
    Pages,
    Piece,
    Reason,
    Report,
    SourceChange,
    TableChange,
    read_report,
)
from kb_builder.review.snapshot import folder_snapshot
from kb_builder.words.markdown import code_span
from tests.factories import TODAY, case_text, claim, project, sources

ATTACKS = (
    "<script>alert(1)</script>",
    "</summary></details><img src=x onerror=alert(1)>",
    "[tautan](https://jahat.example) ![gambar](https://jahat.example/x.png)",
    "https://jahat.example www.jahat.example surel@jahat.example",
    "@admin @org/tim #1 GH-1 org/repo#2 deadbeefdeadbeefdeadbeefdeadbeefdeadbeef",
    "` `` ``` tik **tebal** ~~coret~~ _miring_ $x^2$ $`x`$",
    "baris\n\n# Judul\n\n- butir\n\n> kutipan\n\n```\nkode\n```\n\n<details>",
    "<!-- rujukan:akibat --> --> <!-- ",
    "&lt;b&gt; &#64;admin \\` \\@admin",
    "kanan\u202eirik ke\u200bkiri\u0000\u0007 \U000e0041",
    "| a | b |\n|--|--|\n| c | d |",
    "[rujukan]: https://jahat.example\n\n[rujukan]",
    "`",
    "``",
    " ",
    "",
)
OURS = re.compile(
    r"<!-- rujukan:akibat -->|<details><summary>[A-Z][a-z, ]+ \([0-9]+\)</summary>|</details>"
)
FORBIDDEN = ("link_open", "image", "fence", "code_block", "blockquote_open", "hr", "table_open")
PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def tokens(text: str) -> Iterator[Token]:
    for token in PARSER.parse(text):
        yield token
        yield from token.children or ()


def check(text: str) -> None:
    """Only markup of ours, and outside of code only words of ours."""
    for token in tokens(text):
        assert token.type not in FORBIDDEN, token
        if token.type in ("html_block", "html_inline"):
            for line in token.content.strip().splitlines():
                assert OURS.fullmatch(line), token
        elif token.type == "text":
            assert re.fullmatch(r"[A-Za-z0-9 ,.:;()→…×%/-]*", token.content), token
            assert not re.search(r"https?:|www\.|[0-9a-f]{7,}|GH-", token.content), token
        elif token.type == "heading_open":
            assert token.tag in ("h2", "h3")


@given(st.text() | st.sampled_from(ATTACKS) | st.text(alphabet="` a\n<"))
def test_a_code_span_is_one_code_span(text: str) -> None:
    inline = [token for token in tokens(f"- x {code_span(text)} y") if token.type == "code_inline"]
    (found,) = inline
    texts = [token.content for token in tokens(f"x {code_span(text)} y") if token.type == "text"]
    assert texts == ["x ", " y"]
    words = " ".join(text.split())
    if words.isprintable() and 0 < len(words) < 500:
        assert found.content.strip() == words


def filled(attack: str) -> Report:
    """A report in which every text is an attack: as a forged file may hold it."""
    name, said = attack[:300], attack[:2000]
    reasons = (
        Reason(kind="load", before=0.9, after=0.8),
        Reason(kind="turn", before=0.53, after=0.5),
        Reason(kind="touches", names=(name,)),
        Reason(kind="domain", names=(name, name)),
    )
    kinds: tuple[Any, ...] = ("added", "removed", "changed")
    topics: tuple[Any, ...] = ("claim", "detail", "figure", "particular")
    loud: tuple[Any, ...] = (
        "host moved", "archive moved", "citation moved", "address lost", "figure changed",
        "page lost", "insecure", "verified back", "not verified",
    )  # fmt: skip
    pieces: tuple[Any, ...] = ("same", "gone", "new", "left out")
    words = tuple(Piece(kind=kind, text=said) for kind in pieces)
    lists: tuple[Any, ...] = ("peers", "profile", "hosts", "leading", "practices")
    files: tuple[Any, ...] = ("added", "removed", "changed", "renamed", "respelled")
    groups: tuple[Any, ...] = ("case", "practice", "visit", "list", "area", "data")
    cites = (Cited(id=name, host=name),)
    moves = tuple(
        Move(list=w, id=name, name=name, before=1, after=None, reasons=reasons) for w in lists
    )
    return Report(
        base=name,
        head=name,
        errors=1,
        code_changed=True,
        instruments_changed=True,
        tables_unread=("base", "head"),
        files=tuple(FileChange(name=name, kind=k, before=name) for k in files),
        faults=(Fault(file=name, line=1, code=name, severity="error", message=said),),
        attentions=tuple(
            Attention(kind=k, file=name, place=name, before=said, after=said) for k in loud
        ),
        changes=tuple(
            Change(
                file=name, place=name, topic=t, kind=k, before=said, after=said, cites=cites,
                unarchived=True, pieces=words if k == "changed" else (),
            )
            for t in topics
            for k in kinds
        ),
        sources=tuple(
            SourceChange(
                file=name, id=name, kind=k, title=said, url=said, archive_url=said,
                fields=(FieldChange(title=name, before=said, after=said),),
            )
            for k in kinds
        ),
        new_hosts=(name,),
        pages=Pages(
            groups=tuple(
                PageGroup(kind=g, added=(name,), removed=(name,), changed=(name,)) for g in groups
            )
        ),
        answers=Answers(
            asked=514,
            movers=tuple(
                Mover(list=w, id=name, name=name, entered=1, left=2, up=3, down=4, reasons=reasons)
                for w in lists
            ),
            areas=(AreaMoves(code=name, name=name, moves=moves),),
        ),
        tables=tuple(
            TableChange(
                file=name, kind=k, cells=(Cell(row=name, column=name, before=said, after=said),)
            )
            for k in kinds
        ),
        cut=(name,),
    )  # fmt: skip


def texts_of(part: Any) -> Iterator[str]:
    if isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from texts_of(getattr(part, name))
    elif isinstance(part, tuple):
        for item in part:
            yield from texts_of(item)
    elif isinstance(part, str):
        yield part


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_text_of_a_report_becomes_markup(attack: str) -> None:
    report = filled(attack)
    assert sum(text == attack[:300] for text in texts_of(report)) > 50
    text = as_markdown(report)
    assert text.startswith(f"{MARKER}\n\n## Akibat perubahan ini\n\n")
    check(text)


def test_no_sign_hides_or_turns_around(tmp_path: Path) -> None:
    shown = as_markdown(filled("kanan\u202eirik ke\u200bkiri\u0000"))
    assert shown.isprintable() or set(shown) - {"\n"} == {c for c in shown if c.isprintable()}
    assert "kanan[U+202E]irik ke[U+200B]kiri[U+0000]" in shown


def test_hostile_files_become_no_markup(tmp_path: Path) -> None:
    def text(number: int, mark: str) -> str:
        said = [f"'{mark} {attack}'" for attack in ATTACKS[:7] if "\n" not in attack]
        claims = "".join(claim(one, quote=one, speaker=one, note=one) for one in said)
        source = sources(title=said[number], publisher=said[1], note=said[2])
        return case_text(summary=claims, sources=source, verified_by=said[3])

    base = project(tmp_path / "a", bojonegoro=text(0, "satu dua tiga"))
    head = project(
        tmp_path / "b", bojonegoro=text(1, "satu dua empat"), **{"<b>@admin": case_text()}
    )
    report = compare(folder_snapshot("a", base), folder_snapshot("b", head), today=TODAY)
    shown = as_markdown(report)
    check(shown)
    code = [token.content for token in tokens(shown) if token.type == "code_inline"]
    assert any("<script>" in text for text in code)
    assert any("@admin" in text for text in code)


def test_a_comment_fits_and_says_what_it_leaves_out() -> None:
    change = Change(file="f", place="Ringkasan", topic="claim", kind="added", after="kata `` " * 20)
    report = filled("x").model_copy(update={"changes": (change,) * 5000})
    text = as_markdown(report)
    assert LIMIT * 0.9 < len(text) <= LIMIT
    assert re.search(r"Komentar ini terlalu panjang: [0-9]+ baris tidak ditampilkan", text)
    assert "### Tabel rujukan" in text
    assert text.count("<details>") == text.count("</details>") > 0
    check(text.replace("`kb diff`", "").replace("`--format json`", ""))


@settings(max_examples=12)
@given(st.lists(st.integers(0, 40), min_size=11, max_size=11), st.integers(1, 2000))
def test_however_much_changes_the_comment_fits(counts: list[int], length: int) -> None:
    report = filled(("`<" * length)[:length])
    names = ("files", "faults", "attentions", "changes", "sources", "tables")
    many = {name: getattr(report, name) * counts[place] for place, name in enumerate(names)}
    text = as_markdown(report.model_copy(update=many))
    assert len(text) <= LIMIT
    assert text.count("\n<details>") == text.count("\n</details>")


def test_a_report_that_was_saved_gives_the_same_comment() -> None:
    report = filled("[x](y) `z` @a é 🙂")
    again = read_report(report.as_json().encode())
    assert again == report
    assert as_markdown(again) == as_markdown(report)
