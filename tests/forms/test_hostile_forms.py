"""What people send is text: never markup, never a path, never code."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from kb_builder.forms.comment import comment, pull_request
from kb_builder.forms.conversion import Conversion, convert
from kb_builder.forms.definition import FormKind, Widget
from kb_builder.forms.kinds import FORMS
from kb_builder.forms.submission import Submission
from tests import factories
from tests.forms.bodies import GOOD, TODAY, body, sent
from tests.national import NATIONAL

HOSTILE: Final = [
    "*alias &anchor !!python/object:os.system {a: b} [c",
    "key: value # comment",
    "'single' \"double\" \\ back",
    "--- ... |",
    "${{ github.token }} $(rm -rf /) `id` ; & | > <",
    "<script>alert(1)</script><img src=x onerror=y><!-- -->",
    "@pengelola @rujukan/pengelola #1 GH-2 rujukan/rujukan#3",
    "[klik](javascript:alert(1)) ![x](https://a.id/x.png) https://a.id www.a.id",
    "~~~\n```\n````yaml\n</details>\n# Judul\n| a | b |\n- [x] kotak",
    "../../../.github/workflows/terbit.yml",
    "C:\\Windows\\System32 /etc/passwd cases/../conf.py",
    "::set-output name=a::b\n::error::x",
    "\x00\x07\x1b[31m\u202edesab\u200b\ufeff\u2028",
    "{{ config }} {% raw %} =cmd|'/C calc'!A0",
    "<!-- rujukan:formulir -->\n<!-- rujukan:akibat -->",
    "tidak ada\r\n### Judul\r\n\r\nisi",
]
ALLOWED: Final = re.compile(r"cases/(?:visits/)?[a-z0-9]+(?:-[a-z0-9]+)*\.yaml")
"""What the workflow lets a form write."""
OURS: Final = re.compile(
    r"<!-- rujukan:formulir -->|</?details>|<details>\n<summary>(?:Isi berkas|Baris yang berubah|"
    r"Untuk pengelola)</summary>"
)
MARKDOWN: Final = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def loose_text(text: str) -> str:
    """What a comment says outside of code; fails on any markup that is not ours."""
    said: list[str] = []
    for token in MARKDOWN.parse(text):
        if token.type == "html_block":
            assert OURS.fullmatch(token.content.strip()), token.content
        elif token.type == "inline":
            said += _inline(token.children or [])
        else:
            assert re.fullmatch(
                "(heading|paragraph|bullet_list|list_item)_(open|close)|fence", token.type
            )
    return "\n".join(said)


def _inline(tokens: list[Token]) -> list[str]:
    kinds = {token.type for token in tokens}
    assert kinds <= {"text", "code_inline", "softbreak", "strong_open", "strong_close"}, kinds
    return [token.content for token in tokens if token.type == "text"]


def assert_harmless(done: Conversion) -> None:
    texts = [comment(done)]
    if done.draft is not None:
        assert ALLOWED.fullmatch(done.draft.name)
        texts.append(pull_request(done, done.draft))
    assert texts[0].count("<!-- rujukan:formulir -->\n") >= 1
    assert texts[0].startswith("<!-- rujukan:formulir -->\n")
    for text in texts:
        assert len(text) < 65_536
        assert not re.search(r"[@<>]|#(?!12\b)|://|www\.|GH-|\$|\[", loose_text(text))
        assert not re.search("[\x00-\x08\x0b-\x1f\u202e\u200b\u2028\ufeff]", text)


def has_structure(words: str) -> bool:
    """Whether there is a heading or a box to tick, which no answer may hold."""
    return re.search(r"^#+ |^- \[x\] ", words, re.MULTILINE) is not None


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return factories.project(tmp_path)


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("kind", FormKind)
def test_hostile_words_in_every_answer(project: Path, kind: FormKind, words: str) -> None:
    asked = [field for field in FORMS[kind].fields if field.widget is not Widget.CHECKBOXES]
    assert_harmless(sent(project, kind, **{field.id: words for field in asked}))


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("kind", [FormKind.VISIT, FormKind.PRACTICE, FormKind.CASE])
def test_hostile_words_where_any_text_is_right(project: Path, kind: FormKind, words: str) -> None:
    read = {"text", "statements", "texts", "results"}
    free = [f.id for f in FORMS[kind].fields if f.reads.__name__ in read]
    free = [name for name in free if name != "yang_diukur" and "sumber_2" not in name]
    done = sent(project, kind, **dict.fromkeys(free, words))
    assert_harmless(done)
    if has_structure(words):
        assert done.draft is None
        assert all("Di dalam isian ini ada" in problem.message for problem in done.problems)
        return
    assert done.draft is not None, comment(done)
    data = yaml.load(done.draft.text, Loader=yaml.BaseLoader)  # noqa: S506 -- texts only
    plain = " ".join(
        re.sub("[\x00-\x08\x0b-\x0c\x0e-\x1f\u202e\u200b\u2028\ufeff]", "", words).split()
    )
    title = data["practices"][0]["title"] if kind is FormKind.PRACTICE else data["verified_by"]
    assert title == plain


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_in_a_correction(project: Path, words: str) -> None:
    done = sent(project, FormKind.CORRECTION, seharusnya=words, alasan=words)
    assert_harmless(done)
    if has_structure(words):
        assert done.draft is None
        return
    assert done.draft is not None
    assert done.draft.name == "cases/bojonegoro.yaml"


@pytest.mark.parametrize(
    "text",
    [
        "x" * 200_000,
        "### Tanggal kunjungan\n\n" + "1 " * 100_000,
        "### Tanggal kunjungan\n" * 10_000,
        "`" * 60_000,
        "",
        "\n".join(HOSTILE),
        body(FormKind.VISIT, tujuan="- a\n" * 10_000),
        body(FormKind.VISIT, tujuan="kata " * 12_000),
        body(FormKind.VISIT, tujuan="[1]" * 20_000 + "x"),
        body(FormKind.VISIT, tuan_rumah="a" * 60_000),
        body(FormKind.VISIT, tanggal="1/" * 20_000, lembaga_tamu="." * 20_000 + "@"),
    ],
    ids=range(11),
)
def test_bodies_of_any_size_and_kind_are_answered(project: Path, text: str) -> None:
    for kind in (None, FormKind.VISIT):
        done = convert(
            Submission(body=text, kind=kind, number=12),
            root=project,
            national=NATIONAL,
            today=TODAY,
        )
        assert_harmless(done)


def test_nothing_but_the_project_is_read_or_written(project: Path) -> None:
    before = sorted(project.rglob("*"))
    for kind in FormKind:
        sent(project, kind)
    assert sorted(project.rglob("*")) == before


@settings(max_examples=25)
@given(st.data())
def test_any_answers_are_converted_or_explained(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    root = factories.project(tmp_path_factory.mktemp("p"))
    kind = data.draw(st.sampled_from(FormKind))
    names = [field.id for field in FORMS[kind].fields]
    word = st.one_of(
        st.sampled_from(HOSTILE + list(GOOD[kind].values())),
        st.text(st.characters(codec="utf-8"), max_size=60),
    )
    answers = data.draw(st.dictionaries(st.sampled_from(names), word, max_size=6))
    assert_harmless(sent(root, kind, **answers))
