"""Somebody else's text in an issue is never markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from kb_builder.cli.markdown import LONGEST, code, document
from kb_builder.words.signs import one_line

MARKUP = st.text(st.sampled_from("`` ~@#<>[]()!*_|\\-&;:/\n\r\t\u2028\u202e\x00aA1"), max_size=40)


@given(st.one_of(st.text(max_size=60), MARKUP))
def test_whatever_it_is_it_comes_out_as_code_and_nothing_else(text: str) -> None:
    """Read by a Markdown parser of others, at the start of an item and in a sentence."""
    shown = " ".join(one_line(text).split())
    for before in ("", "Dipakai di "):
        tokens = MarkdownIt("commonmark").parse(f"- {before}{code(text)}\n")
        assert [token.type for token in tokens] == [
            *("bullet_list_open", "list_item_open", "paragraph_open", "inline"),
            *("paragraph_close", "list_item_close", "bullet_list_close"),
        ]
        parts = [child for child in tokens[3].children or [] if child.type != "text"]
        if shown:
            assert [(part.type, part.content) for part in parts] == [("code_inline", shown)]
        else:
            assert parts == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("berita", "`berita`"),
        ("a`b", "``a`b``"),
        ("`a`", "`` `a` ``"),
        ("a``b", "```a``b```"),
        ("satu\ndua", "`satu dua`"),
        (" \n", "–"),
    ],
)
def test_code(text: str, shown: str) -> None:
    assert code(text) == shown


def test_a_long_text_is_shortened() -> None:
    assert code("x" * LONGEST) == f"`{'x' * LONGEST}`"
    assert code("x" * (LONGEST + 1)) == f"`{'x' * (LONGEST - 1)}…`"


def test_a_document_ends_where_an_issue_would() -> None:
    assert document(["a", "b"], cut="Terpotong.") == "a\nb\n"
    long = document(["x" * 999] * 100, cut="Terpotong.")
    assert 57_000 < len(long) < 59_000
    assert long.endswith("x\n\nTerpotong.\n")
