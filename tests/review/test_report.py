"""A saved report may come from anybody: what does not look like one is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kb_builder.review import report as reports
from kb_builder.review.errors import ReviewError
from kb_builder.review.report import Answers, Pages, Report, cut_text, read_report

PLAIN = Report(
    base="a", head="b", errors=0, code_changed=False, instruments_changed=False,
    pages=Pages(skipped="equal"), answers=Answers(skipped="equal"),
)  # fmt: skip


def saved(**keys: Any) -> bytes:
    return json.dumps({**json.loads(PLAIN.as_json()), **keys}).encode()


def test_a_report_reads_back_as_it_was() -> None:
    assert read_report(saved()) == PLAIN


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[]",
        b"null",
        b"{",
        b"[" * 100_000,
        saved(schema_version=2),
        saved(lain="x"),
        saved(base=1),
        saved(errors="1"),
        saved(errors=-1),
        saved(errors=True),
        saved(code_changed=1),
        saved(base="x" * 301),
        saved(files=[{"name": "x", "kind": "lain"}]),
        saved(files=[{"name": "x", "kind": "added", "lebih": 1}]),
        saved(new_hosts=["x"] * 5001),
        saved(pages={"groups": [{"kind": "case", "changed": ["x" * 301]}]}),
        saved(answers={"asked": 1e300}),
        saved().replace(b'"errors": 0', b'"errors": NaN'),
        saved(base="\ud800"),
    ],
)
def test_anything_else_is_refused_in_our_words(data: bytes) -> None:
    with pytest.raises(ReviewError) as caught:
        read_report(data)
    assert str(caught.value) == "isinya bukan laporan dari kb diff"


def test_a_report_too_large_is_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports, "MAX_JSON", 10)
    with pytest.raises(ReviewError, match="lebih dari 32 MB"):
        read_report(saved())


def test_a_text_that_was_cut_says_how_much_is_missing() -> None:
    assert cut_text("x" * 100, 100) == "x" * 100
    assert cut_text("x" * 101, 100) == "x" * 60 + " … (dan 41 huruf lagi)"
    assert len(cut_text("x" * 5_000_000, 300)) <= 300
