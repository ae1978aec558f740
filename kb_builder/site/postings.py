"""The inverted index of search: for each stem the pages it stands on, cut into files by letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from kb_builder.words.base36 import DIGITS, base36

SHARD_BYTES: Final = 40_000
"""A file of the index that is larger is cut by one more letter."""
COMMON_SHARE: Final = 0.25
"""Words on a larger share of many pages do not tell pages apart: only titles count for them."""
COMMON_LEAST: Final = 200


def postings_of(pages: Sequence[tuple[str, str, str]], /) -> dict[str, str]:
    """For each stem the numbers of its pages: in titles, in headings, elsewhere."""
    found: dict[str, tuple[list[int], list[int], list[int]]] = {}
    for number, texts in enumerate(pages):
        for place, text in enumerate(texts):
            for stem in dict.fromkeys(text.split()):
                known = found.get(stem)
                if known is None:
                    known = found[stem] = ([], [], [])
                known[place].append(number)
    most = max(COMMON_LEAST, int(len(pages) * COMMON_SHARE))
    digits = [base36(number) for number in range(len(pages) + 1)]
    return {
        stem: "|".join((_steps(titles, digits), _steps(headings, digits), _steps(words, digits)))
        if len(titles) + len(headings) + len(words) <= most
        else f"{_steps(titles, digits)}|*"
        for stem, (titles, headings, words) in sorted(found.items())
    }


def _steps(numbers: list[int], digits: list[str]) -> str:
    """Rising numbers as the steps between them, in base 36."""
    last, steps = 0, []
    for number in numbers:
        steps.append(digits[number - last])
        last = number
    return ",".join(steps)


def shards_of(postings: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The words by their first letters; where a file would be too large, by one letter more."""
    done: dict[str, dict[str, str]] = {}
    waiting = [("", dict(postings))]
    while waiting:
        prefix, words = waiting.pop()
        size = sum(len(word) + len(numbers) + 6 for word, numbers in words.items())
        if prefix and (size <= SHARD_BYTES or len(words) == 1):
            done[prefix] = words
            continue
        parts: dict[str, dict[str, str]] = {}
        for word, numbers in words.items():
            parts.setdefault(word[: len(prefix) + 1], {})[word] = numbers
        # The word that is the prefix itself has no further letter: it stays, alone.
        if prefix in parts:
            done[prefix] = parts.pop(prefix)
        waiting += parts.items()
    return dict(sorted(done.items()))


def file_of(prefix: str) -> str:
    """A file name for the words with a prefix, whatever letters it has."""
    return "k-" + "".join(c if c in DIGITS else f"_{ord(c):x}_" for c in prefix)
