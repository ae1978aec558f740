"""The open data as others take it: data package, SQLite, metadata, sitemap, feed."""

from __future__ import annotations

import json
import sqlite3
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import frictionless
import pytest

from kb_builder.model.area import AreaKind
from kb_builder.model.library import Library
from kb_builder.project import Project
from kb_builder.reading import load_library
from kb_builder.site.api import api_documents, planned_documents
from kb_builder.site.catalogue import Catalogue
from kb_builder.site.digest import Digester
from kb_builder.site.feeds import FEED, ROBOTS, SITEMAP, atom, news, sitemap
from kb_builder.site.open_data import OpenData
from kb_builder.site.page import Page
from kb_builder.site.pages import page_names
from kb_builder.site.settings import Settings
from tests.national import NATIONAL

ROOT = Path(__file__).resolve().parents[2]
HOME = "https://rujukan.contoh.go.id/"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


@cache
def catalogue(address: str = "") -> Catalogue:
    library, _ = load_library(ROOT / "cases", NATIONAL)
    return Catalogue(Project(NATIONAL, library), settings=Settings(address=address))


@cache
def documents() -> dict[str, bytes]:
    return api_documents(catalogue())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables and their description as files."""
    folder = tmp_path_factory.mktemp("paket")
    for name, data in documents().items():
        if "/" not in name:
            (folder / name).write_bytes(data)
    return folder


def page(docname: str, title: str = "Judul") -> Page:
    return Page(docname=docname, title=title, description="", kind="", lead="", sections=())


class TestDataPackage:
    def test_the_validator_finds_nothing_wrong(self, folder: Path) -> None:
        report = frictionless.validate(str(folder / "datapackage.json"))
        assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])[:5]

    def test_a_wrong_row_is_found(self, folder: Path, tmp_path: Path) -> None:
        for path in folder.iterdir():
            (tmp_path / path.name).write_bytes(path.read_bytes())
        with (tmp_path / "series.csv").open("a", encoding="utf-8") as file:
            file.write("99.99,Kabupaten Tak Ada,dua ribu,spbe-2020,1.00,,,table,,\n")
        report = frictionless.validate(str(tmp_path / "datapackage.json"))
        kinds = {row[0] for row in report.flatten(["type"])}
        assert kinds == {"type-error", "foreign-key"}

    def test_every_column_has_a_title_and_figures_are_numbers(self) -> None:
        package = json.loads(documents()["datapackage.json"])
        fields = {
            (resource["name"], field["name"]): field
            for resource in package["resources"]
            for field in resource["schema"]["fields"]
        }
        assert all(field["title"] for field in fields.values())
        assert fields["areas", "code"]["type"] == "string"
        assert fields["areas", "population"]["type"] == "integer"
        assert fields["assessments", "D1"]["type"] == fields["areas", "hdi"]["type"] == "number"
        assert fields["practices", "last_verified"]["type"] == "date"
        assert "homepage" not in package
        planned = planned_documents(catalogue(HOME), programs="", digest=Digester().digest)
        made = next(document for document in planned if document.name == "datapackage.json")
        with_home = json.loads(made.make())
        assert with_home["homepage"] == HOME


class TestDatabase:
    def test_it_holds_the_rows_of_the_tables(self, folder: Path) -> None:
        with sqlite3.connect(folder / "rujukan.sqlite") as database:
            assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert database.execute("PRAGMA foreign_key_check").fetchall() == []
            for name in ("areas", "assessments", "series", "practices", "visits", "questions"):
                lines = json.loads(documents()[f"{name}.json"])["data"]
                (count,) = database.execute(f"SELECT count(*) FROM {name}").fetchone()  # noqa: S608
                assert count == len(lines), name
            found = database.execute(
                'SELECT a.name, s."index" FROM areas a JOIN assessments s USING (code) '
                "WHERE a.code = '33.27' AND s.year = 2024"
            ).fetchall()
            printed = NATIONAL.assessments.by_year[2024]["33.27"]
            assert found == [("Kabupaten Pemalang", float(printed.index))]
            described = database.execute('SELECT count(*) FROM "_columns"').fetchone()
            assert described[0] > 60

    def test_the_same_library_gives_the_same_bytes(self) -> None:
        again = api_documents(catalogue())
        assert again["rujukan.sqlite"] == documents()["rujukan.sqlite"]
        assert again["datapackage.json"] == documents()["datapackage.json"]

    def test_a_library_without_files_gives_empty_tables(self, tmp_path: Path) -> None:
        library = Library(cases={}, visits={}, questions=None)
        data = api_documents(Catalogue(Project(NATIONAL, library)))["rujukan.sqlite"]
        (tmp_path / "kosong.sqlite").write_bytes(data)
        with sqlite3.connect(tmp_path / "kosong.sqlite") as database:
            assert database.execute("SELECT count(*) FROM practices").fetchone() == (0,)


class TestPagesAndTheirData:
    def test_every_area_links_documents_that_exist(self) -> None:
        data = OpenData(NATIONAL.areas.by_slug)
        for area in NATIONAL.areas.by_slug.values():
            names = [link.name for link in data.links(f"daerah/{area.slug}")]
            assert f"api/v1/areas/{area.code}.json" in names
            peers = f"api/v1/peers/{area.code}.json" in names
            assert peers == (area.kind is not AreaKind.PROVINCE)

    def test_other_pages_link_documents_that_exist(self) -> None:
        data = OpenData(NATIONAL.areas.by_slug)
        known = {f"api/v1/{name}" for name in documents()}
        for name in page_names(catalogue()):
            for link in data.links(name):
                assert link.name in known or link.name.startswith("api/v1/peers/"), name

    def test_metadata_are_a_dataset_and_cannot_leave_their_element(self) -> None:
        data = OpenData(NATIONAL.areas.by_slug, address=HOME)
        found = data.metadata(page("daerah/sumedang", "</script><script>alert(1)</script>"))
        assert "<" not in found
        read: dict[str, Any] = json.loads(found)
        assert read["@type"] == "Dataset"
        assert read["url"] == f"{HOME}daerah/sumedang.html"
        assert read["distribution"][0]["contentUrl"] == f"{HOME}api/v1/areas/32.11.json"
        assert data.metadata(page("praktik/dewan-tik")) == ""

    def test_without_an_address_files_are_named_from_the_page(self) -> None:
        data = OpenData(NATIONAL.areas.by_slug)
        whole = json.loads(data.metadata(page("data")))
        names = {file["contentUrl"] for file in whole["distribution"]}
        assert {"api/v1/areas.csv", "api/v1/rujukan.sqlite", "api/v1/datapackage.json"} <= names
        area = json.loads(data.metadata(page("daerah/sumedang")))
        assert area["distribution"][0]["contentUrl"] == "../api/v1/areas/32.11.json"


class TestFeeds:
    def test_the_feed_is_newest_first_and_the_same_every_time(self) -> None:
        assert atom(catalogue(HOME)) == atom(catalogue(HOME))
        feed = Xml.fromstring(atom(catalogue(HOME)))  # noqa: S314 -- our own text
        days = [e.findtext("a:updated", "", ATOM) for e in feed.findall("a:entry", ATOM)]
        assert days == sorted(days, reverse=True)
        assert feed.findtext("a:updated", "", ATOM) == days[0]
        ids = [
            e.findtext("a:id", "", ATOM) for e in feed.iter("{http://www.w3.org/2005/Atom}entry")
        ]
        assert len(set(ids)) == len(ids) > 20
        links = [e.get("href") or "" for e in feed.findall("a:entry/a:link", ATOM)]
        known = {f"{HOME}{name}.html" for name in page_names(catalogue())}
        assert {*links} <= known

    def test_without_an_address_links_start_from_the_feed_and_ids_stay(self) -> None:
        here, there = (Xml.fromstring(atom(catalogue(a))) for a in ("", HOME))  # noqa: S314
        link = here.find("a:entry/a:link", ATOM)
        assert link is not None
        assert link.get("href") == f"{news(catalogue())[0].docname}.html"
        assert here.findtext("a:entry/a:id", "", ATOM) == there.findtext("a:entry/a:id", "", ATOM)

    def test_the_sitemap_needs_the_address(self) -> None:
        names = page_names(catalogue())
        assert sitemap(names, catalogue()) == {}
        found = sitemap(names, catalogue(HOME))
        assert set(found) == {SITEMAP, ROBOTS}
        text = found[SITEMAP].decode()
        assert f"<loc>{HOME}daerah/sumedang.html</loc>" in text
        assert f"<loc>{HOME}</loc>" in text
        assert "search.html" not in text
        assert f"Sitemap: {HOME}sitemap.xml" in found[ROBOTS].decode()
        assert FEED not in found
