"""What peers cost for many more areas: nearest rows by blocks of distances, on made-up tables.

``bench_distances.py 7000 84000`` measures tables of that many rows (districts, villages). Distances
are never held all at once: a block of rows against all others, the nearest kept, the next block.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from typing import Final

import environment
import numpy as np
from sklearn.metrics import pairwise_distances_chunked

TRAITS: Final = 16
"""Figures of a row: about what the fitted distance compares."""
NEAREST: Final = 10
MEMORY_MIB: Final = 256
"""Working memory for a block of distances."""


def nearest(table: np.ndarray, /) -> tuple[np.ndarray, np.ndarray]:
    """Row numbers and distances of the ``NEAREST`` other rows of each row, nearest first.

    ``table`` is rows × traits, complete, already weighted. Equally near ones keep their order.
    """

    def keep(block: np.ndarray, start: int) -> tuple[np.ndarray, np.ndarray]:
        rows = np.arange(len(block))
        block[rows, start + rows] = np.inf  # nobody is its own neighbour
        found = np.argpartition(block, NEAREST, axis=1)[:, :NEAREST]
        far = np.take_along_axis(block, found, axis=1)
        order = np.lexsort((found, far), axis=1)
        return np.take_along_axis(found, order, axis=1), np.take_along_axis(far, order, axis=1)

    blocks = pairwise_distances_chunked(
        table, reduce_func=keep, metric="sqeuclidean", working_memory=MEMORY_MIB
    )
    found, far = zip(*blocks, strict=True)
    return np.concatenate(found), np.concatenate(far)


def peak_mb() -> float:
    """The most memory this process has held, in millions of bytes."""
    try:
        import resource
    except ImportError:  # Windows
        return float("nan")
    scale = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale / 1e6


def main() -> int:
    """Measure each size and print a table."""
    environment.prepare_output()
    parser = argparse.ArgumentParser(description="Ukur padanan untuk tabel yang jauh lebih besar.")
    parser.add_argument("rows", nargs="*", type=int, default=[514, 7000, 84000])
    print("| baris | detik | detik CPU | memori puncak, MB |\n|--:|--:|--:|--:|")
    for rows in parser.parse_args().rows:
        table = np.random.default_rng(rows).standard_normal((rows, TRAITS)).astype(np.float32)
        began, used = time.perf_counter(), time.process_time()
        found, _ = nearest(table)
        seconds, cpu = time.perf_counter() - began, time.process_time() - used
        if found.shape != (rows, NEAREST):
            return 1
        print(f"| {rows} | {seconds:.2f} | {cpu:.2f} | {peak_mb():.0f} |", flush=True)
    print(f"\n{os.cpu_count()} inti; {TRAITS} ciri, {NEAREST} padanan tiap baris.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
