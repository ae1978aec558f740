"""However badly a file is formed, it is compared and nothing breaks."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from kb_builder.model.fields import UNKNOWN
from kb_builder.reading.files import MODELS
from kb_builder.review.addresses import source_attentions, source_changes
from kb_builder.review.contents import attentions_of, changes_of
from kb_builder.review.files import FilePair
from kb_builder.review.report import FileChange

keys = st.sampled_from(
    ["summary", "practices", "profiles", "scores", "sources", "cites", "text", "what", "metric",
     "id", "url", "archive_url", "framework", "year", "last_verified", "guests", "x", "ä <b>"]
)  # fmt: skip
words = st.sampled_from(
    ["a", "satu dua tiga", UNKNOWN, "https://a.example/x", "https://[", "\ud800"]
)
nodes = st.recursive(
    words,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=20,
)
trees = st.dictionaries(keys, nodes, max_size=5)


@pytest.mark.parametrize("model", MODELS.values())
@settings(max_examples=60)
@given(trees, trees)
def test_any_two_trees_can_be_compared(model: type[BaseModel], before: Any, after: Any) -> None:
    change = FileChange(name="f", kind="changed")
    pair = FilePair("f", change, model, before, after)
    told = [*changes_of(pair), *source_changes("f", before, after)]
    loud = [*attentions_of(pair), *source_attentions("f", before, after)]
    for part in (*told, *loud):
        part.model_dump_json()
    if before == after:
        assert told == loud == []
