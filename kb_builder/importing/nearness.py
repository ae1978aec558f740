"""How many single letters two short texts differ in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


def distance(left: str, right: str, /) -> int:
    """Letters to replace, add or drop to turn one text into the other."""
    return next(distances(left, (right,)))


def distances(text: str, others: Iterable[str], /) -> Iterator[int]:
    """``distance`` of ``text`` to each of ``others``.

    A column of the usual table is held in the bits of two numbers (Myers 1999, Hyyrö 2003), which
    makes looking through all areas quick.
    """
    places: dict[str, int] = {}
    for place, sign in enumerate(text):
        places[sign] = places.get(sign, 0) | 1 << place
    length = len(text)
    every, last = (1 << length) - 1, 1 << length >> 1
    for other in others:
        if not length:
            yield len(other)
            continue
        found, up, down = length, every, 0
        for sign in other:
            match = places.get(sign, 0)
            same = (((match & up) + up) ^ up) | match | down
            plus, minus = down | ~(same | up) & every, up & same
            if plus & last:
                found += 1
            elif minus & last:
                found -= 1
            plus = plus << 1 | 1
            up = (minus << 1 | ~(same | plus)) & every
            down = plus & same & every
        yield found
