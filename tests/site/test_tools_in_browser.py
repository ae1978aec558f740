"""The tools in a real browser, opened from disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.site.conftest import Tab

pytestmark = [pytest.mark.browser, pytest.mark.site]


@pytest.fixture
def phone(tab: Tab) -> Page:
    return tab(width=360, height=640)


def narrow(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def test_an_area_without_scores_gets_hosts_and_types_its_own(real_site: Path, phone: Page) -> None:
    phone.goto((real_site / "index.html").as_uri())
    phone.click("main a[href='cari.html']")  # first choice
    phone.fill("#daerah", "yahukmo")
    phone.press("#daerah", "Enter")  # second choice
    assert "belum dievaluasi" in phone.inner_text("#jawaban .lead")
    assert phone.locator("#tuan-rumah ol.rows li").count() >= 3
    assert narrow(phone)
    rough = phone.inner_text("#tuan-rumah h3")
    for number, value in enumerate(("2,5", "1,2", "1,0", "3,1"), start=1):
        phone.fill(f"#nilai-D{number}", value)
    phone.press("#nilai-D4", "Enter")  # third choice
    assert "nilai yang Anda isikan" in phone.inner_text("#jawaban .lead")
    assert phone.locator("#tuan-rumah ol.rows li").count() >= 3
    assert rough
    assert "nilai=2.5,1.2,1,3.1" in phone.url
    assert phone.locator("#praktik").count() == 1


def test_an_address_opens_the_same_answer(real_site: Path, phone: Page) -> None:
    address = (real_site / "cari.html").as_uri() + "#tamu=33.27&daftar=sekitar&provinsi=sama&km=200"
    phone.goto(address)
    first = phone.inner_text("#jawaban")
    assert phone.input_value("#daerah") == "Kabupaten Pemalang"
    assert phone.locator("button[aria-pressed=true]").inner_text() == "Sekitar"
    phone.reload()
    assert phone.inner_text("#jawaban") == first
    phone.goto((real_site / "cari.html").as_uri() + "?daerah=33.27")
    assert "Kabupaten Pemalang" in phone.inner_text("#jawaban .lead")


def test_what_is_wrong_is_said_in_one_sentence(real_site: Path, phone: Page) -> None:
    phone.goto((real_site / "cari.html").as_uri() + "#tamu=99.99")
    assert "Tidak ada kabupaten atau kota dengan kode 99.99" in phone.inner_text("#galat")
    phone.goto((real_site / "cari.html").as_uri() + "?daerah=33.27")
    phone.click("#nilai-sendiri > summary")
    phone.fill("#nilai-D1", "7")
    phone.press("#nilai-D1", "Enter")
    assert "Kebijakan" in phone.inner_text("#galat")
    assert "1 sampai 5" in phone.inner_text("#galat")
    phone.goto((real_site / "cari.html").as_uri() + "#tamu=33.27&km=1")
    assert "Longgarkan saringan" in phone.inner_text("#galat")


def test_answers_are_saved_as_csv_and_json(real_site: Path, phone: Page, tmp_path: Path) -> None:
    phone.goto((real_site / "cari.html").as_uri() + "?daerah=33.27")
    for name, begins in (("CSV", "daftar,urutan,kode"), ("JSON", "{")):
        with phone.expect_download() as saved:
            phone.click(f"text=Simpan {name}")
        target = tmp_path / name
        saved.value.save_as(target)
        assert target.read_text(encoding="utf-8").startswith(begins)
        assert saved.value.suggested_filename == f"rujukan-33.27.{name.lower()}"


def test_levels_of_indicators_become_values(real_site: Path, phone: Page) -> None:
    phone.goto((real_site / "cari.html").as_uri() + "?daerah=33.27")
    phone.click("#nilai-sendiri > summary")
    phone.click("#tingkat > summary")
    phone.evaluate(
        "document.querySelectorAll('#tingkat select').forEach((s, i) => { s.value = i % 5 + 1;"
        "s.dispatchEvent(new Event('change', {bubbles: true})); })"
    )
    assert all("," in phone.input_value(f"#nilai-D{number}") for number in range(1, 5))
    assert narrow(phone)


def test_areas_stand_side_by_side_without_and_with_scripts(real_site: Path, phone: Page) -> None:
    phone.goto((real_site / "banding" / "pemalang.html").as_uri())
    sentence = phone.inner_text("p.lead")
    assert sentence.startswith("Selisih terbesar: ")
    assert phone.locator("table.compare thead th").count() == 5
    assert narrow(phone)
    phone.click("text=Ganti atau tambah daerah")
    assert phone.inner_text("#jawaban .lead") == sentence
    assert phone.is_disabled("#daerah")
    phone.locator("#jawaban button").nth(3).click()
    phone.fill("#daerah", "yahukimo")
    phone.press("#daerah", "Enter")
    assert "95.03" in phone.url
    assert "Yahukimo" in phone.inner_text("#jawaban table >> nth=0")
    assert narrow(phone)
    phone.goto((real_site / "banding.html").as_uri() + "?daerah=33.27,99.99")
    assert "99.99" in phone.inner_text("#galat")
    assert "Tambahkan satu daerah lagi" in phone.inner_text("#jawaban")


def test_the_map_has_a_twin_for_the_keyboard(real_site: Path, phone: Page) -> None:
    phone.goto((real_site / "peta.html").as_uri())
    assert phone.locator("#peta .map-mark").count() == 514
    assert phone.locator("#daftar li").count() == 514
    phone.focus("#daftar")
    phone.keyboard.press("ArrowDown")
    first = phone.inner_text("#terpilih")
    phone.keyboard.press("ArrowDown")
    assert first not in ("", phone.inner_text("#terpilih"))
    assert phone.locator("#peta .map-ring").count() == 1
    phone.fill("#daerah", "pemalang")
    phone.press("#daerah", "Enter")
    assert phone.input_value("#lapis") == "padanan"
    assert phone.inner_text("#terpilih") == "Kabupaten Pemalang: daerah Anda"
    for layer in ("tuan", "kunjungan", "D1"):
        phone.select_option("#lapis", layer)
        assert phone.locator("#daftar li").count() > 3
    assert narrow(phone)
    phone.select_option("#wilayah", label="Jawa")
    assert phone.locator("#daftar li").count() < 200
    phone.reload()
    assert phone.input_value("#lapis") == "D1"
    spot = phone.locator("#peta .map-level-5").first.bounding_box()
    assert spot is not None
    phone.mouse.click(spot["x"] + spot["width"] / 2, spot["y"] + spot["height"] / 2)
    chosen = phone.inner_text("#daftar [aria-selected=true]")
    assert phone.inner_text("#terpilih").startswith(chosen)  # the same in the list
