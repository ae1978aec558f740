"""Claims, figures and particulars: what is new, gone or changed, where, and on whose word."""

from __future__ import annotations

from pathlib import Path

import pytest

from kb_builder.model.case import Case, Practice
from kb_builder.review.contents import attentions_of
from kb_builder.review.report import Change
from tests.factories import (
    UNKNOWN,
    case_text,
    claim,
    full_case_text,
    measurement,
    practice,
    profile,
    questions_text,
    result,
    sources,
    visit_text,
)
from tests.review.tools import CASE, changes, pairs_of

ACTION = Practice.model_fields["intervention"].title
SCORES = "profil kematangan pegi 2015, Nilai"


def told(change: Change) -> tuple[str, str, str, str | None, str | None]:
    return change.topic, change.kind, change.place, change.before, change.after


def spoken(change: Change) -> str:
    signs = {"same": "{}", "gone": "-{}-", "new": "+{}+", "left out": "…"}
    return " ".join(signs[piece.kind].format(piece.text) for piece in change.pieces)


def test_a_new_claim_is_told_with_its_place_and_sources(tmp_path: Path) -> None:
    before = case_text(practices=practice("dewan-tik"))
    more = claim("Jaringan dibangun.") + claim("Dewan TIK dibentuk.")
    after = case_text(practices=practice("dewan-tik", intervention=more))
    (change,) = changes(tmp_path, before, after)
    place = f"praktik dewan-tik, {ACTION}, pernyataan ke-2"
    assert told(change) == ("claim", "added", place, None, "Dewan TIK dibentuk.")
    assert [(cited.id, cited.host) for cited in change.cites] == [
        ("berita-1", "dinkominfo.bojonegorokab.go.id")
    ]
    assert change.unarchived


def test_a_claim_that_is_gone_is_told_where_it_stood(tmp_path: Path) -> None:
    two = claim("Satu hal yang pertama.") + claim("Lain sama sekali.")
    (change,) = changes(
        tmp_path, case_text(summary=two), case_text(summary=claim("Lain sama sekali."))
    )
    title = Case.model_fields["summary"].title
    assert told(change) == (
        "claim", "removed", f"{title}, pernyataan ke-1", "Satu hal yang pertama.", None,
    )  # fmt: skip
    assert not change.unarchived


def test_of_a_reworded_claim_only_the_words_around_the_change_are_told(tmp_path: Path) -> None:
    words = [f"kata{number}" for number in range(40)]
    before, after = " ".join(words), " ".join(w if w != "kata20" else "lain baru" for w in words)
    (change,) = changes(tmp_path, case_text(summary=claim(before)), case_text(summary=claim(after)))
    assert (change.topic, change.kind, change.before, change.after) == (
        "claim", "changed", None, None,
    )  # fmt: skip
    assert spoken(change) == (
        "… kata15 kata16 kata17 kata18 kata19 -kata20- +lain baru+ "
        "kata21 kata22 kata23 kata24 kata25 …"
    )


def test_a_claim_that_only_moved_is_no_change(tmp_path: Path) -> None:
    one, two = claim("Satu."), claim("Dua.")
    assert changes(tmp_path, case_text(summary=one + two), case_text(summary=two + one)) == []


def test_a_claim_rewritten_whole_is_one_gone_and_one_new(tmp_path: Path) -> None:
    found = changes(
        tmp_path, case_text(summary=claim("Jalan rusak.")), case_text(summary=claim("Air bersih."))
    )
    assert [change.kind for change in found] == ["added", "removed"]


def test_quote_speaker_and_note_belong_to_their_claim(tmp_path: Path) -> None:
    before = case_text(summary=claim(quote="ada", note="Menurut berita."))
    after = case_text(summary=claim(quote="tidak ada", speaker="Sekda"))
    found = {
        change.place.rpartition(", ")[2]: change for change in changes(tmp_path, before, after)
    }
    assert {change.topic for change in found.values()} == {"detail"}
    assert spoken(found["Kutipan"]) == "-ada- +tidak ada+" or spoken(found["Kutipan"]).count("+")
    assert found["Penutur"].after == "Sekda"
    assert found["Catatan"].before == "Menurut berita."


