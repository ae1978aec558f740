// The fixed random moves by which scores are blurred: numpy's PCG64 from the same starting point.
"use strict";

const Random = (() => {
  const MASK = (1n << 128n) - 1n;
  const LOW = (1n << 64n) - 1n;
  const MULTIPLIER = 0x2360ed051fc65da44385df649fccf645n;

  /**
   * `count` draws, evenly between −`most` and `most`.
   * @param {{state: string, inc: string}} start decimal
   * @param {number} count
   * @param {number} most
   */
  const moves = (start, count, most) => {
    const found = new Float64Array(count);
    let state = BigInt(start.state);
    const step = BigInt(start.inc);
    for (let i = 0; i < count; i += 1) {
      state = (state * MULTIPLIER + step) & MASK;
      const mixed = (state >> 64n) ^ (state & LOW);
      const turn = state >> 122n;
      const drawn = ((mixed >> turn) | (mixed << (64n - turn))) & LOW;
      found[i] = -most + (most - -most) * (Number(drawn >> 11n) / 9007199254740992);
    }
    return found;
  };

  return { moves };
})();
