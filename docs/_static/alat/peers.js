// Padanan: the three lists of kb_builder/similarity/peers.py, never mixed.
"use strict";

const Peers = (() => {
  const NEARBY = 5;
  /** @type {Lens[]} */
  const LENSES = ["sekeadaan", "seprofil", "sekitar"];

  /**
   * Share of the tries in which each column of a pool is among the `k` best: by column.
   * @param {Float64Array[]} tries lower is better; aligned with the pool
   * @param {number[]} pool
   * @param {Uint8Array} may
   * @param {number} k
   */
  const stays = (tries, pool, may, k) => {
    const held = new Float64Array(may.length);
    for (const values of tries) {
      const masked = values.map((value, at) => (may[pool[at]] ? value : Infinity));
      const last = Order.smallest(masked, k);
      masked.forEach((value, at) => {
        if (value <= last && value < Infinity) held[pool[at]] += 1;
      });
    }
    return held.map((count) => count / tries.length);
  };

  /**
   * @param {World} world
   * @param {Question} question
   * @param {Models} models
   * @param {Lens} lens
   * @param {number} k
   * @param {Uint8Array} may
   */
  const ranked = (world, question, models, lens, k, may) => {
    const asked = world.ask(question);
    const { row } = asked;
    const n = world.count;
    const { structure } = models;
    // The scores of seprofil are never guessed.
    const own = asked.guessed ? asked.published : asked.own;
    /** Among whom a list is chosen again: who is further away does not come in. */
    /** @param {Float64Array} found */
    const again = (found) =>
      Order.first(found.map((value, column) => (may[column] ? value : Infinity)), Math.max(world.settings.pool, 3 * k));
    /** @type {Float64Array} */
    let values;
    /** @type {(row: number) => Float64Array} */
    let everyone;
    /** @type {Float64Array | null} */
    let sure = null;
    if (lens === "sekeadaan") {
      values = structure.scaled.subarray(row * n, row * n + n);
      everyone = (other) => structure.scaled.subarray(other * n, other * n + n);
      const pool = again(values);
      sure = stays(structure.shaken.scaled(row, pool), pool, may, k);
    } else if (lens === "seprofil") {
      const profiles = world.profiles(models);
      values = profiles.scale(profiles.from(row, own));
      everyone = (other) => profiles.scaled.subarray(other * n, other * n + n);
      const pool = again(values);
      sure = stays(profiles.blurred(row, own, world.blurs, pool), pool, may, k);
    } else {
      values = question.filters.kind
        ? world.km(row).map((km, column) => (Number.isNaN(km) || !world.listed[column] ? Infinity : km))
        : world.nearby(row);
      everyone = (other) => world.nearby(other);
    }
    const masked = values.map((value, column) => (may[column] ? value : Infinity));
    return Order.first(masked, k)
      .filter((column) => Number.isFinite(masked[column]))
      .map((column) => ({
        column,
        confidence: sure ? sure[column] : null,
        mutual:
          Boolean(world.listed[row]) && masked[column] <= Order.smallest(everyone(column), k) * (1 + 1e-12),
      }));
  };

  /**
   * @param {World} world
   * @param {Asked} asked
   * @param {Models} models
   * @param {number} column
   * @returns {Reason[]}
   */
  const profileReasons = (world, asked, models, column) => {
    const profiles = world.profiles(models);
    const parts = profiles.parts(asked.own, column);
    return world.tables.domains.flatMap(({ id, label }, d) => {
      const theirs = world.scores[column * DOMAINS + d];
      if (Number.isNaN(asked.own[d]) || Number.isNaN(theirs)) return [];
      const typical = profiles.typical[d];
      return [{ trait: id, label, unit: "", contribution: parts[d], typical, own: asked.own[d], theirs }];
    });
  };

  /**
   * The lists asked for, each best first; raises `Nobody` when filters leave no one.
   * @param {World} world
   * @param {Question} question
   * @returns {PeersAnswer}
   */
  const answer = (world, question) => {
    const models = world.models(question.blocks, question.profile);
    const asked = world.ask(question);
    const { row } = asked;
    const may = world.allowed(row, question.filters);
    const km = world.km(row);
    const words = world.tables.words;
    const wanted = LENSES.filter((lens) => !question.lens || question.lens === lens);
    /** @type {PeersAnswer} */
    const found = { sekeadaan: [], seprofil: [], sekitar: [], why: {}, considered: may.filter(Boolean).length };
    for (const lens of wanted) {
      const k = lens === "sekitar" && !question.lens ? Math.min(question.k, NEARBY) : question.k;
      found[lens] = ranked(world, question, models, lens, k, may).map(({ column, confidence, mutual }) => {
        const pair = world.pair(models, row, column);
        let { reasons, least, distance, text } = pair;
        if (lens === "seprofil") {
          const over = world.profiles(models).medians[0];
          reasons = Reasons.ordered([
            ...profileReasons(world, asked, models, column),
            ...world.structureReasons(models.structure, row, column, over),
          ]);
          least = Reasons.leastOf(reasons);
          distance = Reasons.total(reasons);
          text = Reasons.why(reasons, least);
        }
        return {
          code: world.codes[column],
          name: world.tables.areas.name[column],
          distance,
          km: Number.isNaN(km[column]) ? null : km[column],
          confidence,
          mutual,
          coverage: pair.coverage,
          text,
          reasons,
        };
      });
      if (!found[lens].length) {
        const [tooLittle, noScores, noPlace] = [words.tooLittle, words.noProfile, words.noPlace].map((text) =>
          Phrases.filled(text, { name: asked.name }),
        );
        const unknown = asked.guessed ? noScores : tooLittle;
        found.why[lens] = { sekeadaan: tooLittle, seprofil: unknown, sekitar: noPlace }[lens];
      }
    }
    return found;
  };

  return { answer, LENSES };
})();
