"""Whatever people write stays text in a comment."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from kb_builder.words.markdown import code_block, code_span, plain

MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
HOSTILE = (
    "@pengelola #12 GH-12 a/b#3 **tebal** _miring_ <script>x</script> [a](https://b.id) "
    "![a](b) `x` ~~y~~ http://a.id www.a.id a@b.id :smile: 0123abcdef &amp; | \\ ${{ x }} $(y) 1."
)
ANY = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=80)


def inline(text: str) -> list[Token]:
    """What stands inside the one list item that the text is put into."""
    tokens = MARKDOWN.parse(f"- **Tujuan**: {text}\n")
    assert [t.type for t in tokens] == [
        "bullet_list_open",
        "list_item_open",
        "paragraph_open",
        "inline",
        "paragraph_close",
        "list_item_close",
        "bullet_list_close",
    ]
    return tokens[3].children or []


def loose(text: str) -> str:
    """What is neither code nor ours, in which GitHub looks for mentions and links."""
    tokens = inline(text)
    kinds = [token.type for token in tokens]
    assert kinds[:5] == ["text", "strong_open", "text", "strong_close", "text"][: len(kinds)]
    assert set(kinds[5:]) <= {"text", "code_inline"}
    return " ".join(token.content for token in tokens[4:] if token.type == "text")


@given(ANY)
@example(HOSTILE)
@example("`" * 5)
@example("." * 5000 + "@")
def test_plain_text_shows_itself_and_nothing_else(text: str) -> None:
    written = plain(text)
    seen = "".join(t.content for t in inline(written)[4:])
    assert "".join(seen.removeprefix(":").split()) == "".join(text.split())
    assert not re.search(r"[@#<>\[\]`*_~|\\&$]|www\.|://|GH-\d|:\w+:", loose(written))
    assert not re.search(r"\b[0-9a-f]{7,40}\b", loose(written))


def test_ordinary_sentences_stay_as_they_are() -> None:
    sentence = "Tanggal 30 Februari 2019 tidak ada; maksud Anda 28 Februari (Kamis)? “Ya”, 3,33 %."
    assert plain(sentence) == sentence


@given(ANY)
@example(" ` `` ``` ")
def test_code_is_one_piece_of_code(text: str) -> None:
    (token,) = [t for t in inline(code_span(text))[4:] if t.type != "text" or t.content != ": "]
    assert token.type == "code_inline"
    assert token.content.split() == text.split()


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.just("\n")))
@example("```\n@a\n````\n# b")
@example("~~~\n```")
def test_nothing_closes_a_fence(text: str) -> None:
    (token,) = MARKDOWN.parse(code_block(text, "yaml"))
    assert token.type == "fence"
    assert token.info == "yaml"
    assert token.content.rstrip() == text.rstrip()


@pytest.mark.parametrize("word", ["'@a'", "@a,", "#12.", "(www.a.id)", "a_b_c", "*"])
def test_only_the_word_that_needs_it_is_code(word: str) -> None:
    assert re.fullmatch(r"Kata `[^`]+`[.,;:!?…”’')]* itu\.", plain(f"Kata {word} itu."))
