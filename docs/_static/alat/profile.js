// Likeness by SPBE profile, damped by structure: the sums of kb_builder/similarity/profile.py.
"use strict";

const DOMAINS = 4;

class Profiles {
  /**
   * @param {Structure} structure
   * @param {Float64Array} scores n × 4, NaN where unknown
   * @param {number} weight of the profile against structure
   */
  constructor(structure, scores, weight) {
    this.structure = structure;
    this.scores = scores;
    this.weight = weight;
    this.count = structure.scores.count;
    this.everyone = Array.from({ length: this.count }, (_, at) => at);
    this.apart = new Float64Array(DOMAINS);
    this.spread = Float64Array.from({ length: DOMAINS }, (_, d) => {
      const known = Array.from(scores).filter((value, at) => at % DOMAINS === d && !Number.isNaN(value));
      const count = Math.max(known.length, 1);
      const mean = known.reduce((sum, value) => sum + value, 0) / count;
      return Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count) || 1;
    });
    this.medians = this.middle();
    /** @type {Float64Array[][] | null} */
    this.movedFactors = null;
    /** @type {Int16Array | null} */
    this.pool = null;
    const n = this.count;
    this.squared = new Float64Array(n * n);
    for (let row = 0; row < n; row += 1) {
      this.squared.set(this.from(row, scores.subarray(row * DOMAINS, row * DOMAINS + DOMAINS)), row * n);
    }
    this.scaled = Structure.scaled(this.squared, n, structure.settings);
  }

  /**
   * Sum over domains of the squared gaps; domains that one lacks are made up for. NaN: none known.
   * @param {Float64Array} own
   * @param {number} from where one's own begin
   * @param {Float64Array} theirs
   * @param {number} at where theirs begin
   */
  gap(own, from, theirs, at) {
    let known = 0;
    let total = 0;
    for (let d = 0; d < DOMAINS; d += 1) {
      const apart = (own[from + d] - theirs[at + d]) / this.spread[d];
      if (apart !== apart) continue; // NaN is unlike itself
      known += 1;
      total += apart * apart;
    }
    return known ? total * (DOMAINS / known) : NaN;
  }

  /**
   * Medians over all pairs of structure and of profile.
   * @returns {[number, number]}
   */
  middle() {
    const n = this.count;
    const structure = new Float64Array(n * n);
    const profile = new Float64Array(n * n);
    let count = 0;
    for (let row = 0; row < n; row += 1) {
      for (let column = 0; column < n; column += 1) {
        const apart = this.structure.squared[row * n + column];
        const gap = this.gap(this.scores, row * DOMAINS, this.scores, column * DOMAINS);
        if (gap !== gap || apart === Infinity) continue;
        structure[count] = apart;
        profile[count] = gap;
        count += 1;
      }
    }
    if (!count) return [1, 1];
    return [Order.median(structure.subarray(0, count)) || 1, Order.median(profile.subarray(0, count)) || 1];
  }

  /**
   * Parts of the domains in `d²`; NaN where one of both has no value.
   * @param {ArrayLike<number>} own
   * @param {number} column
   */
  parts(own, column) {
    const apart = Array.from({ length: DOMAINS }, (_, d) => {
      const gap = (own[d] - this.scores[column * DOMAINS + d]) / this.spread[d];
      return gap * gap;
    });
    const known = apart.filter((value) => !Number.isNaN(value)).length;
    return apart.map((value) => value * (DOMAINS / Math.max(known, 1)) * (this.weight / this.medians[1]));
  }

  /** Mean part of each domain over all pairs. */
  get typical() {
    if (!this.usual) {
      const sum = new Float64Array(DOMAINS);
      let count = 0;
      const ratio = this.weight / this.medians[1];
      for (let row = 0; row < this.count; row += 1) {
        for (let column = 0; column < this.count; column += 1) {
          let known = 0;
          for (let d = 0; d < DOMAINS; d += 1) {
            const apart = (this.scores[row * DOMAINS + d] - this.scores[column * DOMAINS + d]) / this.spread[d];
            this.apart[d] = apart * apart;
            if (apart === apart) known += 1; // NaN is unlike itself
          }
          if (!known) continue;
          count += 1;
          for (let d = 0; d < DOMAINS; d += 1) {
            const part = this.apart[d];
            if (part === part) sum[d] += part * (DOMAINS / known) * ratio;
          }
        }
      }
      this.usual = Array.from(sum, (value) => value / Math.max(count, 1));
    }
    return this.usual;
  }

  /**
   * `d²` of a row with scores `own` to all.
   * @param {number} row
   * @param {ArrayLike<number>} own
   */
  from(row, own) {
    return this.among(row, Float64Array.from(own), this.scores, this.everyone);
  }

  /** Local scale of each row, per pass. */
  get factors() {
    if (!this.scales) {
      const n = this.count;
      const found = this.squared.slice();
      const { scalingPasses, scalingNeighbors } = this.structure.settings;
      this.scales = Array.from({ length: scalingPasses }, () => {
        const factor = new Float64Array(n);
        for (let i = 0; i < n; i += 1) factor[i] = Order.root(found, scalingNeighbors, i * n, n);
        for (let i = 0; i < n; i += 1) {
          for (let j = 0; j < n; j += 1) found[i * n + j] /= factor[i] * factor[j];
        }
        return factor;
      });
    }
    return this.scales;
  }

  /**
   * @param {Float64Array} squared of one row
   * @param {Float64Array[]} factors
   */
  scale(squared, factors = this.factors) {
    const found = squared.slice();
    for (const factor of factors) {
      const own = Order.root(found, this.structure.settings.scalingNeighbors);
      for (let column = 0; column < found.length; column += 1) found[column] /= own * factor[column];
    }
    return found;
  }

  /**
   * Scaled `d²` of a row to some columns for each set of moved scores; the row's own scale is found
   * among its nearest.
   * @param {number} row
   * @param {ArrayLike<number>} own
   * @param {Blurs} blurs
   * @param {number[]} columns
   */
  blurred(row, own, blurs, columns) {
    this.movedFactors ??= blurs.theirs.map((moved) => this.factorsAmong(moved));
    const factors = this.movedFactors;
    const { pool, scalingNeighbors } = this.structure.settings;
    const near = Order.first(this.from(row, own), pool);
    return blurs.moves.map((move, set) => {
      const mine = Float64Array.from(move, (by, d) => own[d] + by);
      const around = this.among(row, mine, blurs.theirs[set], near);
      const found = this.among(row, mine, blurs.theirs[set], columns);
      for (const factor of factors[set]) {
        const scale = Order.root(around, scalingNeighbors);
        near.forEach((column, at) => (around[at] /= scale * factor[column]));
        columns.forEach((column, at) => (found[at] /= scale * factor[column]));
      }
      return found;
    });
  }

  /**
   * `d²` of a row with scores `own` to some columns.
   * @param {number} row
   * @param {Float64Array} own
   * @param {Float64Array} theirs
   * @param {ArrayLike<number>} columns
   */
  among(row, own, theirs, columns) {
    const ratio = this.weight / this.medians[1];
    return Float64Array.from(columns, (column) => {
      const gap = this.gap(own, 0, theirs, column * DOMAINS);
      const total = gap * ratio + this.structure.squared[row * this.count + column] / this.medians[0];
      return total === total ? total : Infinity;
    });
  }

  /**
   * Local scales when everyone's scores are moved.
   * @param {Float64Array} moved n × 4
   */
  factorsAmong(moved) {
    const n = this.count;
    const size = Math.min(this.structure.settings.pool, n - 1);
    this.pool ??= Structure.pool(this.squared, n, size);
    const pool = this.pool;
    const ratio = this.weight / this.medians[1];
    const near = new Float64Array(n * size);
    for (let row = 0; row < n; row += 1) {
      for (let at = row * size; at < row * size + size; at += 1) {
        const column = pool[at];
        const gap = this.gap(moved, row * DOMAINS, moved, column * DOMAINS);
        const total = gap * ratio + this.structure.squared[row * n + column] / this.medians[0];
        near[at] = total === total && column !== row ? total : Infinity;
      }
    }
    return localFactors(near, pool, n, size, this.structure.settings);
  }
}
