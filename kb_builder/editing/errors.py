"""The error of this layer."""

from __future__ import annotations


class EditError(Exception):
    """A file that cannot be edited as asked; ``str(error)`` is one Indonesian sentence."""

    def about(self, name: str, /) -> str:
        """The sentence, with the file's name in front unless it says it already."""
        return str(self) if name in str(self) else f"{name}: {self}"
