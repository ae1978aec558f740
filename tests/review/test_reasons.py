"""Moves in words, with the figures that explain them."""

from __future__ import annotations

from typing import Any

import pytest

from kb_builder.cli.commands.diff import TerminalStyle
from kb_builder.review.reasons import move_sentence, mover_sentence
from kb_builder.review.report import Move, Mover, Reason

STYLE = TerminalStyle()


def move(
    *reasons: Reason, which: Any = "hosts", before: int | None = 2, after: int | None = 4
) -> str:
    found = Move(
        list=which, id="a/b", name="Kabupaten Uji", before=before, after=after, reasons=reasons
    )
    return move_sentence(found, STYLE)


def test_a_host_that_more_come_to() -> None:
    load = Reason(kind="load", before=0.526316, after=0.5)
    turn = Reason(kind="turn", before=1.0, after=0.9)
    assert move(load, turn) == (
        "tuan rumah Kabupaten Uji turun dari 2 ke 4: faktor kesibukan 0,53 → 0,50, faktor giliran "
        "1,00 → 0,90."
    )


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (4, 2, "naik dari 4 ke 2"),
        (None, 3, "masuk di urutan 3"),
        (5, None, "keluar dari daftar (semula urutan 5)"),
    ],
)
def test_ways_to_move(before: int | None, after: int | None, words: str) -> None:
    told = move(Reason(kind="others"), which="peers", before=before, after=after)
    assert told == f"padanan sekeadaan Kabupaten Uji {words}: karena yang lain bergeser."


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason(kind="lead", before=1.2, after=0.55), "keunggulan 1,20 → 0,55"),
        (Reason(kind="lead", before=None, after=1), "keunggulan tidak diketahui → 1,00"),
        (Reason(kind="closeness", before=0.4112, after=0.4138), "kedekatan 0,411 → 0,414"),
        (Reason(kind="points", before=0.1, after=0.101), "poin yang dapat ditutup 0,100 → 0,101"),
        (Reason(kind="touches", names=("spbe-2020/I17",)), "menyentuh spbe-2020/I17"),
        (Reason(kind="touches"), "tidak menyentuh indikator mana pun lagi"),
        (Reason(kind="domain", names=("D3", "D2")), "domain terdepan berganti dari D3 ke D2"),
        (Reason(kind="new"), "baru ada"),
        (Reason(kind="gone"), "tidak ada lagi"),
    ],
)  # fmt: skip
def test_reasons(reason: Reason, words: str) -> None:
    told = move(reason, which="practices")
    assert told == f"praktik Kabupaten Uji (a/b) turun dari 2 ke 4: {words}."


def test_an_entry_over_all_areas() -> None:
    def mover(*reasons: Reason, **counts: int) -> str:
        all_counts = {"entered": 0, "left": 0, "up": 0, "down": 0, **counts}
        found = Mover(list="leading", id="1", name="Uji", reasons=reasons, **all_counts)
        return mover_sentence(found, STYLE)

    assert mover(Reason(kind="others"), entered=1, left=2, up=3, down=4) == (
        "tuan rumah untuk domain terdepan Uji: masuk daftar 1 daerah, keluar dari daftar 2 daerah, "
        "naik di 3 daerah, turun di 4 daerah; karena yang lain bergeser."
    )
    assert mover(up=3).endswith("naik di 3 daerah; angkanya berbeda tiap daerah.")
