"""What a table of traits must be; the sentences are those scikit-learn's users know."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from kb_builder.similarity.traits import Floats


def as_table(values: npt.ArrayLike, columns: int | None = None, /) -> Floats:
    """``values`` as an array of shape ``(rows, columns)``; NaN is fine, infinity is not.

    Raises ``ValueError`` or ``TypeError``.
    """
    if hasattr(values, "tocsr"):
        raise TypeError("Sparse data was passed, but dense data is required.")
    array = np.asarray(values)
    if np.iscomplexobj(array):
        raise ValueError("Complex data not supported.")
    table: Floats = array.astype(np.float64)
    if table.ndim != 2:
        raise ValueError(
            f"Expected 2D array, got {table.ndim}D array instead. Reshape your data using "
            "array.reshape(-1, 1) or array.reshape(1, -1)."
        )
    rows, found = table.shape
    if not rows:
        raise ValueError(f"Found array with 0 sample(s) (shape={table.shape}); 1 is required.")
    if not found:
        raise ValueError(
            f"Found array with 0 feature(s) (shape={table.shape}) while a minimum of 1 is required."
        )
    if columns is not None and found != columns:
        raise ValueError(
            f"X has {found} features, but ContextNeighbors is expecting {columns} features as input"
        )
    if np.isinf(table).any():
        raise ValueError("Input X contains infinity.")
    return table
