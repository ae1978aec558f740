"""The weights that queries use, read from ``weights.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import Any

import numpy as np
import yaml

from kb_builder.similarity.errors import SimilarityError
from kb_builder.similarity.traits import TRAITS, Block, Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """One weight per block, the weight of the SPBE profile, and the settings of the neighbours."""

    blocks: Mapping[Block, float]
    profile: float
    scaling_neighbors: int
    scaling_passes: int
    min_coverage: float
    method: str

    def spread(self) -> Floats:
        """One weight per trait: shape ``(traits,)``."""
        return np.array([self.blocks[trait.block] for trait in TRAITS])


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
            profile=float(data["profile"]),
            scaling_neighbors=int(data["scaling_neighbors"]),
            scaling_passes=int(data["scaling_passes"]),
            min_coverage=float(data["min_coverage"]),
            method=str(data["method"]),
        )
    except (KeyError, TypeError, ValueError, yaml.YAMLError) as error:
        raise SimilarityError(f"weights.yaml tidak dapat dibaca: {error}.") from error
    if not all(0 < weight < 100 for weight in (*found.blocks.values(), found.profile)):
        raise SimilarityError("weights.yaml: bobot harus lebih dari 0 dan kurang dari 100.")
    return found
