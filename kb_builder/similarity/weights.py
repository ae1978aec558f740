"""The fitted weights that queries use, read from ``weights.yaml``, and how they came about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, Final

import numpy as np
import yaml

from kb_builder.reference import Areas, Assessments
from kb_builder.similarity.errors import SimilarityError
from kb_builder.similarity.traits import BLOCK_OF, KM, TRAITS, Block, Floats

TRAIT_IDS: Final = (*(trait.id for trait in TRAITS), KM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """One weight per block, ``penalty`` of the fit, and the settings of the neighbours."""

    blocks: Mapping[Block, float]
    penalty: float
    scaling_neighbors: int
    scaling_passes: int
    min_coverage: float
    method: str

    def spread(self) -> Floats:
        """One weight per trait and for km: shape ``(traits + 1,)``."""
        return np.array([self.blocks[BLOCK_OF[name]] for name in TRAIT_IDS])


@cache
def load_weights() -> Weights:
    """The weights of the product. Raises ``SimilarityError`` when the file is wrong."""
    text = resources.files(__package__).joinpath("weights.yaml").read_text(encoding="utf-8")
    return read_weights(text)


def read_weights(text: str, /) -> Weights:
    """Weights from YAML ``text``. Raises ``SimilarityError``."""
    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        data = yaml.load(text, Loader=loader)  # noqa: S506  # the loader makes strings only
        found = Weights(
            blocks=MappingProxyType({b: float(data["blocks"][b.value]) for b in Block}),
            penalty=float(data["penalty"]),
            scaling_neighbors=int(data["scaling_neighbors"]),
            scaling_passes=int(data["scaling_passes"]),
            min_coverage=float(data["min_coverage"]),
            method=str(data["method"]),
        )
    except (KeyError, TypeError, ValueError, yaml.YAMLError) as error:
        raise SimilarityError(f"weights.yaml tidak dapat dibaca: {error}.") from error
    if not all(0 < weight < 100 for weight in found.blocks.values()):
        raise SimilarityError("weights.yaml: bobot harus lebih dari 0 dan kurang dari 100.")
    return found


def fit_weights(areas: Areas, assessments: Assessments, /) -> tuple[dict[Block, float], float]:
    """Block weights and penalty fitted anew on all places with scores in the last two years.

    What ``weights.yaml`` holds, rounded to two decimals; slow (seconds), never part of a query.
    """
    from kb_builder.similarity.fitting import block_parts, fit_blocks
    from kb_builder.similarity.nested import choose_penalty, mean_index
    from kb_builder.similarity.sample import FRAMEWORK, read_sample

    before, after = assessments.years_of(FRAMEWORK)[-2:]
    sample = read_sample(areas, assessments, years=(before, after))
    parts, outcome = block_parts(sample), mean_index(sample)
    everyone = np.arange(len(sample))
    penalty = choose_penalty(parts, outcome, everyone)
    fitted = fit_blocks(parts, outcome, everyone, penalty=penalty)
    return {block: round(float(w), 2) for block, w in zip(Block, fitted, strict=True)}, penalty
