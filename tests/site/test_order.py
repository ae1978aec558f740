"""The instrument of today stands before the older ones wherever nodes are listed."""

from __future__ import annotations

from kb_builder.model.library import Library
from kb_builder.project import Project
from kb_builder.site.catalogue import Catalogue
from tests.national import NATIONAL


def test_nodes_of_today_come_before_those_of_the_past() -> None:
    catalogue = Catalogue(Project(NATIONAL, Library(cases={}, visits={}, questions=None)))
    mixed = ["pegi/3.2", "spbe-2018/I22", "pemdi-2026/I14", "spbe-2020/I17", "spbe-2020/I4"]
    assert [node.reference for node in catalogue.in_order(mixed)] == [
        "spbe-2020/I4",
        "spbe-2020/I17",
        "pemdi-2026/I14",
        "spbe-2018/I22",
        "pegi/3.2",
    ]
