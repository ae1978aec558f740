// Everything a question is answered from: tables and library as they came, and what is asked.
"use strict";

const LISTED = 10;

class World {
  /**
   * @param {Tables} tables
   * @param {LibraryData} library
   */
  constructor(tables, library) {
    this.tables = tables;
    this.library = library;
    const { areas } = tables;
    this.codes = areas.code;
    this.count = areas.code.length;
    this.rowOf = new Map(areas.code.map((code, row) => [code, row]));
    this.listed = Uint8Array.from(areas.listed);
    this.scores = new Float64Array(this.count * DOMAINS);
    tables.domains.forEach(({ id }, d) => {
      tables.scores[id].forEach((value, row) => (this.scores[row * DOMAINS + d] = value ?? NaN));
    });
    this.standard = new Scores(tables);
    this.documented = new Uint8Array(this.count);
    for (const code of library.documented) this.documented[this.row(code)] = 1;
    this.documentedRows = [...library.documented].map((code) => this.row(code)).sort((a, b) => a - b);
    this.settings = {
      ...tables.settings,
      blocks: tables.blocks.map(({ id }) => id),
      traitBlocks: tables.traits.map(({ block }) => block),
    };
    /** @type {Map<string, Models>} */
    this.known = new Map();
    /** @type {Map<string, number[]>} */
    this.ofKind = new Map();
    this.usual = tables.blocks.map(({ weight }) => weight);
    this.radians = [areas.lat, areas.lon].map((degrees) =>
      Float64Array.from(degrees, (value) => (value === null ? NaN : (value * Math.PI) / 180)),
    );
  }

  /** @param {string} code */
  row(code) {
    const found = this.rowOf.get(code);
    if (found === undefined) throw new Error(`Kode ${code} tidak dikenal.`);
    return found;
  }

  /** @param {number} row */
  province(row) {
    return this.codes[row].slice(0, 2);
  }

  /** @param {number} row */
  own(row) {
    return Array.from(this.scores.subarray(row * DOMAINS, row * DOMAINS + DOMAINS));
  }

  /**
   * Structure and profiles under weights of the blocks; kept, the last few.
   * @param {number[]} [blocks]
   * @param {number} [profile]
   * @returns {Models}
   */
  models(blocks = this.usual, profile = this.tables.settings.profile) {
    const key = [...blocks, profile].join();
    let found = this.known.get(key);
    if (!found) {
      const place = new Map(this.tables.blocks.map(({ id }, at) => [id, at]));
      const weights = Float64Array.from(this.tables.traits, ({ block }) => blocks[place.get(block) ?? 0]);
      const structure = new Structure(this.standard, weights, this.listed, this.settings);
      found = { structure, profiles: null, profile };
      if (this.known.size > 3) this.known.delete([...this.known.keys()][1]);
      this.known.set(key, found);
    }
    return found;
  }

  /** @param {Models} models */
  profiles(models) {
    models.profiles ??= new Profiles(models.structure, this.scores, models.profile);
    return models.profiles;
  }

  /** Fixed random moves of one's own scores, and everyone's scores moved. */
  get blurs() {
    if (!this.moved) {
      const { blurs, blur, random } = this.tables.settings;
      const size = DOMAINS + this.count * DOMAINS;
      const drawn = Random.moves(random, blurs * size, blur);
      const sets = Array.from({ length: blurs }, (_, set) => drawn.subarray(set * size, set * size + size));
      this.moved = {
        moves: sets.map((set) => Array.from(set.subarray(0, DOMAINS))),
        theirs: sets.map((set) => this.scores.map((value, at) => value + set[DOMAINS + at])),
      };
    }
    return this.moved;
  }

  /**
   * Kilometres as the crow flies to all; NaN where unknown.
   * @param {number} row
   */
  km(row) {
    const [lat, lon] = this.radians;
    return Float64Array.from({ length: this.count }, (_, column) => Earth.km(lat[row], lon[row], lat[column], lon[column]));
  }

  /**
   * Kilometres to who may be named and is of the same kind, else infinite.
   * @param {number} row
   */
  nearby(row) {
    const { kind } = this.tables.areas;
    return this.km(row).map((km, column) =>
      Number.isNaN(km) || !this.listed[column] || kind[row] !== kind[column] || row === column ? Infinity : km,
    );
  }

  /**
   * The ten nearest by structure.
   * @param {number} row
   */
  peerRows(row) {
    const { scaled } = this.models().structure;
    return Order.first(scaled.subarray(row * this.count, row * this.count + this.count), LISTED);
  }

  /**
   * Median of each domain among a row's own ten peers.
   * @param {number} row
   */
  peerMedians(row) {
    return this.medians(this.peerRows(row));
  }

