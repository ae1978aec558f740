"""The one exception of the layer, and its two kinds that callers answer differently."""

from __future__ import annotations

from kb_builder.model.area import Area
from kb_builder.words.nearest import meaning


class ReferenceDataError(Exception):
    """A national table is wrong, or an area cannot be found.

    ``str(error)`` is one Indonesian sentence that can be shown to people as it is.
    """


class AmbiguousArea(ReferenceDataError):  # noqa: N818  # says what happened, for the caller
    """The text means several areas; ``candidates`` are all of them, by code."""

    def __init__(self, text: str, *, candidates: tuple[Area, ...]) -> None:
        choices = ", ".join(f"{area.name} ({area.code})" for area in candidates)
        super().__init__(f"'{text}' dapat berarti lebih dari satu daerah: {choices}. Pilih satu.")
        self.text = text
        self.candidates = candidates


class UnknownArea(ReferenceDataError):  # noqa: N818  # says what happened, for the caller
    """No area is called that; ``suggestions`` are the nearest names, best first."""

    def __init__(self, text: str, *, suggestions: tuple[Area, ...]) -> None:
        hint = ""
        if suggestions:
            hint = f" {meaning(f'{area.name} ({area.code})' for area in suggestions)}"
        super().__init__(f"Daerah '{text}' tidak dikenal.{hint}")
        self.text = text
        self.suggestions = suggestions
