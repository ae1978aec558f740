"""The static API: whole, described, equal to the reference, stable, and safe in a spreadsheet."""

from __future__ import annotations

import csv
import dataclasses
import hashlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from kb_builder.model.case import Practice
from kb_builder.model.claims import Claim
from kb_builder.model.fields import UNKNOWN
from kb_builder.model.library import Library
from kb_builder.model.vocabulary import Status
from kb_builder.project import Project
from kb_builder.reading import load_library
from kb_builder.reading.library import has_errors
from kb_builder.reference import National
from kb_builder.site.api import VERSION, api_documents
from kb_builder.site.api.answers import answer_document
from kb_builder.site.api.content_schemas import content_schemas
from kb_builder.site.api.plain import plain
from kb_builder.site.catalogue import Catalogue
from kb_builder.words.csv_rows import cell
from tests.national import NATIONAL
from tests.site.html_tools import snapshot
from tests.small import small_cases

ROOT = Path(__file__).resolve().parents[2]
KEYS = ROOT / "tests" / "golden" / "api_v1_keys.txt"
PREFIX = "#/components/schemas/"
OPEN = ("OpenapiDocument", "DatapackageDocument")
ALONE = ("openapi.json", "datapackage.json")
"""JSON in a form that others decided."""


@cache
def real_library() -> Library:
    library, problems = load_library(ROOT / "cases", NATIONAL)
    assert not has_errors(problems)
    return library


SHIPPED: dict[str, bytes] = {}


@pytest.fixture(scope="module", autouse=True)
def shipped(real_site: Path) -> None:
    """What readers of the built site get."""
    SHIPPED.update(snapshot(real_site / "api" / "v1"))


def documents() -> dict[str, bytes]:
    return SHIPPED


def made(national: National, library: Library, *, every: int = 1) -> dict[str, bytes]:
    """The documents, made here; of the answers those for each ``every``-th area."""
    catalogue = Catalogue(Project(national, library))
    asked = national.areas.regencies[::every]
    catalogue.answers.expect(area.code for area in asked)
    planned = (answer_document(area, catalogue) for area in asked)
    return api_documents(catalogue) | {name: make() for name, make in planned}


@cache
def read(name: str) -> Any:
    return json.loads(documents()[name])


def data(name: str) -> Any:
    return read(name)["data"]


def rows(name: str, found: dict[str, bytes] | None = None) -> list[dict[str, str]]:
    text = (found or documents())[name].decode("utf-8")
    return list(csv.DictReader(io.StringIO(text), strict=True))


def template_of(path: str) -> str:
    """The path in the description that a document belongs to."""
    if path.startswith("areas/"):
        return "/areas/{code}.json"
    if path.startswith("peers/"):
        return "/peers/{code}.json"
    return "/frameworks/{id}.json" if path.startswith("frameworks/") else f"/{path}"


def objects(node: Any) -> Iterator[dict[str, Any]]:
    """Every mapping inside ``node``, itself included."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from objects(value)
    elif isinstance(node, list):
        for value in node:
            yield from objects(value)


@pytest.fixture(scope="module")
def three(few: National, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A library of three real cases."""
    root = small_cases(tmp_path_factory.mktemp("tiga"))
    library, problems = load_library(root / "cases", few)
    assert not has_errors(problems)
    return library


def form(node: Any) -> Any:
    """The keys of a row and the kinds of its values."""
    if isinstance(node, dict):
        return tuple((key, form(value)) for key, value in node.items())
    return frozenset(map(form, node)) if isinstance(node, list) else type(node)


def some_of(rows_: list[Any]) -> list[Any]:
    """Of a long list one row in ten, and the first five of each form."""
    if len(rows_) < 100:
        return rows_
    seen: dict[Any, int] = {}
    kept = []
    for number, row in enumerate(rows_):
        key = form(row)
        seen[key] = seen.get(key, 0) + 1
        if number % 10 == 0 or seen[key] <= 5:
            kept.append(row)
    return kept