  /**
   * Median of each domain among all of the row's kind.
   * @param {number} row
   */
  kindMedians(row) {
    const { kind } = this.tables.areas;
    let found = this.ofKind.get(kind[row]);
    if (!found) {
      found = this.medians(this.codes.map((_, at) => at).filter((at) => kind[at] === kind[row] && this.listed[at]));
      this.ofKind.set(kind[row], found);
    }
    return found;
  }

  /** @param {number[]} rows */
  medians(rows) {
    return this.tables.domains.map((_, d) =>
      Order.median(rows.map((at) => this.scores[at * DOMAINS + d]).filter((value) => !Number.isNaN(value))),
    );
  }

  /**
   * Who is asked about, with the scores that the answers rest on: typed, published, or guessed.
   * @param {Question} question
   * @returns {Asked}
   */
  ask(question) {
    const row = this.row(question.code);
    const { name } = this.tables.areas;
    const words = this.tables.words;
    const published = this.own(row);
    const guessed = !question.scores && published.every(Number.isNaN);
    const own = question.scores ?? (guessed ? this.peerMedians(row) : published);
    const weighed = own.reduce((sum, value, d) => sum + value * this.tables.domains[d].weight, 0);
    return {
      row,
      name: name[row],
      own,
      guessed,
      published,
      typed: Boolean(question.scores),
      index: question.scores ? weighed : guessed ? null : this.tables.index[row],
      basis: question.scores ? words.typed : guessed ? words.guessed : `SPBE ${this.tables.year}`,
    };
  }

  /**
   * Who may be named, or a sentence that says why nobody is.
   * @param {number} row
   * @param {Filters} filters
   * @returns {Uint8Array}
   */
  allowed(row, filters) {
    const { kind } = this.tables.areas;
    const km = filters.km === null ? null : this.km(row);
    const found = this.listed.map((listed, column) => {
      if (!listed || column === row) return 0;
      const same = this.province(column) === this.province(row);
      if (filters.province === "sama" && !same) return 0;
      if (filters.province === "lain" && same) return 0;
      if (filters.kind && kind[column] !== filters.kind) return 0;
      return km && filters.km !== null && !(km[column] <= filters.km) ? 0 : 1;
    });
    if (!found.includes(1)) throw new Nobody(this.tables.words.filtered);
    return found;
  }

  /**
   * The domains as places, the one furthest behind the area's own peers first.
   * @param {Asked} asked
   */
  byNeed(asked) {
    const first = this.behind(asked);
    const kind = this.kindMedians(asked.row).map((median, d) => median - asked.own[d]);
    /** @param {number} d */
    const key = (d) => [
      Number.isNaN(first[d]) ? 1 : 0,
      Number.isNaN(first[d]) ? 0 : -Number(first[d].toFixed(9)),
      Number.isNaN(kind[d]) ? 0 : -kind[d],
      d,
    ];
    return [0, 1, 2, 3].sort((a, b) => {
      const [x, y] = [key(a), key(b)];
      const at = x.findIndex((value, place) => value !== y[place]);
      return at < 0 ? 0 : x[at] - y[at];
    });
  }

  /**
   * Median of the ten peers minus one's own value.
   * @param {Asked} asked
   */
  behind(asked) {
    return this.peerMedians(asked.row).map((median, d) => median - asked.own[d]);
  }

  /**
   * How like two areas are by structure, in words and parts.
   * @param {Models} models
   * @param {number} row
   * @param {number} column
   * @returns {PairAnswer}
   */
  pair(models, row, column) {
    const reasons = Reasons.ordered(this.structureReasons(models.structure, row, column, 1));
    const least = Reasons.leastOf(reasons);
    return {
      distance: Reasons.total(reasons),
      coverage: models.structure.coverage(row, column),
      text: Reasons.why(reasons, least),
      reasons,
      least,
    };
  }

  /**
   * @param {Structure} structure
   * @param {number} row
   * @param {number} column
   * @param {number} over
   * @returns {Reason[]}
   */
  structureReasons(structure, row, column, over) {
    const parts = structure.contributions(row, column);
    const lacking = this.standard.missing[row] | this.standard.missing[column];
    return this.tables.traits.flatMap(({ id, label, unit }, t) => {
      if (lacking & (1 << t)) return [];
      const figures = this.tables.figures[id];
      return [{
        trait: id,
        label,
        unit,
        contribution: parts[t] / over,
        typical: structure.typical[t] / over,
        own: Number(figures[row]),
        theirs: Number(figures[column]),
      }];
    });
  }
}

/** Filters left nobody; the text says so to people. */
class Nobody extends Error {}