@pytest.mark.parametrize(
    ("key", "word", "was", "now"),
    [
        ("scores", "Nilai kebijakan", "3.33", "3.93"),
        ("index", "Indeks", "3.1", "4.1"),
        ("predicate", "Predikat", "Baik", "Sangat Baik"),
    ],
)
def test_a_changed_score_is_seen(tmp_path: Path, key: str, word: str, was: str, now: str) -> None:
    def text(value: str) -> str:
        value = f"kebijakan: {value}\n# nilai" if key == "scores" else value
        return case_text(profiles=profile(year="2014") + profile(**{key: value}))

    (change,) = changes(tmp_path / "a", text(was), text(now))
    place = f"profil kematangan pegi 2015, {word}"
    assert told(change) == ("figure", "changed", place, was, now)
    (pair,) = pairs_of(tmp_path / "b", {"bojonegoro": text(was)}, {"bojonegoro": text(now)})
    loud = [found for found in attentions_of(pair) if found.kind == "figure changed"]
    assert [(found.place, found.before, found.after) for found in loud] == [(place, was, now)]


def test_a_changed_measurement_is_seen(tmp_path: Path) -> None:
    def text(value: str) -> str:
        return case_text(practices=practice(results=result(after=measurement(value))))

    (change,) = changes(tmp_path, text("25"), text("52"))
    assert (change.topic, change.before, change.after) == ("figure", "25", "52")
    assert "praktik jaringan-serat-optik" in change.place


def test_a_new_practice_is_told_claim_by_claim(tmp_path: Path) -> None:
    after = case_text(practices=practice("dewan-tik", improves="[spbe-2020/I17]"))
    found = changes(tmp_path, case_text(), after)
    assert {change.kind for change in found} == {"added"}
    claims = [change.after for change in found if change.topic == "claim"]
    assert claims == ["Jaringan dibangun."]
    particulars = {change.place: change.after for change in found if change.topic == "particular"}
    assert particulars["praktik dewan-tik, Menyentuh indikator"] == "spbe-2020/I17"
    assert UNKNOWN not in particulars.values()


def test_a_renamed_practice_is_followed(tmp_path: Path) -> None:
    before = case_text(practices=practice("jaringan", title="Jaringan serat optik milik sendiri"))
    after = case_text(practices=practice("serat", title="Jaringan serat optik milik kabupaten"))
    found = {
        change.place: (change.before, change.after) for change in changes(tmp_path, before, after)
    }
    assert found["praktik serat, Id"] == ("jaringan", "serat")
    assert len(found) == 2


def test_status_and_date_are_particulars(tmp_path: Path) -> None:
    found = changes(tmp_path, case_text(), case_text(status="draft", last_verified="2026-11-21"))
    assert [told(change) for change in found] == [
        ("particular", "changed", "Status", "published", "draft"),
        ("particular", "changed", "Terakhir diperiksa", "2026-11-20", "2026-11-21"),
    ]


@pytest.mark.parametrize(
    ("keys", "kinds"),
    [
        ({"summary": claim("Lain.")}, ["not verified"]),
        ({"summary": claim("Lain."), "last_verified": "2026-11-21"}, []),
        ({"summary": claim("Lain."), "last_verified": "2025-11-21"}, ["verified back"]),
        ({"status": "needs-review"}, []),
        ({"last_verified": "2026-11-21"}, []),
    ],
)
def test_text_that_changed_without_a_new_date_is_told(
    tmp_path: Path, keys: dict[str, str], kinds: list[str]
) -> None:
    (pair,) = pairs_of(tmp_path, {"bojonegoro": case_text()}, {"bojonegoro": case_text(**keys)})
    assert [found.kind for found in attentions_of(pair)] == kinds


