"""How lists behave: do they last, go both ways, leave nobody out, name somebody new?

A set of lists is an array of columns ``(m, k)`` with ``NOBODY`` where a list is shorter; row ``i``
is the list of area ``i``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from kb_builder.similarity.neighbors import NOBODY
from kb_builder.similarity.traits import Bools, Floats, Ints, Texts


def as_columns(lists: Iterable[Sequence[int]], /, *, k: int) -> Ints:
    """Lists of rows as an array ``(m, k)``."""
    return np.array([[*own, *[NOBODY] * k][:k] for own in lists], dtype=np.intp)


def links(rows: Ints, /, *, count: int) -> Floats:
    """1 where the row names the column: ``(m, count)``."""
    found = np.zeros((len(rows), count))
    own, place = np.nonzero(rows != NOBODY)
    found[own, rows[own, place]] = 1.0
    return found


def kept(first: Ints, second: Ints, /) -> float:
    """Share of the first lists that is also in the second."""
    there = first != NOBODY
    again = (first[:, :, None] == second[:, None, :]).any(axis=2) & there
    return float(again.sum() / max(int(there.sum()), 1))


def mutual(found: Floats, /) -> float:
    """Share of links ``(n, n)`` that go both ways."""
    return float((found * found.T).sum() / max(float(found.sum()), 1.0))


def unlisted(found: Floats, /) -> int:
    """How many places are on nobody's list."""
    return int((found.sum(axis=0) == 0).sum())


def busiest(found: Floats, k: int, /) -> float:
    """On how many lists the busiest place is, in lengths of a list."""
    return float(found.sum(axis=0).max() / k)


def mean_of(rows: Ints, values: Floats, /, *, seen: Bools | None = None) -> Floats:
    """Mean value of the listed places that have one, and may be ``seen``: ``(m,)``; NaN: none."""
    known = np.append(np.nan_to_num(values), 0.0)
    there = np.append(~np.isnan(values) if seen is None else ~np.isnan(values) & seen, False)
    count = there[rows].sum(axis=1)
    total = np.where(there[rows], known[rows], 0.0).sum(axis=1)
    mean: Floats = np.where(count > 0, total / np.maximum(count, 1), np.nan)
    return mean


def share_same(columns: Ints, own: Texts, rows: Ints, /) -> float:
    """Share of places on the lists ``columns`` of ``rows`` whose ``own`` ``(n,)`` is the same."""
    same = (own[columns] == own[rows, None])[columns != NOBODY]
    return float(same.mean())