class Description:
    """What the description demands of documents, with every object closed to further keys."""

    def __init__(self, openapi: dict[str, Any]) -> None:
        closed = json.loads(json.dumps(openapi))
        for name, component in closed["components"]["schemas"].items():
            for part in objects(component):
                if "properties" in part and "type" in part and name not in OPEN:
                    part.setdefault("additionalProperties", False)
        resource = Resource(contents=closed, specification=DRAFT202012)
        self._registry: Registry[Any] = Registry().with_resource("urn:openapi", resource)
        self._openapi = closed
        self._heads: set[str] = set()

    def errors(self, name: str, document: Any) -> list[str]:
        """What is wrong with a document. A beginning that was seen before is not read again."""
        path = template_of(name)
        answer = self._openapi["paths"][path]["get"]["responses"]["200"]["content"]
        reference = answer["application/json"]["schema"]["$ref"]
        head = path + json.dumps({key: document[key] for key in document if key != "data"})
        if isinstance(document.get("data"), list):
            document = document | {"data": some_of(document["data"])}
        if head in self._heads:
            reference += "/properties/data"
            document = document["data"]
        self._heads.add(head)
        check = Draft202012Validator({"$ref": f"urn:openapi{reference}"}, registry=self._registry)
        return [
            f"{error.json_path}: {error.message[:200]}" for error in check.iter_errors(document)
        ]


def assert_valid(found: dict[str, bytes]) -> None:
    """Every document is as described; of those for each area some are looked at.

    That is every area with a case, one in ten of the others, and one in twenty lists of peers.
    """
    description = Description(json.loads(found["openapi.json"]))
    written = {case.regency for case in real_library().cases.values()}
    for number, (name, text) in enumerate(sorted(found.items())):
        folder, _, code = name.removesuffix(".json").rpartition("/")
        drawn = number % (20 if folder == "peers" else 10) == 0
        looked_at = drawn or not folder or (folder == "areas" and code in written)
        if name.endswith(".json") and looked_at:
            assert description.errors(name, json.loads(text)) == [], name


# --- the description ---------------------------------------------------------------------------


def test_every_path_has_a_document_and_every_document_a_path() -> None:
    openapi = read("openapi.json")
    assert {template_of(name) for name in documents()} == set(openapi["paths"])
    assert {f"/{entry['path']}" for entry in data("index.json")} == set(openapi["paths"])


def test_every_document_fits_its_description() -> None:
    assert_valid(documents())


def test_what_does_not_fit_is_found() -> None:
    description = Description(read("openapi.json"))
    area = json.loads(documents()["areas/35.22.json"])
    for _ in range(2):
        assert description.errors("areas/35.22.json", area) == []
    area["data"]["assessments"][0]["index"] = 3.65
    del area["data"]["figures"]["hdi"]
    area["data"]["baru"] = 1
    assert len(description.errors("areas/35.22.json", area)) == 3


def test_a_library_without_files_gives_documents_that_fit_too(few: National) -> None:
    found = made(few, Library(cases={}, visits={}, questions=None))
    assert_valid(found)
    assert {template_of(name) for name in found} == {template_of(name) for name in documents()}
    assert rows("practices.csv", found) == []


def test_the_description_is_openapi_3_1() -> None:
    openapi = read("openapi.json")
    assert re.fullmatch(r"3\.1\.[0-9]+", openapi["openapi"])
    assert openapi["info"]["title"]
    assert openapi["info"]["version"] == VERSION
    assert set(openapi["info"]["license"]) == {"name", "identifier"}
    assert openapi["servers"][0]["url"] == "../v1"
    operations = [item["get"] for item in openapi["paths"].values()]
    names = [operation["operationId"] for operation in operations]
    assert len(names) == len(set(names))
    tags = {tag["name"] for tag in openapi["tags"]}
    for path, item in openapi["paths"].items():
        assert path.startswith("/")
        assert set(item) == {"get"}
        operation = item["get"]
        assert set(operation["tags"]) <= tags
        assert operation["summary"]
        assert operation["description"]
        given = operation.get("parameters", [])
        assert {p["name"] for p in given} == set(re.findall(r"\{(\w+)\}", path))
        assert all(p["in"] == "path" and p["required"] and p["schema"] for p in given)
        assert all(re.fullmatch(p["schema"]["pattern"], p["example"]) for p in given)
        for status, answer in operation["responses"].items():
            assert re.fullmatch("[1-5][0-9]{2}", status)
            assert answer["description"]
        (content,) = operation["responses"]["200"]["content"].items()
        kinds = {"csv": "text/csv", "json": "application/json", "sqlite": "application/vnd.sqlite3"}
        assert content[0] == kinds[path.rpartition(".")[2]]


