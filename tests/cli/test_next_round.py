"""A table of the next instrument, once imported, is simply there for every command."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kb_builder.project import Project
from kb_builder.reference import load_national, tables
from kb_builder.site.area_view import AreaViews
from tests.cli.running import Kb
from tests.importing.printed import PEMDI, framework_rows, synthetic_pemdi, table, target

OURS = Path(tables.__file__).parent
CODES = ("32.11", "33.27", "35.22", "35")


@pytest.fixture
def imported(kb: Kb, tmp_path: Path) -> Project:
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
    return Project(load_national(folder))


def test_kb_show_names_the_round_after_its_instrument(kb: Kb, imported: Project) -> None:
    shown = kb("show", "sumedang", project=imported).out
    assert "\nPemdi 2026: " in shown
    assert "\nSPBE 2024: 4,51, Memuaskan" in shown
    assert "Aspek" in shown
    assert "Sumber: Kementerian PANRB, Hasil evaluasi Pemdi 2026." in shown
    unknown = kb("show", "intan", "jaya", project=imported).out
    assert "SPBE 2023 dan 2024, Pemdi 2026: belum dievaluasi" in unknown


def test_peers_and_hosts_stay_with_the_instrument_they_are_made_for(
    kb: Kb, imported: Project
) -> None:
    asked = ("peers", "pemalang", "--json")
    assert json.loads(kb(*asked, project=imported).out) == json.loads(kb(*asked).out)
    assert imported.world.year == 2024


def test_the_page_of_an_area_shows_the_newest_round(imported: Project) -> None:
    national = imported.national
    views = AreaViews(national)
    found = views.view(national.areas.by_slug["sumedang"]).assessment
    assert found is not None
    assert found.comparison.assessment.framework == "pemdi-2026"
    elsewhere = views.view(national.areas.by_slug["brebes"]).assessment
    assert elsewhere is not None
    assert elsewhere.comparison.assessment.framework == "spbe-2020"
