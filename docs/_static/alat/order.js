// Finding the smallest few, medians and orders of long lists of numbers.
"use strict";

const Order = (() => {
  const TINY = 1e-12;
  const buffer = new Float64Array(1024);

  /**
   * The `n`-th smallest (from 1) of `length` numbers beginning at `start`.
   * @param {Float64Array} values
   * @param {number} n
   * @param {number} [start]
   * @param {number} [length]
   */
  const smallest = (values, n, start = 0, length = values.length) => {
    const size = Math.min(n, length);
    let held = 0;
    for (let i = start; i < start + length; i += 1) {
      const value = values[i];
      if (held === size && !(value < buffer[size - 1])) continue;
      let place = held === size ? size - 1 : held;
      while (place > 0 && buffer[place - 1] > value) {
        buffer[place] = buffer[place - 1];
        place -= 1;
      }
      buffer[place] = value;
      if (held < size) held += 1;
    }
    return buffer[size - 1];
  };

  /**
   * Root of the `n`-th smallest, never 0; 1 where it is infinite.
   * @param {Float64Array} values
   * @param {number} n
   * @param {number} [start]
   * @param {number} [length]
   */
  const root = (values, n, start = 0, length = values.length) => {
    const found = smallest(values, n, start, length);
    return Math.sqrt(Math.max(Number.isFinite(found) ? found : 1, TINY));
  };

  /**
   * Places in rising order of their values; equal ones keep their order.
   * @param {ArrayLike<number>} values
   * @returns {number[]}
   */
  const rising = (values) =>
    Array.from(values, (_, place) => place).sort((a, b) =>
      values[a] < values[b] ? -1 : values[a] > values[b] ? 1 : a - b,
    );

  /**
   * The places of the `k` smallest in rising order, as `rising` would begin.
   * @param {Float64Array} values
   * @param {number} k
   */
  const first = (values, k) => {
    const size = Math.min(k, values.length);
    /** @type {number[]} */
    const found = [];
    for (let at = 0; at < values.length; at += 1) {
      const value = values[at];
      let place = found.length;
      if (place === size && !(value < values[found[size - 1]])) continue;
      while (place > 0 && values[found[place - 1]] > value) place -= 1;
      if (found.length === size) found.pop();
      found.splice(place, 0, at);
    }
    return found;
  };

  /**
   * The median; NaN of nothing.
   * @param {Iterable<number>} values
   */
  const median = (values) => {
    const sorted = Float64Array.from(values).sort();
    const half = sorted.length >> 1;
    if (!sorted.length) return NaN;
    return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  };

  return { smallest, root, rising, first, median };
})();
