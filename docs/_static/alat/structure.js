// Likeness by structure: the sums of kb_builder/similarity/{distance,neighbors,shaking}.py.
"use strict";

const CLIP = 3;

/** Standard scores of all areas, clipped; what is missing is 0 here and marked in `missing`. */
class Scores {
  /** @param {Tables} tables */
  constructor(tables) {
    const traits = tables.traits;
    this.count = tables.areas.code.length;
    this.traits = traits.length;
    this.values = new Float64Array(this.count * this.traits);
    /** One bit a trait that is not known. */
    this.missing = new Uint32Array(this.count);
    traits.forEach(({ id, scale }, place) => {
      const column = tables.figures[id].map((value) => {
        if (value === null) return NaN;
        const scaled = scale === "log" ? Math.log(value) : scale === "log1p" ? Math.log1p(value) : value;
        return Number.isFinite(scaled) ? scaled : NaN;
      });
      const known = column.filter((value) => !Number.isNaN(value));
      const centre = known.reduce((sum, value) => sum + value, 0) / Math.max(known.length, 1);
      const square = known.reduce((sum, value) => sum + (value - centre) ** 2, 0);
      const spread = Math.sqrt(square / Math.max(known.length, 1)) || 1;
      column.forEach((value, row) => {
        if (Number.isNaN(value)) this.missing[row] |= 1 << place;
        else this.values[row * this.traits + place] = Math.min(Math.max((value - centre) / spread, -CLIP), CLIP);
      });
    });
  }

  /**
   * @param {number} row
   * @param {number} column
   * @param {number} trait
   */
  part(row, column, trait) {
    if ((this.missing[row] | this.missing[column]) & (1 << trait)) return 0;
    const gap = this.values[row * this.traits + trait] - this.values[column * this.traits + trait];
    return gap * gap;
  }
}

/** Squared distances under one set of weights, local scales, and what is made of them. */
class Structure {
  /**
   * @param {Scores} scores
   * @param {Float64Array} weights one a trait
   * @param {Uint8Array} listed who may be named
   * @param {Settings} settings
   */
  constructor(scores, weights, listed, settings) {
    this.scores = scores;
    this.weights = weights;
    this.listed = listed;
    this.settings = settings;
    const n = scores.count;
    this.squared = new Float64Array(n * n);
    for (let i = 0; i < n; i += 1) {
      this.squared[i * n + i] = Infinity;
      for (let j = i + 1; j < n; j += 1) {
        const value = this.between(i, j, weights);
        this.squared[i * n + j] = listed[j] ? value : Infinity;
        this.squared[j * n + i] = listed[i] ? value : Infinity;
      }
    }
    this.scaled = Structure.scaled(this.squared, n, settings);
    /** @type {Shaken | null} */
    this.others = null;
  }

  /**
   * Divided by both places' own distance to their neighbours, twice: keeps hubs off the lists.
   * @param {Float64Array} squared n × n
   * @param {number} n
   * @param {Settings} settings
   */
  static scaled(squared, n, settings) {
    const found = squared.slice();
    const factor = new Float64Array(n);
    for (let pass = 0; pass < settings.scalingPasses; pass += 1) {
      for (let i = 0; i < n; i += 1) factor[i] = Order.root(found, settings.scalingNeighbors, i * n, n);
      for (let i = 0; i < n; i += 1) {
        for (let j = 0; j < n; j += 1) found[i * n + j] /= factor[i] * factor[j];
      }
    }
    return found;
  }

  /**
   * Share of the weight that both places have figures for.
   * @param {number} row
   * @param {number} column
   * @param {Float64Array} weights
   */
  coverage(row, column, weights = this.weights) {
    const missing = this.scores.missing[row] | this.scores.missing[column];
    let known = 0;
    let all = 0;
    for (let t = 0; t < weights.length; t += 1) {
      all += weights[t];
      if (!(missing & (1 << t))) known += weights[t];
    }
    return all > 0 ? known / all : 0;
  }

  /**
   * Squared distance; infinite where too little is known of a pair.
   * @param {number} row
   * @param {number} column
   * @param {Float64Array} weights
   */
  between(row, column, weights) {
    const { values, missing, traits } = this.scores;
    const lacking = missing[row] | missing[column];
    const a = row * traits;
    const b = column * traits;
    let total = 0;
    if (!lacking) {
      for (let t = 0; t < traits; t += 1) {
        const gap = values[a + t] - values[b + t];
        total += gap * gap * weights[t];
      }
      return total;
    }
    for (let t = 0; t < traits; t += 1) {
      if (lacking & (1 << t)) continue;
      const gap = values[a + t] - values[b + t];
      total += gap * gap * weights[t];
    }
    const share = this.coverage(row, column, weights);
    return share >= this.settings.minCoverage && share > 0 ? total / share : Infinity;
  }

  /** Mean contribution of each trait over all pairs. */
  get typical() {
    if (!this.usual) {
      const { count, traits, values, missing } = this.scores;
      this.usual = Array.from({ length: traits }, (_, t) => {
        let [known, sum, square] = [0, 0, 0];
        for (let row = 0; row < count; row += 1) {
          if (missing[row] & (1 << t)) continue;
          const value = values[row * traits + t];
          known += 1;
          sum += value;
          square += value * value;
        }
        const apart = 2 * (known * square - sum * sum);
        return (apart / Math.max(known * known - count, 1)) * this.weights[t];
      });
    }
    return this.usual;
  }

