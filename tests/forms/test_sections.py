"""The text of an issue taken apart into answers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb_builder.forms.definition import FormKind
from kb_builder.forms.errors import FormError
from kb_builder.forms.kinds import FORMS
from kb_builder.forms.sections import LONGEST_BODY, likely_form, read_answers
from tests.forms.bodies import GOOD, body

VISIT = FORMS[FormKind.VISIT]


@pytest.mark.parametrize("kind", FormKind)
def test_what_was_filled_in_comes_out(kind: FormKind) -> None:
    answers = read_answers(FORMS[kind], body(kind))
    assert {name: answer for name, answer in answers.items() if answer} == GOOD[kind]
    assert sorted(answers) == sorted(field.id for field in FORMS[kind].fields)


@pytest.mark.parametrize("kind", FormKind)
def test_the_form_is_known_by_its_questions(kind: FormKind) -> None:
    assert likely_form(FORMS.values(), body(kind)) is FORMS[kind]


@pytest.mark.parametrize("text", ["", "Halo", "### Judul lain\n\nx"])
def test_other_texts_are_no_form(text: str) -> None:
    assert likely_form(FORMS.values(), text) is None


def test_line_ends_and_blanks_of_windows_and_word_are_plain() -> None:
    text = body(FormKind.VISIT, tempat="Aula\u00a0utama\u200b\x07").replace("\n", "\r\n")
    assert read_answers(VISIT, text)["tempat"] == "Aula utama"


def test_headings_inside_an_answer_are_part_of_it() -> None:
    said = "### Kesan\n\nBaik.\n\n### Topik\n\n#### Tujuan kunjungan\n### Tujuan kunjungan kami"
    answers = read_answers(VISIT, body(FormKind.VISIT, tempat=said, tujuan="Belajar."))
    assert answers["tempat"] == said
    assert answers["topik"] == ""
    assert answers["tujuan"] == "Belajar."


def test_a_later_question_cannot_be_answered_from_an_earlier_one() -> None:
    forged = "Aula\n\n### Kantor pengisi formulir\n\nKantor lain"
    answers = read_answers(VISIT, body(FormKind.VISIT, tempat=forged))
    assert answers["kantor_pengisi"] == "Dinas Kominfo Kabupaten Tegal"
    assert answers["tempat"] == forged


def test_where_two_readings_are_possible_nothing_is_guessed() -> None:
    forged = "Aula\n\n### Yang menerima\n\nSekda"
    with pytest.raises(FormError) as error:
        read_answers(VISIT, body(FormKind.VISIT, tempat=forged))
    assert str(error.value) == (
        "Judul “Yang menerima” muncul lebih dari sekali atau tidak pada urutannya. Hapus baris "
        "“### Yang menerima” yang bukan judul isian."
    )


def test_a_question_that_was_deleted_is_left_out() -> None:
    text = body(FormKind.VISIT).replace("### Topik\n\n_No response_\n\n", "")
    assert "topik" not in read_answers(VISIT, text)


def test_a_text_without_any_question_is_no_form() -> None:
    with pytest.raises(FormError, match="Judul isian formulir kunjungan tidak ditemukan"):
        read_answers(VISIT, "Halo, ada kunjungan kemarin.")


def test_a_text_longer_than_any_issue_is_refused() -> None:
    with pytest.raises(FormError, match=f"paling banyak {LONGEST_BODY}"):
        read_answers(VISIT, "x" * 200_000)
    assert likely_form(FORMS.values(), "x" * 200_000) is None


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_any_answer_comes_out_as_one_answer(said: str) -> None:
    try:
        answers = read_answers(VISIT, body(FormKind.VISIT, tempat=said))
    except FormError:
        return
    assert answers["penerima"] == ""
    assert answers["kantor_pengisi"] == "Dinas Kominfo Kabupaten Tegal"