def test_components_are_json_schemas_that_all_resolve_and_are_all_used() -> None:
    openapi = read("openapi.json")
    components = openapi["components"]["schemas"]
    for name, schema in components.items():
        assert re.fullmatch(r"[A-Za-z0-9._-]+", name)
        assert schema["title"], name
        Draft202012Validator.check_schema(schema)
    wanted = {part["$ref"] for part in objects(openapi) if "$ref" in part}
    assert wanted == {PREFIX + name for name in components}


def test_every_key_is_named_in_indonesian_and_must_be_there() -> None:
    for name, schema in read("openapi.json")["components"]["schemas"].items():
        for part in objects(schema):
            if part.get("type") == "object" and "properties" in part and name not in OPEN:
                assert part["required"] == list(part["properties"]), name
                for key, value in part["properties"].items():
                    assert value.get("title") or "$ref" in value, (name, key)


def test_every_model_has_an_indonesian_title() -> None:
    same = [name for name, schema in content_schemas().items() if schema["title"] == name]
    assert same == ["Status"]


def keys() -> list[str]:
    """Every key of every document, such as ``Area.figures.hdi``."""

    def walk(prefix: str, node: Any) -> Iterator[str]:
        if isinstance(node, list):
            for item in node:
                yield from walk(prefix, item)
        elif isinstance(node, dict):
            for key, value in node.items():
                if key == "properties":
                    for name, part in value.items():
                        yield f"{prefix}.{name}"
                        yield from walk(f"{prefix}.{name}", part)
                elif key in ("items", "additionalProperties", "anyOf"):
                    yield from walk(prefix, value)

    openapi = read("openapi.json")
    found = [f"/{path[1:]}" for path in openapi["paths"]]
    for name, schema in openapi["components"]["schemas"].items():
        found += walk(name, schema)
    for name in sorted(documents()):
        if name.endswith(".csv"):
            found += [f"{name}:{column}" for column in rows(name)[0]]
    return sorted(set(found))


def test_no_key_goes_away_and_new_ones_are_noted(golden: Callable[[Path, str], None]) -> None:
    known = KEYS.read_text(encoding="utf-8").splitlines()
    assert sorted(set(known) - set(keys())) == [], "removing a key needs /api/v2/"
    golden(KEYS, "\n".join(keys()) + "\n")  # when this fails, VERSION goes up by a minor step


# --- the bytes ---------------------------------------------------------------------------------


def digest(found: dict[str, bytes]) -> str:
    parts = hashlib.sha256()
    for name, text in sorted(found.items()):
        parts.update(f"{name} {len(text)}\n".encode())
        parts.update(text)
    return parts.hexdigest()


def test_the_same_input_gives_the_same_bytes() -> None:
    program = (
        "from tests.site.test_api import NATIONAL, digest, made, real_library;"
        "found = made(NATIONAL, real_library(), every=20); print(len(found), digest(found))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=dict(os.environ, PYTHONHASHSEED="31337"),
        stdout=subprocess.PIPE,
        check=True,
    )
    areas = NATIONAL.areas.regencies[::20]
    same = {
        name: data
        for name, data in documents().items()
        if not name.startswith("peers/") or name in {f"peers/{area.code}.json" for area in areas}
    }
    assert answer.stdout.decode().split() == [str(len(same)), digest(same)]


def test_every_document_says_its_version_and_licence_and_is_plain_utf_8() -> None:
    for name, text in documents().items():
        if name.endswith(".sqlite"):
            continue
        assert text.endswith(b"\n"), name
        assert b"\r" not in text, name
        assert not text.startswith(b"\xef\xbb\xbf"), name
        assert b"\\u" not in text, name
        if name.endswith(".json") and name not in ALONE:
            head = read(name)
            assert list(head)[:2] == ["schema_version", "licence"], name
            assert list(head)[-1] == "data", name
            assert head["schema_version"] == VERSION
            assert head["licence"]["id"] == "CC-BY-4.0"
            assert name == "index.json" or text.count(b"\n") == 1, name


def test_the_index_counts_what_is_there() -> None:
    for entry in data("index.json"):
        path, count = entry["path"], entry["count"]
        if "{" in path:
            folder = path.partition("/")[0]
            assert count == sum(name.startswith(f"{folder}/") for name in documents())
        elif path.endswith(".csv"):
            assert count == len(rows(path))
        elif path.endswith(".json") and path not in ALONE:
            assert count == len(data(path))


