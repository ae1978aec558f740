"""What the YAML language server of VS Code offers somebody who writes a case."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from kb_builder.model.case import Case
from kb_builder.model.vocabulary import SourceKind, Status, Strength, Theme
from tests.editing.editor import offered, problems
from tests.editing.language_server import LanguageServer
from tests.national import NATIONAL


def test_an_empty_line_is_offered_the_keys_of_the_model(modeline_server: LanguageServer) -> None:
    found = offered(modeline_server, "status: draft\n|")
    assert set(Case.model_fields) - {"status"} <= set(found)
    assert "status" not in found, "it is there already"
    assert found["verified_by"].text == "verified_by: "
    assert found["verified_by"].about.startswith("Lembaga atau jabatan")


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("status: |", Status),
        ("sources:\n  a:\n    kind: |", SourceKind),
        ("practices:\n  - results:\n      - strength: |", Strength),
        ("practices:\n  - themes: [|]", Theme),
        ("practices:\n  - themes:\n      - |", Theme),
    ],
)
def test_a_value_is_offered_the_terms_with_their_meaning(
    modeline_server: LanguageServer, text: str, terms: Any
) -> None:
    found = offered(modeline_server, text)
    assert {label: item.about for label, item in found.items()} == {
        term.value: ": ".join(filter(None, (term.label, term.about))) for term in terms
    }
    assert all(item.text == label for label, item in found.items())


def test_an_area_is_found_by_its_name_and_written_as_its_code(
    modeline_server: LanguageServer,
) -> None:
    found = offered(modeline_server, "regency: |")
    assert len(found) == len(NATIONAL.areas.regencies)
    assert found['"35.22" Kabupaten Bojonegoro, Jawa Timur'].text == '"35.22"'
    assert found['"35.10" Kabupaten Banyuwangi, Jawa Timur'].text == '"35.10"'
    assert '"32.11" Kabupaten Sumedang, Jawa Barat' in offered(modeline_server, "regency: Sume|")


@pytest.mark.parametrize(
    "text",
    [
        "practices:\n  - improves: [|]",
        "practices:\n  - improves: [spbe-2020/I17, |]",
        "practices:\n  - improves:\n      - |",
        "gaps:\n  - improves:\n      - pegi/1.1\n      - |",
    ],
)
def test_a_node_is_offered_with_its_name(modeline_server: LanguageServer, text: str) -> None:
    found = offered(modeline_server, text)
    assert len(found) == sum(len(item.nodes) for item in NATIONAL.frameworks.values())
    assert found["pegi/3.2 Jaringan data"].text == "pegi/3.2"
    [intranet] = [item for item in found.values() if item.text == "spbe-2020/I17"]
    assert intranet.label.startswith("spbe-2020/I17 Layanan Jaringan Intra")
    assert intranet.about == "Layanan Jaringan Intra Instansi Pusat/Pemerintah Daerah"


def test_a_profile_is_offered_what_its_instrument_has(modeline_server: LanguageServer) -> None:
    frameworks = NATIONAL.frameworks
    found = offered(modeline_server, "profiles:\n  - framework: |")
    assert {label: item.about for label, item in found.items()} == {
        key: item.title for key, item in frameworks.items()
    }
    found = offered(modeline_server, "profiles:\n  - framework: pegi\n    scores:\n      |")
    assert set(found) == set(frameworks["pegi"].nodes)
    assert found["kebijakan"].text == "kebijakan: ", "missing is not zero"
    found = offered(modeline_server, "profiles:\n  - framework: pegi\n    predicate: |")
    assert set(found) == {band.name for band in frameworks["pegi"].bands}


def test_no_made_up_content_is_offered(modeline_server: LanguageServer) -> None:
    assert offered(modeline_server, "verified_by: |") == {}
    assert offered(modeline_server, "summary:\n  - text: |") == {}
    assert set(offered(modeline_server, "practices:\n  - since: |")) == {"tidak diketahui"}


def expanded(text: str) -> str:
    """A snippet as it stands after its places were passed by: the default, or a filler."""
    return re.sub(r"\$(?:\{\d+:([^}]*)\}|\{?\d+\}?)", lambda m: m[1] or "isi", text)


@pytest.mark.parametrize(
    ("before", "key", "label"),
    [
        ("", "summary", "pernyataan"),
        ("", "practices", "praktik"),
        ("", "profiles", "profil kematangan"),
        ("practices:\n  - ", "costs", "pernyataan"),
        ("practices:\n  - ", "results", "hasil"),
    ],
)
@pytest.mark.parametrize("after", [" |", "\n{indent}  |", "\n{indent}  - |"])
def test_a_new_item_is_begun_in_its_right_form(
    modeline_server: LanguageServer, before: str, key: str, label: str, after: str
) -> None:
    text = f"{before}{key}:{after}".format(indent="  " * before.count("-") * 2)
    item = offered(modeline_server, text)[f"Butir baru: {label}"]
    line = text.rpartition("\n")[2]
    indent = re.match(" *", line)
    assert indent
    written = text.replace("|", expanded(item.text).replace("\n", f"\n{indent[0]}"))
    data = yaml.safe_load(written)
    [record] = (data["practices"][0] if before else data)[key]
    assert record
    left = {problem.marked for problem in problems(modeline_server, written)}
    assert left <= {"isi"}, "only what is still to fill in"


def test_the_server_itself_begins_each_key_at_a_place_of_its_own(
    modeline_server: LanguageServer,
) -> None:
    """It would fill in two keys at once where a list says plainly that it holds strings."""
    for text in ("summary:\n  - |", "practices:\n  - |", "practices:\n  - id: a\n    |"):
        for item in offered(modeline_server, text).values():
            stops = re.findall(r"\$\{?(\d+)", item.text)
            assert len(stops) == len(set(stops)), item.label


def test_a_new_source_is_begun_in_its_right_form(modeline_server: LanguageServer) -> None:
    for text in ("sources: |", "sources:\n  |"):
        item = offered(modeline_server, text)["Butir baru: sumber"]
        indent = " " * (len(text.rpartition("\n")[2]) - 1 if "\n" in text else 0)
        written = text.replace("|", expanded(item.text).replace("\n", f"\n{indent}"))
        [(_, source)] = yaml.safe_load(written)["sources"].items()
        assert source["url"] == "tidak diketahui"
        assert {problem.marked for problem in problems(modeline_server, written)} == {"isi"}
