"""Invented instruments and sheets for the tests."""

from __future__ import annotations

from fractions import Fraction

from kb_builder.frameworks.loader import read_framework
from kb_builder.model.framework import Framework
from tests.national import NATIONAL

# No domains, unequal weights, decimal levels, a scale of its own, two answers to one indicator.
INVENTED = """\
schema_version: 1
id: fifth-2030
title: Indeks Rekaan 2030
short_name: Rekaan 2030
owner: Tidak ada
legal_basis: Tidak ada
status: Rekaan untuk pengujian
since: 2030
scale: {min: "0", max: "10", step: any}
decimals: 1
provenance: background
bands:
  provenance: background
  list:
    - {name: Tinggi, from: "7.5", to: "10"}
    - {name: Sedang, from: "4", to: "7.5"}
    - {name: Rendah, from: "0", to: "4"}
rounds:
  - {year: 2030, kind: evaluasi, predicate_from: printed}
  - {year: 2031, kind: evaluasi, predicate_from: exact}
sources:
  - {id: rekaan, what: Rekaan, address: "https://example.org/"}
nodes:
  - {id: X, kind: aspect, weight: "70", name: Aspek X}
  - {id: X1, kind: indicator, of: X, weight: "100/3", name: Indikator X1}
  - {id: X2, kind: indicator, of: X, weight: "110/3", name: Indikator X2, answers: [X2, X2-b]}
  - {id: Y, kind: aspect, weight: "30", name: Aspek Y}
  - {id: Y1, kind: indicator, of: Y, weight: "30", name: Indikator Y1}
"""

# Small enough to try every plan.
SMALL = """\
schema_version: 1
id: small
title: Kecil
short_name: Kecil
owner: Tidak ada
legal_basis: Tidak ada
status: Rekaan untuk pengujian
since: 2031
scale: {min: "1", max: "4", step: "1"}
decimals: 2
provenance: background
bands:
  provenance: background
  list:
    - {name: Tinggi, from: "3.2", to: "4"}
    - {name: Sedang, from: "2.1", to: "3.2"}
    - {name: Rendah, from: "1", to: "2.1"}
sources: []
nodes:
  - {id: P, kind: domain, weight: "55", name: Domain P}
  - {id: P1, kind: indicator, of: P, weight: "11", name: P satu}
  - {id: P2, kind: indicator, of: P, weight: "20", name: P dua}
  - {id: P3, kind: indicator, of: P, weight: "24", name: P tiga}
  - {id: Q, kind: domain, weight: "45", name: Domain Q}
  - {id: Q1, kind: indicator, of: Q, weight: "15", name: Q satu}
  - {id: Q2, kind: indicator, of: Q, weight: "30", name: Q dua}
"""


def invented() -> Framework:
    """The fifth instrument."""
    return read_framework(INVENTED, name="fifth-2030.yaml")


def small() -> Framework:
    """An instrument of five indicators."""
    return read_framework(SMALL, name="small.yaml")


def spbe_2020() -> Framework:
    """The instrument of the rounds 2021 to 2025."""
    return NATIONAL.frameworks["spbe-2020"]


def flat(framework: Framework, level: int | str) -> dict[str, Fraction]:
    """The same level for every answer."""
    return dict.fromkeys(framework.answers, Fraction(level))