# --- areas -------------------------------------------------------------------------------------


def test_there_are_514_regencies_and_cities_and_38_provinces() -> None:
    areas = data("areas.json")
    assert sum(area["kind"] != "provinsi" for area in areas) == 514
    assert sum(area["kind"] == "provinsi" for area in areas) == 38
    assert sum(name.startswith("areas/") for name in documents()) == 552
    assert [area["code"] for area in areas] == sorted(area["code"] for area in areas)


def test_figures_equal_the_reference_to_the_last_digit() -> None:
    known = NATIONAL.areas.by_code
    for row in data("areas.json"):
        area = known[row["code"]]
        assert row["page"] == f"daerah/{area.slug}.html"
        assert row["province"] == {"code": area.province_code, "name": area.province}
        for name, value in row["figures"].items():
            figure = getattr(area, name)
            expected = format(figure, "f") if isinstance(figure, Decimal) else figure
            assert value == expected, (area.code, name)
        place = row["coordinates"] or {"lat": None, "lon": None}
        assert place == {
            "lat": None if area.lat is None else str(area.lat),
            "lon": None if area.lon is None else str(area.lon),
        }
        whole = data(f"areas/{area.code}.json")
        assert {key: whole[key] for key in row} == row


def test_results_equal_the_reference_as_printed() -> None:
    found = {(row["code"], row["year"]): row for row in data("assessments.json")}
    count = 0
    for year, published in NATIONAL.assessments.by_year.items():
        for code, result in published.items():
            row = found[code, year]
            assert row["index"] == str(result.index)
            assert row["predicate"] == result.predicate
            assert row["scores"] == {node: str(score) for node, score in result.scores.items()}
            assert row["doubtful"] == list(result.doubtful)
            assert row["note"] == result.note
            count += 1
    assert len(found) == len(data("assessments.json")) == count
    assert found["35.22", 2023]["scores"]["D1"] == "4.00"


def test_each_area_has_its_own_results_and_series() -> None:
    rows_by_code: dict[str, list[Any]] = {}
    for row in data("assessments.json"):
        own = {key: value for key, value in row.items() if key not in ("code", "name")}
        rows_by_code.setdefault(row["code"], []).append(own)
    for code in NATIONAL.areas.by_code:
        area = data(f"areas/{code}.json")
        assert area["assessments"] == rows_by_code.get(code, [])
        published = [
            (p["year"], p["framework"], p["index"], p["predicate"], p["rank"], tuple(p["sources"]))
            for p in area["index_series"]
            if p["origin"] != "case"
        ]
        assert published == [
            (p.year, p.framework, p.index and str(p.index), p.predicate, p.rank, p.sources)
            for p in NATIONAL.index_series(code)
        ]
        assert [p["year"] for p in area["index_series"]] == sorted(
            p["year"] for p in area["index_series"]
        )
        own = [row for row in data("series.json") if row["code"] == code]
        assert own == [
            {"code": code, "name": area["name"], **point} for point in area["index_series"]
        ]
    assert data("areas/91.05.json")["assessments"] == []


def test_a_case_adds_the_years_that_only_it_knows() -> None:
    series = {point["year"]: point for point in data("areas/32.11.json")["index_series"]}
    assert series[2019]["origin"] == "case"
    assert series[2019]["index"] == "2.46"
    assert series[2019]["note"]
    assert series[2020]["origin"] == "publication"
    assert series[2023]["origin"] == "national-table"


def test_each_figure_has_unit_year_and_source_beside_it() -> None:
    provenance = NATIONAL.provenance
    for name in ("areas.json", "areas/35.22.json", "areas/35.json"):
        head = read(name)
        tables = {table["table"]: table["columns"] for table in head["provenance"]["tables"]}
        columns = {column["name"]: column for column in tables["regencies.csv"]}
        rows_ = head["data"] if isinstance(head["data"], list) else [head["data"]]
        for figure in rows_[0]["figures"]:
            assert columns[figure]["unit"] == provenance.column("regencies.csv", figure).unit
            assert columns[figure]["source"] in head["sources"]
        named = {column["source"] for table in tables.values() for column in table}
        assert named == set(head["sources"])
    for name in ("assessments.json", "series.json", "areas/35.22.json"):
        tables = {table["table"] for table in read(name)["provenance"]["tables"]}
        assert {"assessments/spbe-2023.csv", "assessments/spbe-2024.csv"} <= tables