def test_a_claim_that_cites_another_host_is_loud(tmp_path: Path) -> None:
    both = sources() + sources("koran-1", url="https://koran.example/a")
    before = case_text(summary=claim(cites="[berita-1]"), sources=both)
    after = case_text(summary=claim(cites="[koran-1]"), sources=both)
    (pair,) = pairs_of(tmp_path, {"bojonegoro": before}, {"bojonegoro": after})
    (first, *_) = attentions_of(pair)
    assert (first.kind, first.before, first.after) == (
        "citation moved", "dinkominfo.bojonegorokab.go.id", "koran.example",
    )  # fmt: skip
    assert first.place.endswith("pernyataan ke-1")


def test_a_further_source_is_no_swap(tmp_path: Path) -> None:
    both = sources() + sources("koran-1", url="https://koran.example/a")
    before = case_text(summary=claim(cites="[berita-1]"), sources=both)
    after = case_text(summary=claim(cites="[berita-1, koran-1]"), sources=both)
    (pair,) = pairs_of(tmp_path / "a", {"bojonegoro": before}, {"bojonegoro": after})
    assert [found.kind for found in attentions_of(pair)] == ["not verified"]
    (change,) = changes(tmp_path / "b", before, after)
    assert (change.topic, change.before, change.after) == (
        "detail",
        "berita-1",
        "berita-1, koran-1",
    )
    assert change.unarchived


def test_one_copy_in_an_archive_is_enough(tmp_path: Path) -> None:
    both = sources() + sources("koran-1", archive_url="https://web.archive.org/web/2026/x")
    before = case_text(sources=both)
    for cites, expected in (("[berita-1]", True), ("[berita-1, koran-1]", False)):
        after = case_text(summary=claim() + claim("Baru.", cites=cites), sources=both)
        (change,) = changes(tmp_path / cites, before, after)
        assert change.unarchived is expected


def test_files_are_new_gone_changed_renamed_or_only_respelled(tmp_path: Path) -> None:
    old = "visits/2019-04-30-bojonegoro-sumedang"
    before = {
        "bojonegoro": case_text(),
        old: visit_text(),
        "questions": questions_text(),
        "pemalang": "a: b",
    }
    after = {
        "bojonegoro": case_text(summary=claim("Lain.")),
        "visits/2019-05-01-bojonegoro-sumedang": visit_text(date="2019-05-01"),
        "questions": "# catatan\n" + questions_text(),
        "sumedang": full_case_text(regency='"32.11"'),
    }
    found = pairs_of(tmp_path, {**before}, {**after})
    assert [(pair.change.name, pair.change.kind, pair.change.before) for pair in found] == [
        (CASE, "changed", None),
        ("cases/pemalang.yaml", "removed", None),
        ("cases/questions.yaml", "respelled", None),
        ("cases/sumedang.yaml", "added", None),
        ("cases/visits/2019-05-01-bojonegoro-sumedang.yaml", "renamed", f"cases/{old}.yaml"),
    ]


def test_what_yaml_cannot_read_is_said_to_be_unreadable(tmp_path: Path) -> None:
    (pair,) = pairs_of(tmp_path, {"bojonegoro": case_text()}, {"bojonegoro": "a: [\n"})
    assert not pair.change.readable


def test_a_wrong_value_is_still_compared(tmp_path: Path) -> None:
    found = changes(tmp_path, case_text(profiles=profile()), case_text(
        profiles=profile(scores='kebijakan: "3,33"\n# koma'), kunci_asing="x"
    ))  # fmt: skip
    assert [told(change) for change in found] == [
        ("figure", "changed", f"{SCORES} kebijakan", "3.33", "3,33"),
        ("particular", "added", "kunci_asing", None, "x"),
    ]
