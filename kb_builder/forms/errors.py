"""The error of this layer, what a reader of one answer raises, and what no program can do."""

from __future__ import annotations


class FormError(Exception):
    """What was handed in is not a form at all; ``str(error)`` is one Indonesian sentence."""


class LeftToKeepers(Exception):  # noqa: N818 -- says what happened, for the caller
    """A form that is in order but that only people can act on; ``str(error)`` says why."""


class Misread(Exception):  # noqa: N818 -- says what happened, for the caller
    """One answer cannot be understood: a sentence that says why, and how to mend it."""

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
