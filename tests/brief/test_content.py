"""Packs for real pairs: what they advise, and that nothing known is left out or made up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kb_builder.brief.content import make_brief
from kb_builder.brief.document import Boxes, Bullets, Document, Paragraph, Table
from kb_builder.brief.errors import BriefError
from kb_builder.project import Project, load

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def project() -> Project:
    return load(ROOT)


def texts(document: Document, part: str) -> list[str]:
    """Every text of a sheet."""
    found: list[str] = []
    for block in next(p for p in document.parts if p.id == part).blocks:
        match block:
            case Bullets():
                found += block.items
            case Table():
                found += [cell for row in (block.head, *block.rows) for cell in row]
            case Boxes():
                found += block.rows
            case _:
                found.append(block.text)
    return found


def advice(document: Document) -> str:
    first = document.parts[0].blocks[0]
    assert isinstance(first, Paragraph)
    return first.text


def test_pemalang_to_bojonegoro_is_about_policy_and_says_what_is_known(project: Project) -> None:
    pack = make_brief(project, "pemalang", host="bojonegoro")
    assert "Kebijakan Internal SPBE" in pack.subtitle
    decision = texts(pack, "decision")
    assert "Kabupaten Bojonegoro unggul 2,30 poin pada Kebijakan Internal SPBE" in decision[1]
    assert any("perlu menginap" in text for text in decision)
    questions = texts(pack, "questions")
    assert any("Jawaban awal ada pada praktik" in text for text in questions)
    assert len([text for text in texts(pack, "bring") if re.match(r"\d+\. ", text)]) == 10


def test_a_host_that_is_not_ahead_is_not_worth_the_journey(project: Project) -> None:
    pack = make_brief(project, "sumedang", host="bantul", domain="D1")
    assert advice(pack) == "Sebaiknya tidak berangkat."
    assert "tidak unggul" in texts(pack, "decision")[1]


def test_a_host_far_away_is_asked_online_first(project: Project) -> None:
    pack = make_brief(project, "pemalang", host="kota makassar", domain="D1")
    assert any("km" in text for text in texts(pack, "decision"))
    assert advice(pack) != "Layak berangkat, bila keluarannya disepakati lebih dahulu."


def test_a_guest_without_scores_is_told_that_they_are_estimates(project: Project) -> None:
    pack = make_brief(project, "yahukimo")
    assert any("ditaksir" in text for text in texts(pack, "decision"))
    own = {"D1": 1.0, "D2": 1.0, "D3": 1.0, "D4": 2.0}
    typed = make_brief(project, "yahukimo", scores=own)
    assert not any("ditaksir" in text for text in texts(typed, "decision"))


def test_a_host_without_a_case_gets_the_questions_that_would_fill_one(project: Project) -> None:
    pack = make_brief(project, "pemalang", host="banjarnegara")
    assert any("Belum ada praktik tercatat" in text for text in texts(pack, "decision"))
    assert len(texts(pack, "notes")) > 20


@pytest.mark.parametrize(
    ("guest", "more", "sentence"),
    [
        ("pemalang", {"host": "pemalang"}, "dirinya sendiri"),
        ("pemalang", {"host": "jakarta pusat"}, "DKI Jakarta"),
        ("pemalang", {"domain": "D9"}, "tidak dikenal"),
        ("banyuwangi", {}, "Tidak ada daerah"),
    ],
)
def test_a_pair_that_makes_no_sense_says_why(
    project: Project, guest: str, more: dict[str, str], sentence: str
) -> None:
    with pytest.raises(BriefError, match=sentence):
        make_brief(project, guest, **more)  # type: ignore[arg-type]


def test_no_sheet_leaves_a_place_unfilled(project: Project) -> None:
    for guest, host in (("puncak", None), ("demak", None), ("banyuwangi", "kota surabaya")):
        pack = make_brief(project, guest, host=host)
        said = " ".join(text for part in pack.parts for text in texts(pack, part.id))
        assert re.search(r"[{}]", said) is None
        assert "None" not in said


def test_a_letter_states_no_score_that_was_only_estimated(project: Project) -> None:
    letter = " ".join(texts(make_brief(project, "yahukimo"), "letter"))
    assert "Kami belum dievaluasi pada SPBE 2024" in letter
    assert "1,00" not in letter
    own = {"D1": 1.2, "D2": 1.0, "D3": 1.0, "D4": 2.0}
    typed = " ".join(texts(make_brief(project, "yahukimo", domain="D1", scores=own), "letter"))
    assert "Nilai Kebijakan Internal SPBE kami 1,20" in typed
    assert "Pada penilaian SPBE 2024 nilai" not in typed


def test_letter_and_study_go_by_the_advice(project: Project) -> None:
    stay = make_brief(project, "sumedang", host="bantul", domain="D1")
    assert any("sebaiknya tidak berangkat" in text for text in texts(stay, "letter"))
    assert any("Tidak menyetujui perjalanan" in text for text in texts(stay, "memo"))
    go = make_brief(project, "pemalang", host="bojonegoro")
    assert "Yth. Bupati Bojonegoro" in texts(go, "letter")
    assert any(text.startswith("u.p. Dinas Komunikasi") for text in texts(go, "letter"))
    assert not any("tidak berangkat" in text for text in texts(go, "letter"))


def test_notes_carry_the_numbers_of_the_sheet_of_questions(project: Project) -> None:
    pack = make_brief(project, "pemalang", host="bojonegoro")
    asked = {
        number: text.partition("?")[0]
        for block in next(p for p in pack.parts if p.id == "questions").blocks
        if isinstance(block, Bullets)
        for number, text in enumerate(block.items, start=block.start)
    }
    assert sorted(asked) == list(range(1, len(asked) + 1))
    noted = [text for text in texts(pack, "notes") if re.match(r"\d+\. ", text)]
    assert noted
    for text in noted:
        number, _, question = text.partition(". ")
        assert question.startswith(asked[int(number)])
