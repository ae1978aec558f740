"""What ``kb fix`` leaves alone: where two answers are possible, and where a repair would harm."""

from __future__ import annotations

import pytest

from kb_builder.editing.repair.draft import Draft
from tests.editing.slips import CASE, QUESTIONS, VISIT, draft_of, workspace
from tests.factories import (
    UNKNOWN,
    case_text,
    claim,
    full_case_text,
    guest,
    measurement,
    practice,
    profile,
    question,
    questions_text,
    result,
    sources,
    visit_text,
)
from tests.national import NATIONAL


def mended(text: str, name: str = CASE, **others: str) -> Draft:
    """One file after its repairs, beside other files."""
    beside = [draft_of(other, content) for other, content in others.items()]
    return workspace(draft_of(name, text), *beside).repaired().drafts[f"cases/{name}.yaml"]


def figure(value: str) -> str:
    return case_text(practices=practice(results=result(after=measurement(value))))


def score(value: str) -> str:
    return case_text(profiles=profile(scores=f"kebijakan: {value}\n"))


def published(date: str) -> str:
    return case_text(sources=sources(published=date))


@pytest.mark.parametrize(
    "text",
    [
        figure("1,500"),
        figure("1.500"),
        figure("1,000,000"),
        figure("25 km"),
        score("tiga"),
        score("3."),
        case_text(regency="99.99"),
        case_text(regency="9999"),
        case_text(regency="35.1"),
        published("04/30/2019"),
        published("31-02-2019"),
        published("2019/30/04"),
        published("2011/12"),
        published("2018/2019"),
        published("30-04-19"),
        published("2019-04-30 10:00"),
        published("30 Mai 2019"),
        published("awal 2019"),
        case_text(last_verified="April 2019"),
        case_text(summary=claim("3,5")),
        case_text(summary=claim("30-04-2019")),
        case_text(summary=claim("Published")),
        case_text(summary=claim("Tidak Diketahui")),
        case_text(summary=claim("“Kawasan migas” berarti “kawasan minyak”")),
        case_text(summary=claim("“Kawasan migas”")),
        case_text(summary=claim("“Kawasan: migas” dan “minyak”")),
        case_text(summary=claim("|-\n  - “Kawasan: migas”")),
        case_text(summary=claim('"Ia menulis\n\n    - “a: b”\n    lalu pergi."')),
        case_text(summary=claim(quote="“Satu” dan “dua”", speaker="YES")),
        case_text(verified_by="NO"),
        case_text(verified_by=r'"Dinas\0"'),
        case_text(verified_by="'Jum’at’"),
        case_text(statuss="draft"),
        case_text() + "Status: draft\n",
        case_text(summary=claim(cites="[berita1]")),
        case_text(status="terbit"),
        case_text(practices=practice("Dewan TIK")),
        case_text(practices=practice("dewan_tik")),
        case_text(practices=practice("Dewan-TIK") + practice("dewan-tik")),
        case_text(practices=practice("DEWAN-TIK") + practice("Dewan-TIK")),
        case_text(sources=sources() + sources("Berita-1")),
        case_text(practices=practice(improves="[spbe-2099/I17, spbe-2020/I99]")),
        case_text(profiles=profile(scores="kebijakan: 3\nKebijakan: 3\n")),
        case_text(sources=sources(url="http://a.go.id/1")),
        case_text(sources=sources(url="http://a.go.id:8080/1", archive_url="https://a.go.id/1")),
        case_text(sources=sources(url="ftp://a.go.id/1", archive_url="https://a.go.id/1")),
        case_text(verified_by='"Dinas'),
        case_text(verified_by="[Dinas"),
    ],
)  # fmt: skip
def test_what_has_no_single_answer_stays_to_the_byte(text: str) -> None:
    assert mended(text).text == text


def test_a_code_that_may_be_one_of_bps_is_for_people() -> None:
    areas = NATIONAL.areas
    own = {area.bps_code: area.code for area in areas.regencies}
    bare = next(
        code
        for area in areas.regencies
        if own.get(code := area.code.replace(".", ""), area.code) != area.code
    )
    assert mended(visit_text(guests=guest(regency=bare)), VISIT).text.count(f"regency: {bare}\n")
    dotted = f"{bare[:2]},{bare[2:]}"
    text = mended(visit_text(guests=guest(regency=dotted)), VISIT).text
    assert f'regency: "{bare[:2]}.{bare[2:]}"\n' in text


def test_three_decimals_of_a_score_are_no_thousands() -> None:
    assert "kebijakan: 3.125\n" in mended(score("3,125")).text
    assert "index: 3.125\n" in mended(case_text(profiles=profile(index="3,125"))).text


@pytest.mark.parametrize(
    "text",
    [
        case_text(last_verified="20-11-2091"),
        score("35,0"),
        case_text(regency="3523"),
        case_text(regency="35,23"),
        case_text(practices=practice("Tema")),
        case_text(profiles=profile() + profile(framework="PeGI")),
        visit_text(end="29-04-2019"),
    ],
    ids=["future", "beyond the scale", "not this file", "nor this", "taken", "twice", "before"],
)
def test_a_repair_that_brings_another_problem_is_taken_back(text: str) -> None:
    name = VISIT if "guests:" in text else CASE
    assert mended(text, name).text == text


