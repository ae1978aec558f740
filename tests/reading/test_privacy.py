"""Numbers and addresses of people are found; other numbers are left alone."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb_builder.reading.privacy import personal_data
from tests.factories import case_text, claim
from tests.national import NATIONAL
from tests.reading.tools import problems_of

REGENCIES = sorted(code for code in NATIONAL.areas.by_code if "." in code)

NIKS = (
    "3522151708450001",  # 17 August
    "3522155708450001",  # the same day, a woman
    "3522 1517 0845 0001",
    "3522-1517-0845-0001",
    "352215 170845 0001",
    "35.22.15.170845.0001",
    "35 22 15 17 08 45 0001",
    "5401010101800001",  # a province of then
)
PHONES = (
    "081234567890", "0812-3456-7890", "0812 3456 7890", "0812.3456.7890", "0812 - 345 - 678",
    "0811 234 567", "(0812) 34567890", "+6281234567890", "+62 812-3456-7890", "+62 353 881234",
    "+62 (0353) 881-234", "(+62) 812 3456 7890", "6281234567890", "62 812 3456 7890",
    "62-812-3456-7890", "(0353) 881234", "0353-881234", "0353 881 234", "0353.881234",
    "0353881234", "(021) 12345678", "021-500 1234", "(0353)881826", "0812–3456–7890",
    "0812\u00a03456\u00a07890", "08123456789012",
)  # fmt: skip
MAILS = (
    "dinkominfo@bojonegorokab.go.id", "Budi.Santoso+kerja@contoh.co.id", "budi_1@a-b.id",
    "budi @ contoh.go.id", "budi [at] contoh", "budi(at)contoh.go.id", "budi (AT) contoh.id",
    "budi {at} contoh.id", "budi[@]contoh.id",
)  # fmt: skip

NEAR_MISSES = (
    # decrees, letters, laws
    "Peraturan Bupati Nomor 86 Tahun 2017", "Kepmendagri Nomor 050-3708 Tahun 2020",
    "Nomor 188.45/0812/KEP/35.22/2019", "Keputusan Nomor 0353/881/2017", "Kepmendagri 100.1.1-6117",
    "Surat 555/08123/412.218/2019",
    # days and hours
    "2019-04-30 sampai 2019-08-12", "08-12-2019", "08.12.2019", "08/12/2019 10.00", "08122019",
    "pukul 08.15-09.30 dan 10.15 - 12.00 13.00", "0815-0930", "02122019", "20190812 081500",
    # places
    '"35.22"', "35.22.15.2001 35.22.16.2002", "35.22 32.11 12.27 35.10 33.27", "(0353)",
    "kode area 0353", "-7.150200, 111.881600", "-7.1502001708450001", "kode pos 62115",
    # money and counts
    "Rp 1.250.000.000", "Rp1.250.000.000.000.000", "Rp 62.800.000.000 pada 2018-2023",
    "Rp. 62812345678", "Rp3522151708450001", "1.340.000 jiwa", "naik +62.000.000.000 rupiah",
    "62 kabupaten, 62 8 desa", "62 83 75 66 74 81", "3.33 3.07 3.20 3.07 3.06", "0,0812345678",
    "0.0812345678", "2015 2016 2017 2018 2019", "2018 2019 2020 2021",
    # numbers that are no NIK
    "0022151708450001", "3500151708450001", "3522153208450001", "3522151713450001",
    "3522151708450000", "35221517084500011", "1352215170845000112", "3.522.151.708.450.001",
    "2022151708450001",
    # addresses, handles, marks
    "https://a.id/081234567890", "http://a.id/berita?id=3522151708450001&tel=+6281234567890",
    "https://web.archive.org/web/20190430081234/https://a.id/0353-881234",
    "https://www.tiktok.com/@kominfo.bojonegoro", "https://a:b@c.id/", "@bojonegorokab",
    "10 buah @ 5.000", "10 buah @ Rp5.000", "huruf (a) dan huruf (b)", "Jumat (at", "a@b",
)  # fmt: skip


def codes(text: str) -> list[str]:
    return [fault.code for fault in personal_data(text)]


@pytest.mark.parametrize("nik", NIKS)
def test_a_nik_is_found(nik: str) -> None:
    assert codes(f"NIK {nik}.") == ["R401"]


@pytest.mark.parametrize("phone", PHONES)
def test_a_phone_number_is_found(phone: str) -> None:
    assert codes(f"Hubungi {phone}.") == ["R402"]


@pytest.mark.parametrize("mail", MAILS)
def test_an_e_mail_address_is_found(mail: str) -> None:
    assert codes(f"Kirim ke {mail}.") == ["R403"]


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_what_only_resembles_personal_data_is_left_alone(text: str) -> None:
    assert codes(text) == []
    assert codes(f"Pada 2019 tercatat {text} menurut sumber.") == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a: b\n# WA 081234567890 #", [("R402", 2, 6)]),
        ("- 0353-881826, 0353-881827", [("R402", 1, 3), ("R402", 1, 16)]),
        ("081234567890,081234567891", [("R402", 1, 1), ("R402", 1, 14)]),
        ("628110010100 2019", [("R402", 1, 1)]),
        ("2019 3522151708450001", [("R401", 1, 6)]),
        ("3522151708450001 3522151708450002", [("R401", 1, 1), ("R401", 1, 18)]),
        ("081234567890 2 orang", [("R402", 1, 1)]),
        ("é🏛 a@b.id", [("R403", 1, 4)]),
        ("text: >-\n  telepon 0812\n  3456 7890", [("R402", 2, 11)]),
        ("# telepon 0353-\n# 881234", [("R402", 1, 11)]),
        ("text: >-\n  NIK 3522 1517\n  0845 0001", [("R401", 2, 7)]),
        ("https://wa.me/6281234567890", [("R402", 1, 15)]),
        ("https://api.whatsapp.com/send?phone=6281234567890", [("R402", 1, 37)]),
        ("https://a.id/?surel=budi@contoh.id", [("R403", 1, 21)]),
        ("https://a.id/1 081234567890", [("R402", 1, 16)]),
        ("budi@a.id 0812-3456-7890\n3522151708450001",
         [("R401", 2, 1), ("R402", 1, 11), ("R403", 1, 1)]),
    ],
)  # fmt: skip
def test_the_place_is_exact(text: str, places: list[tuple[str, int, int]]) -> None:
    found = [(f.code, f.position.line, f.position.column) for f in personal_data(text)]
    assert found == places


def test_what_was_found_is_not_repeated(tmp_path: Path) -> None:
    """Problems end up in public logs."""
    secrets = ("3522151708450001", "0812-3456-7890", "budi@contoh.id")
    text = case_text(summary=claim(", ".join(secrets)))
    problems = problems_of(tmp_path, bojonegoro=text)
    assert sorted(problem.code for problem in problems) == ["R401", "R402", "R403"]
    for problem in problems:
        assert not any(secret in problem.as_text() for secret in secrets)


def test_windows_line_ends_move_nothing(tmp_path: Path) -> None:
    text = case_text(summary=claim("WA 081234567890."))
    expected = problems_of(tmp_path, bojonegoro=text)
    assert [(problem.code, problem.line, problem.column) for problem in expected] == [
        ("R402", 7, 14)
    ]
    assert problems_of(tmp_path, bojonegoro=text.replace("\n", "\r\n")) == expected


@pytest.mark.parametrize(
    "code", sorted({area.province_code for area in NATIONAL.areas.by_code.values()})
)
def test_a_nik_of_every_province_is_found(code: str) -> None:
    assert codes(f"{code}01011708450001") == ["R401"]


words = st.lists(
    st.sampled_from(("warga", "pada", "2019", "menurut", "RT", "nomor", "35.22", "(", "16,", "#")),
    max_size=4,
).map(" ".join)


@st.composite
def niks(draw: st.DrawFn) -> str:
    """A number as the civil registry makes it, grouped as people group it."""
    area = draw(st.sampled_from(REGENCIES)).replace(".", "")
    district = draw(st.integers(1, 99))
    day = draw(st.integers(1, 31)) + draw(st.sampled_from((0, 40)))
    month, year = draw(st.integers(1, 12)), draw(st.integers(0, 99))
    serial = draw(st.integers(1, 9999))
    digits = f"{area}{district:02}{day:02}{month:02}{year:02}{serial:04}"
    sizes = draw(st.sampled_from(((16,), (4, 4, 4, 4), (6, 6, 4), (2, 2, 2, 6, 4))))
    return _grouped(digits, sizes, draw(st.sampled_from(" .-")))


@st.composite
def phones(draw: st.DrawFn) -> str:
    """A mobile number, at home or from abroad, or a landline with its area code."""
    mark = draw(st.sampled_from((" ", "-", ".")))
    if draw(st.booleans()):
        operator = draw(st.sampled_from(("811", "812", "821", "838", "857", "877", "896")))
        start = draw(st.sampled_from(("0", "+62", "+62 ", "62", "62-")))
        rest = draw(st.text("0123456789", min_size=7, max_size=9))
        sizes = draw(st.sampled_from(((9,), (3, 9), (4, 9), (3, 3, 9))))
        return f"{start}{operator}{draw(st.sampled_from(('', mark)))}{_grouped(rest, sizes, mark)}"
    area = draw(st.sampled_from(("021", "022", "031", "0353", "0261", "0284", "0967")))
    number = draw(st.integers(10000, 99999999).map(str))
    gap = draw(st.sampled_from((" ", "-", ") ")))
    return f"{'(' if gap == ') ' else ''}{area}{gap}{number}"


def _grouped(digits: str, sizes: tuple[int, ...], mark: str) -> str:
    groups, start = [], 0
    for size in sizes:
        groups.append(digits[start : start + size])
        start += size
    return mark.join(group for group in groups if group)


@given(words, niks(), words)
def test_a_nik_is_found_wherever_it_stands(before: str, nik: str, after: str) -> None:
    assert "R401" in codes(f"{before} {nik} {after}")


@given(words, phones(), words)
def test_a_phone_number_is_found_wherever_it_stands(before: str, phone: str, after: str) -> None:
    assert "R402" in codes(f"{before} {phone} {after}")


number = st.integers(1, 9999)
year = st.integers(1945, 2030)
decrees = st.one_of(
    st.builds("Peraturan Bupati Nomor {} Tahun {}".format, number, year),
    st.builds("Perda {}/{}".format, number, year),
    st.builds("Nomor 188.45/{:04}/KEP/412.{:03}/{}".format, number, st.integers(0, 999), year),
    st.builds("Kepmendagri 050-{} Tahun {}".format, number, year),
)
months = st.sampled_from(("Januari", "Agustus", "Desember"))
day, month, hour = st.integers(1, 31), st.integers(1, 12), st.integers(0, 59)
days = st.one_of(
    st.dates().map(str),
    st.builds("{} {} {}".format, day, months, year),
    st.builds("{:02}-{:02}-{}".format, day, month, year),
    st.builds("{:02}.{:02}.{}".format, day, month, year),
    st.builds("{:02}/{:02}/{}".format, day, month, year),
    st.builds("{}-{}".format, year, year),
    st.builds("pukul {0:02}.{1:02}-{0:02}.{1:02} WIB".format, st.integers(0, 23), hour),
)
money = st.one_of(
    st.integers(1, 10**16).map("Rp {:,}".format).map(lambda text: text.replace(",", ".")),
    st.integers(1, 10**16).map("Rp{}".format),
    st.integers(1, 10**15).map("{:,} rupiah".format).map(lambda text: text.replace(",", ".")),
    st.decimals(0, 100, places=2).map(lambda value: f"{value} persen".replace(".", ",")),
)


@given(st.lists(st.one_of(decrees, days, money), min_size=1, max_size=4))
def test_decrees_dates_and_money_are_never_personal_data(pieces: list[str]) -> None:
    assert codes(", ".join(pieces)) == []
    assert codes("; ".join(f"{piece} orang" for piece in pieces)) == []


@pytest.mark.parametrize(
    "text",
    [
        "0" * 200_000, "3522 " * 50_000, "a" * 250_000, "a@" * 120_000, "a@" + "b." * 120_000,
        "081" + "\n" * 240_000, ("081\n" + " " * 500) * 500, "08123\n #" * 30_000,
        "0812(" * 50_000, "3522151708450001 " * 15_000, ("08" + "1 " * 10) * 10_000,
        # longer than a file may be, so that work by the square of it takes far too long
        "081234567890\n" * 60_000, "3522151708450001\n" * 45_000, "a@b.go.id\n" * 80_000,
        "[at]" * 60_000, "http://" * 35_000, "62 8" * 60_000, " \n" * 120_000,
    ],
    ids=lambda text: re.sub(r"\s", "_", text[:8]),
)  # fmt: skip
def test_texts_made_to_be_slow_are_searched_in_seconds(text: str) -> None:
    """Where nothing bounds the look back, a word of 250,000 letters takes minutes."""
    start = time.process_time()
    personal_data(text)
    assert time.process_time() - start < 5
