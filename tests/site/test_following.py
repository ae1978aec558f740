"""What came of visits: adoption is told apart from visiting, hostile words stay words."""

from __future__ import annotations

import re
from pathlib import Path

from kb_builder.project import load
from kb_builder.site.api.following import follow_up_rows
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.pages import following, page_names
from kb_builder.site.rendering import Renderer
from tests.factories import check, claim, visit_text

ROOT = Path(__file__).resolve().parents[2]
HOSTILE = "<script>alert(1)</script> ditiru"


def test_a_visit_alone_is_no_adoption() -> None:
    pairs = following.learning(Catalogue(load(ROOT)))
    visited = [pair for pair in pairs if not pair.adopted]
    assert len(visited) > 20
    assert all(pair.visits for pair in visited)
    assert {"Kabupaten Karawang"} <= {pair.guest.name for pair in pairs if pair.adopted}
    names = {(pair.guest.name, pair.host.name) for pair in visited}
    assert ("Kabupaten Sumedang", "Kabupaten Bojonegoro") in names


def test_those_of_one_host_stand_together_the_busiest_host_first() -> None:
    catalogue = Catalogue(load(ROOT))
    renderer = Renderer(page_names(catalogue) | {"panduan/mengirim-formulir"})
    (planned,) = following.pages(catalogue, renderer)
    html = next(s.html for s in planned.render().sections if s.id == "berkunjung")
    hosts = re.findall(r"<strong>Ke <a[^>]*>([^<]+)</a>", html)
    counts = [part.count("<a ") - 1 for part in html.split("<strong>Ke ")[1:]]
    assert len(hosts) == len(set(hosts)) > 5
    assert counts == sorted(counts, reverse=True)
    assert sum(counts) == len([p for p in following.learning(catalogue) if not p.adopted])


def test_checks_and_what_was_taken_stand_on_the_board_and_in_the_data(tmp_path: Path) -> None:
    folder = tmp_path / "cases" / "visits"
    folder.mkdir(parents=True)
    text = visit_text(adopted=claim(HOSTILE, how="method"), checks=check(working="Perbup dibahas."))
    (folder / "2019-04-30-bojonegoro-sumedang.yaml").write_text(text, encoding="utf-8")
    catalogue = Catalogue(load(tmp_path))
    (pair,) = following.learning(catalogue)
    assert (pair.adopted, pair.told) == (1, 1)
    renderer = Renderer(page_names(catalogue) | {"panduan/mengirim-formulir"})
    (planned,) = following.pages(catalogue, renderer)
    html = "".join(section.html for section in planned.render().sections)
    assert "Perbup dibahas." in html
    assert "<script>" not in html
    assert "sesudah 3 bulan, 1 Agustus 2019" in html
    rows = follow_up_rows(catalogue)
    assert [row["kind"] for row in rows] == ["adopted", "check"]
    assert (rows[1]["after_months"], rows[1]["owner"]) == (3, None)
