"""Pages that change and lists that move, with reasons that are the figures of the lists."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from kb_builder.review.comparison import compare
from kb_builder.review.moves import FactBook, Facts
from kb_builder.review.pages import SideCatalogue
from kb_builder.review.report import Move, Report
from kb_builder.review.side import Side, read_side
from kb_builder.review.snapshot import folder_snapshot
from kb_builder.site.pages import all_pages, page_names
from kb_builder.site.rendering import Renderer
from tests.factories import TODAY, case_text, claim, guest, practice, project, result, visit_text
from tests.national import NATIONAL
from tests.review.tools import ROOT, edit
from tests.small import AREAS, small_tables

HOST, OTHER = "32.11", "35.22"
TABLES = ("32", "35.01", OTHER)
OLD, NEW = "visits/2019-04-30-sumedang-bojonegoro", "visits/2019-05-02-sumedang-garut"
NETWORK = practice(improves="[spbe-2020/I17]")
COUNCIL = practice("dewan-tik", title="Dewan TIK", improves="[spbe-2020/I1]")
DATA = practice("data", title="Data", improves="[spbe-2020/I23]")
CENTRE = practice("pusat-data", title="Pusat data", improves="[spbe-2020/I17]")


def received(count: int) -> str:
    """The case of Sumedang, which so many groups came to in a year."""
    total = f"value: {count}\nunit: visits\nsince: '2022'\nuntil: 2022-12\ncites: [berita-1]"
    lines = [f"- {line}" if at == 0 else f"  {line}" for at, line in enumerate(total.split("\n"))]
    hosting = "totals:\n" + "\n".join(lines)
    return case_text(regency='"32.11"', practices=CENTRE, hosting=hosting)


def visit(**keys: str) -> str:
    """A visit to Sumedang."""
    host = 'regency: "32.11"\nplace: tidak diketahui'
    return visit_text(**{"host": host, "guests": guest(regency='"35.22"'), **keys})


class Moved(NamedTuple):
    """A comparison, and both sides once more."""

    report: Report
    before: SideCatalogue
    after: SideCatalogue


def catalogue(side: Side, former: SideCatalogue | None = None) -> SideCatalogue:
    return SideCatalogue(side.project.beside(former.project) if former else side.project, former)


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Moved:
    """A host ten times as busy; a practice gone, one new, one that touches more; a few areas."""
    folder = tmp_path_factory.mktemp("akibat")
    base = project(
        folder / "a",
        bojonegoro=case_text(practices=NETWORK + COUNCIL),
        sumedang=received(60),
        **{OLD: visit()},
    )
    council = practice(
        "dewan-tik",
        title="Dewan TIK",
        improves="[spbe-2020/I1, spbe-2020/I2]",
        results=result(),
    )
    head = project(
        folder / "b",
        bojonegoro=case_text(practices=council + DATA),
        sumedang=received(600),
        **{
            OLD: visit(),
            NEW: visit(date="2019-05-02", guests=guest(regency='"32.05"')),
            NEW.replace("garut", "bogor"): visit(
                date="2019-05-02", guests=guest(regency='"32.01"')
            ),
        },
    )
    for root in (base, head):
        small_tables(root, *TABLES)
    sides = [folder_snapshot(root.name, root) for root in (base, head)]
    before, after = (read_side(side, folder / f"baca-{side.label}", today=TODAY) for side in sides)
    first = catalogue(before)
    return Moved(compare(*sides, today=TODAY), first, catalogue(after, first))


def moves(report: Report, which: str) -> Iterator[tuple[str, Move]]:
    for area in report.answers.areas:
        for move in area.moves:
            if move.list == which:
                yield area.code, move


def test_the_two_sides_are_sound(moved: Moved) -> None:
    assert (moved.report.errors, moved.report.pages.skipped) == (0, None)
    assert moved.report.answers.asked == 29


@pytest.mark.parametrize("which", ["peers", "profile", "hosts", "leading", "practices"])
def test_ranks_are_those_of_the_lists(moved: Moved, which: str) -> None:
    found = {
        (area, move.id): (move.before, move.after) for area, move in moves(moved.report, which)
    }
    expected = {}
    for area in moved.after.world.areas.regencies:
        lists = []
        for side in (moved.before, moved.after):
            view = side.answers.view(area)
            if which == "practices":
                lists.append([fit.reference for fit in view.practices.practices])
            elif which in ("peers", "profile"):
                own = view.peers.sekeadaan if which == "peers" else view.peers.seprofil
                lists.append([peer.code for peer in own])
            else:
                hosts = view.hosts.of(None) if which == "hosts" else view.hosts.first
                lists.append([host.code for host in hosts.hosts] if hosts else [])
        for name in {*lists[0], *lists[1]}:
            ranks = tuple(names.index(name) + 1 if name in names else None for names in lists)
            if ranks[0] != ranks[1]:
                expected[area.code, name] = ranks
    assert found == expected
    assert bool(found) is (which not in ("peers", "profile"))


def test_a_host_that_many_come_to_falls_and_the_figures_say_why(moved: Moved) -> None:
    found = [move for _, move in moves(moved.report, "hosts") if move.id == HOST]
    assert found
    assert {move.name for move in found} == {"Kabupaten Sumedang"}
    for move in found:
        assert (move.after or 99) > (move.before or 99)
        load = move.reasons[0]
        assert (load.kind, load.before, load.after) == ("load", 0.930631, 0.294291)
    (mover,) = (m for m in moved.report.answers.movers if (m.list, m.id) == ("hosts", HOST))
    assert mover.left + mover.down == len(found)
    assert (mover.entered, mover.up) == (0, 0)
    assert "load" in {reason.kind for reason in mover.reasons}


def test_who_only_makes_room_for_others_is_told_so(moved: Moved) -> None:
    others = [move for _, move in moves(moved.report, "hosts") if move.id not in (HOST, OTHER)]
    assert others
    assert {reason.kind for move in others for reason in move.reasons} <= {"others", "turn"}


def test_practices_that_come_go_or_touch_more_say_so(moved: Moved) -> None:
    reasons: dict[str, set[tuple[str, ...]]] = {}
    for _, move in moves(moved.report, "practices"):
        reasons.setdefault(move.id, set()).add(tuple(reason.kind for reason in move.reasons))
        if move.id == "bojonegoro/data":
            assert (move.before, move.reasons[1].names) == (None, ("spbe-2020/I23",))
        if move.id == "bojonegoro/jaringan-serat-optik":
            assert move.after is None
    assert reasons["bojonegoro/data"] == {("new", "touches")}
    assert reasons["bojonegoro/jaringan-serat-optik"] == {("gone",)}
    assert {kinds[:3] for kinds in reasons["bojonegoro/dewan-tik"]} == {
        ("touches", "points", "evidence")
    }


def test_facts_are_the_figures_of_the_lists(moved: Moved) -> None:
    book = FactBook(moved.after)
    checked = Counter[str]()

    def check(facts: Facts, **figures: float) -> None:
        for kind, figure in figures.items():
            value = facts.figures[kind]  # type: ignore[index]
            assert value is not None
            assert math.isclose(value, figure, abs_tol=1e-6)
            checked[kind] += 1

    for area in moved.after.world.areas.regencies:
        view = moved.after.answers.view(area)
        for which, found in (("hosts", view.hosts.of(None)), ("leading", view.hosts.first)):
            for host in found.hosts if found else ():
                check(
                    book.facts(which, area, view, host.code),  # type: ignore[arg-type]
                    load=host.load,
                    turn=host.turn,
                    lead=host.lead,
                    closeness=host.closeness,
                )
        for fit in view.practices.practices:
            check(
                book.facts("practices", area, view, fit.reference),
                points=fit.points,
                evidence=fit.evidence,
                turn=fit.turn,
                closeness=fit.closeness,
            )
        for peer in view.peers.sekeadaan:
            check(book.facts("peers", area, view, peer.code), likeness=peer.scaled)
        for peer in view.peers.seprofil:
            check(book.facts("profile", area, view, peer.code), likeness=peer.scaled)
    assert min(checked[k] for k in ("load", "turn", "lead", "points", "likeness")) > 50


def test_pages_are_those_whose_text_differs(moved: Moved) -> None:
    """The shortcut for pages of areas leaves none out and adds none."""
    texts = []
    docs = ROOT / "docs"
    for side in (moved.before, moved.after):
        written = {path.relative_to(docs).with_suffix("").as_posix() for path in docs.rglob("*.md")}
        renderer = Renderer(page_names(side) | written)
        pages = [page.render() for page in all_pages(side, renderer)]
        texts.append({f"{page.docname}.html": repr(page) for page in pages})
    old, new = texts
    groups = [group for group in moved.report.pages.groups if group.kind != "data"]
    found = [
        {name for group in groups for name in getattr(group, kind)}
        for kind in ("added", "removed", "changed")
    ]
    assert found == [
        new.keys() - old.keys(),
        old.keys() - new.keys(),
        {name for name in old.keys() & new.keys() if old[name] != new[name]},
    ]
    assert {group.kind for group in groups} == {"case", "practice", "visit", "list", "area"}


def test_addresses_that_break_are_loud(moved: Moved) -> None:
    lost = [found.place for found in moved.report.attentions if found.kind == "page lost"]
    assert lost == ["praktik/jaringan-serat-optik.html"]


def test_open_data_is_compared_too(moved: Moved) -> None:
    (data,) = (group for group in moved.report.pages.groups if group.kind == "data")
    assert {"api/v1/practices.json", "api/v1/visits.csv", "api/v1/areas/35.22.json"} <= {
        *data.changed
    }
    answered = {name for name in data.changed if name.startswith("api/v1/peers/")}
    moved_areas = {f"api/v1/peers/{area.code}.json" for area in moved.report.answers.areas}
    assert moved_areas <= answered


def test_a_reworded_claim_moves_no_list(tmp_path: Path) -> None:
    base = project(tmp_path / "a", bojonegoro=case_text(practices=NETWORK))
    head = project(
        tmp_path / "b", bojonegoro=case_text(practices=NETWORK, summary=claim("Jaringan ada."))
    )
    for root in (base, head):
        small_tables(root, *AREAS)
    report = compare(folder_snapshot("a", base), folder_snapshot("b", head), today=TODAY)
    assert report.answers.areas == ()
    assert {group.kind: group.changed for group in report.pages.groups if group.kind != "data"} == {
        "case": ("daerah/bojonegoro.html",),
        "list": ("daerah/index.html",),
    }


def test_changed_tables_are_told_cell_by_cell_and_worked_out(tmp_path: Path) -> None:
    base = project(tmp_path / "a", bojonegoro=case_text(practices=NETWORK))
    small_tables(base, *TABLES)
    head = project(tmp_path / "b", bojonegoro=case_text(practices=NETWORK))
    folder = small_tables(head, *TABLES)
    scores = "35.22,4.14,Sangat Baik,4.60,4.10,2.64,4.57"
    edit(
        folder / "assessments" / "spbe-2024.csv",
        (scores, "35.22,2.14,Cukup,2.60,2.10,1.64,2.57"),
    )
    edit(folder / "regencies.csv", ("Pacitan,-8.19448", "Pacitan,-6.9"))
    own = NATIONAL.assessments.get(OTHER, 2024)
    report = compare(folder_snapshot("a", base), folder_snapshot("b", head), today=TODAY)
    assert [
        (table.file, [(cell.row, cell.column, cell.before, cell.after) for cell in table.cells])
        for table in report.tables
    ] == [
        (
            "kb_builder/reference/assessments/spbe-2024.csv",
            [
                (OTHER, "index", "4.14", "2.14"),
                (OTHER, "predicate", "Sangat Baik", "Cukup"),
                (OTHER, "D1", "4.60", "2.60"),
                (OTHER, "D2", "4.10", "2.10"),
                (OTHER, "D3", "2.64", "1.64"),
                (OTHER, "D4", "4.57", "2.57"),
            ],
        ),
        (
            "kb_builder/reference/regencies.csv",
            [("35.01", "lat", "-8.19448", "-6.9")],
        ),
    ]  # fmt: skip
    (mover,) = (m for m in report.answers.movers if (m.list, m.id) == ("hosts", OTHER))
    assert mover.entered == mover.up == 0
    assert mover.left > 0
    assert {reason.kind for reason in mover.reasons} <= {"turn"}
    lead = {
        reason.kind: (reason.before, reason.after)
        for _, move in moves(report, "hosts")
        if move.id == OTHER
        for reason in move.reasons
    }["lead"]
    assert lead[0] is not None
    assert lead[1] is not None
    assert lead[0] > lead[1]
    assert any(moves(report, "peers"))
    assert len(NATIONAL.areas.regencies) == 514
    assert NATIONAL.assessments.get(OTHER, 2024) is own


def test_tables_that_cannot_be_read_are_said_to_be_so(tmp_path: Path) -> None:
    base, head = project(tmp_path / "a"), project(tmp_path / "b")
    small_tables(base, "35")
    edit(small_tables(head, "35") / "assessments" / "spbe-2024.csv", ("35.22,4.14", "35.22,9.14"))
    report = compare(folder_snapshot("a", base), folder_snapshot("b", head), today=TODAY)
    assert report.tables_unread == ("head",)
    assert (report.pages.skipped, report.answers.skipped) == ("tables", "tables")
    assert [table.file for table in report.tables] == [
        "kb_builder/reference/assessments/spbe-2024.csv"
    ]


def test_nothing_is_worked_out_from_a_head_with_errors(tmp_path: Path) -> None:
    base = project(tmp_path / "a")
    head = project(
        tmp_path / "b", bojonegoro=case_text(summary=claim("Lain.", cites="[tidak-ada]"))
    )
    report = compare(folder_snapshot("a", base), folder_snapshot("b", head), today=TODAY)
    assert [(fault.file, fault.code) for fault in report.faults] == [
        ("cases/bojonegoro.yaml", "R301"), ("cases/bojonegoro.yaml", "R302"),
    ]  # fmt: skip
    assert (report.errors, report.pages.skipped, report.answers.skipped) == (1, "head", "head")
    assert report.changes


def test_problems_that_were_there_before_are_not_new(tmp_path: Path) -> None:
    wrong = claim("Satu.", cites="[tidak-ada]")
    base = project(tmp_path / "a", bojonegoro=case_text(summary=wrong))
    head = project(tmp_path / "b", bojonegoro=case_text(summary=claim("Nol.") + wrong + wrong))
    report = compare(folder_snapshot("a", base), folder_snapshot("b", head), today=TODAY)
    assert [fault.code for fault in report.faults] == ["R301"]
    assert report.errors == 2


def test_from_nothing_everything_is_new(tmp_path: Path) -> None:
    (tmp_path / "a" / "cases").mkdir(parents=True)
    small_tables(tmp_path / "a", *AREAS)
    head = project(tmp_path / "b", bojonegoro=case_text(practices=NETWORK))
    small_tables(head, *AREAS)
    report = compare(folder_snapshot("a", tmp_path / "a"), folder_snapshot("b", head), today=TODAY)
    assert [(file.name, file.kind) for file in report.files] == [
        ("cases/bojonegoro.yaml", "added")
    ]  # fmt: skip
    added = {group.kind: group.added for group in report.pages.groups if group.added}
    assert added["practice"] == ("praktik/jaringan-serat-optik.html",)
    assert report.new_hosts == ("dinkominfo.bojonegorokab.go.id",)


def test_to_nothing_is_an_error(tmp_path: Path) -> None:
    base = project(tmp_path / "a")
    (tmp_path / "b" / "cases").mkdir(parents=True)
    report = compare(folder_snapshot("a", base), folder_snapshot("b", tmp_path / "b"), today=TODAY)
    assert [(fault.code, fault.severity) for fault in report.faults] == [("R104", "error")]
    assert report.errors == 1