  /**
   * Parts of a pair's squared distance, by trait; they add up to it.
   * @param {number} row
   * @param {number} column
   */
  contributions(row, column) {
    const share = this.coverage(row, column);
    return Array.from(this.weights, (weight, t) => (this.scores.part(row, column, t) * weight) / share);
  }

  /**
   * `1 / (1 + d²/σ²)` to everyone; the tenth peer has one half.
   * @param {number} row
   */
  closeness(row) {
    const n = this.scores.count;
    return Structure.closeness(this.squared.subarray(row * n, row * n + n));
  }

  /** @param {Float64Array} squared of one row */
  static closeness(squared) {
    const tenth = Order.root(squared, 10) ** 2;
    return squared.map((value) => 1 / (1 + value / tenth));
  }

  /** The same under 28 other sets of weights. */
  get shaken() {
    this.others ??= new Shaken(this);
    return this.others;
  }

  /**
   * The nearest `size` of each row.
   * @param {Float64Array} squared n × n
   * @param {number} n
   * @param {number} size
   */
  static pool(squared, n, size) {
    const found = new Int16Array(n * size);
    for (let row = 0; row < n; row += 1) {
      const last = Order.smallest(squared, size, row * n, n);
      let held = 0;
      for (const strict of [true, false]) {
        for (let column = 0; column < n && held < size; column += 1) {
          const value = squared[row * n + column];
          if (strict ? value < last : value === last) {
            found[row * size + held] = column;
            held += 1;
          }
        }
      }
    }
    return found;
  }
}

/** Structure under other weights: each block a quarter lighter and heavier, each trait left out. */
class Shaken {
  /** @param {Structure} structure */
  constructor(structure) {
    this.structure = structure;
    const { settings, weights } = structure;
    this.sets = [
      ...settings.blocks.flatMap((block) =>
        [1 - settings.shake, 1 + settings.shake].map((factor) =>
          weights.map((weight, t) => (settings.traitBlocks[t] === block ? weight * factor : weight)),
        ),
      ),
      ...Array.from(weights, (_, left) => weights.map((weight, t) => (t === left ? 0 : weight))),
    ];
  }

  /**
   * Squared distances of a row to some columns, one array a set.
   * @param {number} row
   * @param {ArrayLike<number>} columns
   */
  squared(row, columns) {
    const { structure } = this;
    return this.sets.map((weights) =>
      Float64Array.from(columns, (column) =>
        structure.listed[column] && column !== row ? structure.between(row, column, weights) : Infinity,
      ),
    );
  }

  /**
   * After local scaling, the row's own scale found among its nearest.
   * @param {number} row
   * @param {ArrayLike<number>} columns
   */
  scaled(row, columns) {
    const near = this.nearest(row);
    const around = this.squared(row, near);
    const n = this.structure.settings.scalingNeighbors;
    return this.squared(row, columns).map((found, set) => {
      for (const factor of this.factors[set]) {
        const own = Order.root(around[set], n);
        near.forEach((column, at) => (around[set][at] /= own * factor[column]));
        for (let at = 0; at < found.length; at += 1) found[at] /= own * factor[columns[at]];
      }
      return found;
    });
  }

  /**
   * `1 / (1 + d²/σ²)` to some columns, one array a set.
   * @param {number} row
   * @param {ArrayLike<number>} columns
   */
  closeness(row, columns) {
    const around = this.squared(row, this.nearest(row));
    return this.squared(row, columns).map((found, set) => {
      const tenth = Order.root(around[set], 10) ** 2;
      return found.map((value) => 1 / (1 + value / tenth));
    });
  }

  /**
   * The nearest of a row, among which its own scale is found.
   * @param {number} row
   */
  nearest(row) {
    const n = this.structure.scores.count;
    return Order.first(this.structure.squared.subarray(row * n, row * n + n), this.structure.settings.pool);
  }

  /** Local scales of all places, per set and pass; sought among the nearest of each. */
  get factors() {
    if (!this.scales) {
      const { scores, settings, squared, listed } = this.structure;
      const n = scores.count;
      const size = Math.min(settings.pool, n - 1);
      const pool = Structure.pool(squared, n, size);
      const near = new Float64Array(n * size);
      this.scales = this.sets.map((weights) => {
        for (let row = 0; row < n; row += 1) {
          for (let at = row * size; at < row * size + size; at += 1) {
            const column = pool[at];
            near[at] =
              column === row || !listed[column] ? Infinity : this.structure.between(row, column, weights);
          }
        }
        return localFactors(near, pool, n, size, settings);
      });
    }
    return this.scales;
  }
}

/**
 * Local scales, one array a pass, from distances to a pool of each row; `near` is used up.
 * @param {Float64Array} near n × size
 * @param {Int16Array} pool n × size
 * @param {number} n
 * @param {number} size
 * @param {Settings} settings
 */
function localFactors(near, pool, n, size, settings) {
  return Array.from({ length: settings.scalingPasses }, () => {
    const factor = new Float64Array(n);
    for (let row = 0; row < n; row += 1) {
      factor[row] = Order.root(near, settings.scalingNeighbors, row * size, size);
    }
    for (let row = 0; row < n; row += 1) {
      for (let at = row * size; at < row * size + size; at += 1) near[at] /= factor[row] * factor[pool[at]];
    }
    return factor;
  });
}
