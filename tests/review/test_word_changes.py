"""Which words changed, shown so that nothing that changed is left out."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kb_builder.review.word_changes import pieces

texts = st.lists(st.sampled_from(["a", "b", "c", "d", "e", "f"]), max_size=40).map(" ".join)


@given(texts, texts)
def test_the_pieces_make_up_both_texts(before: str, after: str) -> None:
    found = pieces(before, after)
    for side, text in (("gone", before), ("new", after)):
        words = text.split()
        for piece in found:
            if piece.kind in ("same", side):
                count = len(piece.text.split())
                assert words[:count] == piece.text.split()
                words = words[count:]
            elif piece.kind == "left out":
                words = words[int(piece.text) :]
        assert words == []


def test_long_texts_are_shown_whole_up_to_a_limit() -> None:
    gone, new = pieces("lama " * 3000, "baru " * 3000)
    assert (gone.kind, new.kind) == ("gone", "new")
    assert gone.text.endswith("huruf lagi)")


def test_texts_with_little_in_common_are_shown_whole() -> None:
    found = pieces("Jalan rusak parah.", "Air bersih mengalir.")
    assert [(piece.kind, piece.text) for piece in found] == [
        ("gone", "Jalan rusak parah."),
        ("new", "Air bersih mengalir."),
    ]