# --- instruments -------------------------------------------------------------------------------


def test_instruments_and_crosswalks_are_complete() -> None:
    assert [row["id"] for row in data("frameworks.json")] == list(NATIONAL.frameworks)
    for id_, framework in NATIONAL.frameworks.items():
        whole = data(f"frameworks/{id_}.json")
        assert [node["id"] for node in whole["nodes"]] == list(framework.nodes)
        for node in whole["nodes"]:
            assert Fraction(node["weight_percent"]) == framework.nodes[node["id"]].weight * 100
        bands = whole["predicates"]["bands"]
        assert [band["name"] for band in bands] == [band.name for band in framework.bands]
        assert len(whole["rounds"]) == len(framework.rounds)
    pairs = [(row["before"], row["after"]) for row in data("crosswalks.json")]
    assert pairs == list(NATIONAL.crosswalks)
    weights = {node["id"]: node["weight_percent"] for node in data("frameworks/pegi.json")["nodes"]}
    assert weights["3.1"] == "20/7"


# --- what people wrote -------------------------------------------------------------------------


def test_every_citation_resolves_within_its_entry() -> None:
    entries = [
        *data("practices.json"),
        *data("visits.json"),
        *data("questions.json"),
        *(data(f"areas/{case.regency}.json")["case"] for case in real_library().cases.values()),
    ]
    assert len(entries) > 100
    for entry in entries:
        used = {name for part in objects(entry) for name in part.get("cites", ())}
        assert used == set(entry["sources"]), entry.get("id")
        assert all(source["title"] for source in entry["sources"].values())


def test_every_reference_between_documents_leads_somewhere() -> None:
    practices = {row["reference"] for row in data("practices.json")}
    visits = {row["id"] for row in data("visits.json")}
    nodes = {
        f"{id_}/{node}"
        for id_, framework in NATIONAL.frameworks.items()
        for node in framework.nodes
    }
    meetings = set()
    for code in NATIONAL.areas.by_code:
        area = data(f"areas/{code}.json")
        assert set(area["practices"]) <= practices
        assert {*area["visits_received"], *area["visits_made"]} <= visits
        assert area["has_case"] == (area["case"] is not None)
        for meeting in (area["case"] or {"assessment_meetings": []})["assessment_meetings"]:
            meetings.add(f"{area['slug']}/{meeting['id']}")
    for row in data("practices.json"):
        assert set(row["improves"]) <= nodes
    for row in data("questions.json"):
        assert set(row["nodes"]) <= nodes
        assert set(row["practices"]) <= practices
        assert set(row["visits"]) <= visits
        assert set(row["meetings"]) <= meetings


def test_practices_say_what_the_case_says() -> None:
    found = {row["reference"]: row for row in data("practices.json")}
    for slug, case in real_library().cases.items():
        for practice in case.practices:
            row = found[f"{slug}/{practice.id}"]
            assert row["title"] == practice.title
            assert row["themes"] == [theme.value for theme in practice.themes]
            assert row["strength_step"] == (practice.strength.step if practice.strength else None)
            assert [c["text"] for c in row["intervention"]] == [
                claim.text for claim in practice.intervention
            ]
            for name in Practice.model_fields:
                unknown = getattr(practice, name) == UNKNOWN
                assert (row[name] is None) == unknown, (practice.id, name)
    assert any(row["costs"] is None for row in found.values())


def test_nothing_unknown_stays_a_phrase() -> None:
    for name in ("practices.json", "visits.json", "questions.json"):
        for entry in data(name):
            for part in objects(entry):
                assert UNKNOWN not in part.values(), (name, entry["id"])


def test_unknown_is_null_only_where_the_model_allows_it() -> None:
    row = plain(Claim(text=UNKNOWN, cites=("a",), note=UNKNOWN))
    assert row == {"text": UNKNOWN, "cites": ["a"], "quote": None, "speaker": None, "note": None}


def test_drafts_and_references_to_them_are_left_out(few: National, three: Library) -> None:
    library = three
    case = library.cases["bojonegoro"]
    draft = case.model_copy(update={"status": Status.DRAFT})
    found = made(few, dataclasses.replace(library, cases={**library.cases, "bojonegoro": draft}))
    assert_valid(found)
    assert b"Jaringan serat optik milik sendiri" not in found["practices.json"]
    area = json.loads(found["areas/35.22.json"])["data"]
    assert (area["has_case"], area["case"], area["practices"]) == (False, None, [])
    for name in ("visits.json", "questions.json"):
        assert b'"bojonegoro/' not in found[name], name


