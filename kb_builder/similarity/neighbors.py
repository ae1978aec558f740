"""``ContextNeighbors``: scikit-learn's interface on numpy alone, so that a query starts fast."""

from __future__ import annotations

import inspect
from collections.abc import Sequence
from typing import Any, Final, Self

import numpy as np
import numpy.typing as npt

from kb_builder.similarity.checking import as_table
from kb_builder.similarity.distance import Gaps, local_factors, scale, scale_fitted
from kb_builder.similarity.traits import Bools, Floats, Ints, Scaler

NOBODY: Final = -1
"""Index in a list where no further neighbour has enough data; its distance is infinite."""


class ContextNeighbors:
    """The places most like a place, by weighted traits, with hub control.

    A neighbour estimator in scikit-learn's manner; it passes ``check_estimator`` (see the tests
    for what is skipped and why). Missing values are allowed.

    Args:
        n_neighbors: Length of a list.
        trait_weights: Weight of each trait column, or ``None`` for 1 each.
        scaling_neighbors: A place's own factor is the distance to its so manyeth neighbour.
        scaling_passes: How often to scale; 0 leaves the squared distance as it is.
        min_coverage: Least share of the weight that must be known of a pair.
        clip: Largest standard score.

    Attributes:
        n_features_in_: Number of columns.
        feature_names_in_: Names of the columns, where they were given.
        ids_: Id of each fitted row.
        weights_: Weights of traits ``(traits,)``.
        listed_: Which rows may be neighbours ``(n,)``.
        gaps_: Unweighted parts between all fitted rows.
        squared_: Squared distances ``(n, n)``, infinite on the diagonal, below coverage, and to
            rows that may not be neighbours.
        factors_: Local scale of each row, per pass.
    """

    def __init__(
        self,
        *,
        n_neighbors: int = 10,
        trait_weights: Sequence[float] | None = None,
        scaling_neighbors: int = 10,
        scaling_passes: int = 2,
        min_coverage: float = 0.6,
        clip: float = 3.0,
    ) -> None:
        self.n_neighbors = n_neighbors
        self.trait_weights = trait_weights
        self.scaling_neighbors = scaling_neighbors
        self.scaling_passes = scaling_passes
        self.min_coverage = min_coverage
        self.clip = clip

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """The parameters by name; ``deep`` is accepted for scikit-learn."""
        return {name: getattr(self, name) for name in self._names()}

    def set_params(self, **params: Any) -> Self:
        """Change parameters by name."""
        for name, value in params.items():
            if name not in self._names():
                raise ValueError(f"Invalid parameter {name!r} for estimator {self!r}.")
            setattr(self, name, value)
        return self

    @classmethod
    def _names(cls) -> list[str]:
        return [name for name in inspect.signature(cls).parameters if name != "self"]

    def __repr__(self) -> str:
        given = ", ".join(f"{name}={value!r}" for name, value in self.get_params().items())
        return f"{type(self).__name__}({given})"

    def __sklearn_tags__(self) -> Any:
        """What scikit-learn asks of an estimator; only it calls this."""
        from sklearn.utils import (  # type: ignore[import-untyped]
            InputTags,
            Tags,
            TargetTags,
        )

        return Tags(
            estimator_type=None,
            target_tags=TargetTags(required=False),
            input_tags=InputTags(allow_nan=True),
        )

    def __sklearn_is_fitted__(self) -> bool:
        """Whether ``fit`` has run."""
        return hasattr(self, "factors_")

    def fit(
        self,
        X: npt.ArrayLike,  # noqa: N803  # scikit-learn's name
        y: object = None,
        *,
        ids: Sequence[str] | None = None,
        feature_names: Sequence[str] | None = None,
        listed: Bools | None = None,
    ) -> Self:
        """Learn centre, spread and local scales from the rows of ``X``, shape ``(n, columns)``.

        ``y`` is ignored. ``ids`` name the rows (default: their numbers); a row with the same id is
        never its own neighbour. ``listed`` tells which rows may be neighbours (default: all).
        """
        names = getattr(X, "columns", feature_names)
        table = as_table(X)
        self.n_features_in_: int = table.shape[1]
        if names is not None:
            self.feature_names_in_ = np.asarray(list(names), dtype=object)
        self.ids_: tuple[str, ...] = tuple(ids or map(str, range(len(table))))
        if len(self.ids_) != len(table):
            raise ValueError(f"{len(self.ids_)} ids for {len(table)} rows.")
        self.table_: Floats = table
        everyone: Bools = np.ones(len(table), dtype=np.bool_)
        self.listed_: Bools = everyone if listed is None else listed
        self.scaler_ = Scaler.of(table, clip=self.clip)
        self.scores_: Floats = self.scaler_.transform(table)
        self.weights_ = self._weights()
        self.gaps_ = Gaps.between(self.scores_, self.scores_)
        self.squared_ = self._squared(self.gaps_, same=np.eye(len(table), dtype=np.bool_))
        self.factors_ = local_factors(
            self.squared_, n=self.scaling_neighbors, passes=self.scaling_passes
        )
        return self

    def scaled(self, X: npt.ArrayLike | None = None, *, ids: Sequence[str] | None = None) -> Floats:  # noqa: N803
        """Scaled squared distances of rows of ``X`` (default: the fitted ones) to the fitted."""
        if X is None:  # the scale of a fitted row is known
            return scale_fitted(self.squared_, self.factors_)
        squared = self._new(as_table(X, self.n_features_in_), ids)
        return scale(squared, self.factors_, n=self.scaling_neighbors)

    def kneighbors(
        self,
        X: npt.ArrayLike | None = None,  # noqa: N803
        n_neighbors: int | None = None,
        *,
        return_distance: bool = True,
        ids: Sequence[str] | None = None,
    ) -> Ints | tuple[Floats, Ints]:
        """Scaled distances and row numbers of the nearest, shape ``(rows, n_neighbors)`` each.

        Without ``X``, of the fitted rows, each without itself. With ``X``, fitted rows of the same
        id are left out. ``NOBODY`` fills a list for which too few places have enough data.
        """
        n = self.n_neighbors if n_neighbors is None else n_neighbors
        if not 0 < n <= len(self.ids_):
            raise ValueError(f"n_neighbors must lie between 1 and {len(self.ids_)}, not {n}.")
        scaled = self.scaled(X, ids=ids)
        order = np.argsort(scaled, axis=1, kind="stable")[:, :n]
        distances: Floats = np.sqrt(np.take_along_axis(scaled, order, axis=1))
        order = np.where(np.isfinite(distances), order, NOBODY)
        return (distances, order) if return_distance else order

    def contributions(self, first: str, second: str, /) -> Floats:
        """Parts of the squared distance between two fitted ids: they add up to it exactly."""
        row, column = self.ids_.index(first), self.ids_.index(second)
        return self.gaps_.contributions(self.weights_, row, column)

    def _weights(self) -> Floats:
        count = self.scores_.shape[1]
        given = np.ones(count) if self.trait_weights is None else np.asarray(self.trait_weights)
        if given.shape != (count,) or not np.isfinite(given).all() or (given < 0).any():
            raise ValueError(f"trait_weights must be {count} numbers of at least 0.")
        weights: Floats = given.astype(np.float64)
        return weights

    def _squared(self, gaps: Gaps, *, same: Bools) -> Floats:
        coverage = gaps.coverage(self.weights_)
        squared = gaps.weighted(self.weights_, coverage)
        squared[same | (coverage < self.min_coverage)] = np.inf
        squared[:, ~self.listed_] = np.inf
        return squared

    def _new(self, table: Floats, ids: Sequence[str] | None) -> Floats:
        if ids is not None and len(ids) != len(table):
            raise ValueError(f"{len(ids)} ids for {len(table)} rows.")
        gaps = Gaps.between(self.scaler_.transform(table), self.scores_)
        same = np.array([[a == b for b in self.ids_] for a in ids or [""] * len(table)])
        return self._squared(gaps, same=same)