def test_one_bad_repair_does_not_stop_the_good_ones() -> None:
    text = case_text(
        sources=sources(published="1/2/2019", accessed="3/4/2091")
        + sources("berita-2", published="5/6/2019"),
        summary=claim(cites="[berita-1, berita-2]"),
    )
    draft = mended(text)
    assert draft.text == text.replace("1/2/2019", "2019-02-01").replace("5/6/2019", "2019-06-05")
    assert [done.message for done in draft.done] == [
        "1/2/2019 menjadi 2019-02-01",
        "5/6/2019 menjadi 2019-06-05",
    ]


def test_what_a_mended_key_brings_to_light_is_no_new_problem() -> None:
    text = case_text(summary=claim(cites=None, Cites="[koran]"))
    assert "    cites: [koran]\n" in mended(text).text


def test_an_id_used_in_another_file_is_mended_in_both() -> None:
    case = case_text(practices=practice("Dewan-TIK"))
    bank = questions_text(questions=question(practices="[bojonegoro/Dewan-TIK]"))
    space = workspace(draft_of(CASE, case), draft_of(QUESTIONS, bank)).repaired()
    texts = [draft.text for draft in space.drafts.values()]
    assert texts == [
        case.replace("Dewan-TIK", "dewan-tik"),
        bank.replace("Dewan-TIK", "dewan-tik"),
    ]


def test_an_id_and_all_that_names_it_change_together() -> None:
    text = full_case_text().replace("berita-1", "Berita-1")
    assert mended(text).text == full_case_text()
    text = full_case_text().replace("jaringan-serat-optik", "Jaringan-Serat-Optik")
    assert mended(text).text == full_case_text()


def test_an_address_stays_http_while_another_file_keeps_it_so() -> None:
    http = sources(url="http://a.go.id/1", archive_url="https://a.go.id/1")
    case, visit = draft_of(CASE, case_text(sources=http)), draft_of(VISIT, visit_text(sources=http))
    alone = workspace(case, visit, kept=[visit.name]).repaired()
    assert [draft.text for draft in alone.drafts.values()] == [case.text, visit.text]
    both = workspace(case, visit).repaired()
    assert all("http://" not in draft.text for draft in both.drafts.values())


def test_quotes_over_several_lines_are_mended_in_their_lines() -> None:
    text = case_text(
        summary=claim(
            "“Catatan: jaringan\n    sudah ada.”",
            quote="“sudah\n    ada”",
            note="“Tidak\n    semua.”",
        )
    )
    assert mended(text).text == case_text(
        summary=claim(
            '"Catatan: jaringan\n    sudah ada."',
            quote="sudah\n    ada",
            note="“Tidak\n    semua.”",
        )
    )


def test_straight_quotes_come_only_where_they_are_needed() -> None:
    text = case_text(summary=claim(quote="“# bukan komentar”", speaker="“Sekda: ‘baik’”"))
    wanted = case_text(summary=claim(quote='"# bukan komentar"', speaker='"Sekda: ‘baik’"'))
    assert mended(text).text == wanted
    text = case_text(verified_by='“Dinas \\ “kominfo”: "x"”')
    assert mended(text).text == text


def test_a_file_of_an_old_mac_gets_lines() -> None:
    assert mended(full_case_text().replace("\n", "\r")).text == full_case_text()


@pytest.mark.parametrize("sign", ["\u2028", "\x85", "\v"])
def test_a_separator_becomes_a_line_end_only_where_the_file_is_broken_without(sign: str) -> None:
    text = case_text()
    broken = text.replace("summary:\n", f"summary:{sign}")
    assert mended(broken).text == text
    assert mended(broken.replace("\n", "\r\n")).text == text
    inside = case_text(verified_by=f"Dinas{sign}Kominfo")
    assert mended(inside).text == case_text(verified_by="Dinas Kominfo")
    both = broken.replace("Jaringan sudah", f"Jaringan{sign}sudah")
    assert mended(both).text == both  # which of them ends a line is for people


def test_a_return_inside_a_word_stays_where_a_line_end_would_break_the_file() -> None:
    text = case_text(verified_by="Di\rnas")
    assert mended(text).text == text


def test_signs_of_windows_that_became_control_characters_are_typography_again() -> None:
    text = case_text(verified_by="Dinas \x93Kominfo\x94 \x96 Jum\x92at\x81")
    assert mended(text).text == case_text(verified_by="Dinas “Kominfo” – Jum’at")


def test_a_backslash_keeps_its_blank() -> None:
    text = case_text(verified_by='"Dinas\\ \n  Kominfo"')
    assert mended(text).text == text


def test_places_are_those_of_the_file_as_it_was_read() -> None:
    text = case_text(verified_by="\u200b\u200bDinas#", Regency="35,22", regency=None)
    text = "\ufeff" + text.replace("#", "\t  ").replace("\n", "\r\n")
    done = {(each.line, each.column, each.name) for each in mended(text).done}
    lines = text.removeprefix("\ufeff").split("\r\n")
    regency = next(n for n, line in enumerate(lines, start=1) if "35,22" in line)
    assert {
        (1, 1, "tanda BOM"),
        (4, 14, "karakter tak terlihat"),
        (4, 21, "tab"),
        (4, 21, "spasi di akhir baris"),
        (1, len("schema_version: 1") + 1, "akhir baris"),
        (regency, 1, "huruf kunci"),
        (regency, 10, "kode wilayah"),
    } == done


def test_unknown_is_a_term_also_between_smart_quotes() -> None:
    text = visit_text(host=f'regency: "35.22"\nplace: “{UNKNOWN.title()}”\n')
    wanted = visit_text(host=f'regency: "35.22"\nplace: {UNKNOWN}\n')
    assert mended(text, VISIT).text == wanted