# --- tables ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["areas", "assessments", "series", "practices", "visits", "questions"]
)
def test_tables_have_a_row_for_each_entry_and_no_empty_column(name: str) -> None:
    table = rows(f"{name}.csv")
    entries = data(f"{name}.json")
    assert len(table) == len(entries)
    assert documents()[f"{name}.csv"].count(b"\n") == len(table) + 1
    key = "code" if "code" in table[0] else "id"
    assert [row[key] for row in table] == [entry[key] for entry in entries]
    empty = [column for column in table[0] if not any(row[column] for row in table)]
    assert empty in ([], ["end"])


def test_tables_hold_the_same_figures() -> None:
    for row, area in zip(rows("areas.csv"), data("areas.json"), strict=True):
        for name, value in area["figures"].items():
            assert row[name] == ("" if value is None else str(value))
        assert row["lat"] == ((area["coordinates"] or {}).get("lat") or "")
        assert row["has_case"] == str(area["has_case"]).lower()
    for row, result in zip(rows("assessments.csv"), data("assessments.json"), strict=True):
        assert row["index"] == result["index"]
        for node, score in result["scores"].items():
            assert row[node] == score


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+62 (bukan nomor)", "'+62 (bukan nomor)"),
        ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'=1"),
        ("\r\n=1", "'=1"),
        ("\u200b=1", "\ufffd=1"),
        ("\u202e =1", "\ufffd =1"),
        ("＝1", "'＝1"),
        ("aman;=1+1", "aman;'=1+1"),
        ("aman; =1", "aman; '=1"),
        ("-7.15", "-7.15"),
        ("a = b; c-d", "a = b; c-d"),
        ("dua\nbaris", "dua baris"),
        (["a", None, "b"], "a | b"),
        (["=1", "b"], "'=1 | b"),
        ([], ""),
        (None, ""),
        (True, "true"),
        (0, "0"),
        (-3, "-3"),
        (Decimal("4.00"), "4.00"),
    ],
)
def test_no_cell_acts_as_a_formula(text: Any, expected: str) -> None:
    assert cell(text) == expected


def test_hostile_words_stay_words(few: National, three: Library) -> None:
    library = three
    hostile = '=HYPERLINK("http://jahat.example","klik"),x\n"y"'
    case = library.cases["bojonegoro"]
    first = case.practices[0].model_copy(
        update={"title": hostile, "summary": "</script>\u202e;@a", "contact_office": "-1+1"}
    )
    changed = case.model_copy(update={"practices": (first, *case.practices[1:])})
    found = made(few, dataclasses.replace(library, cases={**library.cases, "bojonegoro": changed}))
    assert_valid(found)
    reference = f"bojonegoro/{first.id}"
    entries = {entry["reference"]: entry for entry in json.loads(found["practices.json"])["data"]}
    entry = entries[reference]
    assert (entry["title"], entry["summary"]) == (hostile, "</script>\u202e;@a")
    (row,) = [row for row in rows("practices.csv", found) if row["reference"] == reference]
    assert row["title"] == "'" + hostile.replace("\n", " ")
    assert row["summary"] == "</script>\ufffd;'@a"
    assert row["contact_office"] == "'-1+1"
    assert len(rows("practices.csv", found)) == len(entries)


# --- the page that explains them ---------------------------------------------------------------


def test_the_page_names_every_document_and_links_only_to_documents() -> None:
    page = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    links = set(re.findall(r"<api/v1/([^>]+)>", page))
    assert links <= set(documents())
    assert {template_of(link)[1:] for link in links} == {e["path"] for e in data("index.json")}
    assert f"`schema_version` sekarang {VERSION}" in page


def test_the_example_on_the_page_works(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    programs = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    program = programs[0]
    folder = tmp_path / "_build" / "site" / "api" / "v1"
    (folder / "areas").mkdir(parents=True)
    for name in ("areas/35.22.json", "practices.json"):
        (folder / name).write_bytes(documents()[name])
    answer = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        check=True,
    )
    said = answer.stdout.decode("utf-8")
    assert "2024 spbe-2020 4.14 Sangat Baik" in said
    assert "https://" in said
