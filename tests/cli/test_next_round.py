"""A table of the next instrument, once imported, is simply there for every command."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb_builder.reference import load_national, tables
from kb_builder.reference.tables import reading_from
from kb_builder.similarity import make_world
from kb_builder.site.area_view import AreaViews
from tests.cli.running import Kb
from tests.importing.printed import PEMDI, framework_rows, synthetic_pemdi, table, target

OURS = Path(tables.__file__).parent
CODES = ("32.11", "33.27", "35.22", "35")


@pytest.fixture
def imported(kb: Kb, tmp_path: Path) -> Iterator[Path]:
    """The reference tables with a small round of Pemdi 2026 in them."""
    folder = target(tmp_path / "reference")
    for name in ("regencies.csv", "provinces.csv", "aliases.csv", "regulations.csv"):
        shutil.copy(OURS / name, folder)
    file = tmp_path / "pemdi.csv"
    file.write_bytes(table(synthetic_pemdi(CODES), heading=framework_rows(PEMDI)))
    words = ("--framework", "pemdi-2026", "--year", "2026", "--into", str(folder))
    told = ("--publisher", "Kementerian PANRB", "--title", "Hasil evaluasi Pemdi 2026")
    told += ("--address", "https://www.menpan.go.id/laporan")
    ran = kb("import", "assessment", str(file), *words, *told)
    assert ran.code == 0, ran.err
    with reading_from(folder):
        yield folder


@pytest.mark.usefixtures("imported")
def test_kb_show_names_the_round_after_its_instrument(kb: Kb) -> None:
    shown = kb("show", "sumedang").out
    assert "\nPemdi 2026: " in shown
    assert "\nSPBE 2024: 4,51, Memuaskan" in shown
    assert "Aspek" in shown
    assert "Sumber: Kementerian PANRB, Hasil evaluasi Pemdi 2026." in shown
    assert "SPBE 2023 dan 2024, Pemdi 2026: belum dievaluasi" in kb("show", "intan", "jaya").out


@pytest.mark.usefixtures("imported")
def test_peers_and_hosts_stay_with_the_instrument_they_are_made_for(kb: Kb) -> None:
    with reading_from(OURS):
        before = json.loads(kb("peers", "pemalang", "--json").out)
    assert json.loads(kb("peers", "pemalang", "--json").out) == before
    assert make_world(load_national()).year == 2024


def test_the_page_of_an_area_shows_the_newest_round(imported: Path) -> None:
    national = load_national(imported)
    views = AreaViews(national)
    found = views.view(national.areas.by_slug["sumedang"]).assessment
    assert found is not None
    assert found.comparison.assessment.framework == "pemdi-2026"
    elsewhere = views.view(national.areas.by_slug["brebes"]).assessment
    assert elsewhere is not None
    assert elsewhere.comparison.assessment.framework == "spbe-2020"
