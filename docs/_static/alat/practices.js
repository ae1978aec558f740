// Praktik: which sourced practice closes which gap; the sums of kb_builder/similarity/practices.py.
"use strict";

const Practices = (() => {
  /**
   * Practices that close a gap of the area, best first.
   * @param {World} world
   * @param {Question} question
   * @returns {PracticesAnswer}
   */
  const answer = (world, question) => {
    const { tables, library } = world;
    const words = tables.words;
    const { first: most, perHost, few } = tables.practising;
    const models = world.models();
    const { structure } = models;
    const asked = world.ask(question);
    const { row, own } = asked;
    const k = question.practices;
    const offers = library.offers.map((offer) => {
      const weights = [0, 0, 0, 0];
      offer.nodes.forEach((node) => (weights[tables.nodes[node].domain] += tables.nodes[node].weight));
      return { ...offer, column: world.row(offer.host), weights };
    });
    const may = world.allowed(row, question.filters);
    const considered = offers.filter(({ column }) => may[column]).length;
    if (own.every(Number.isNaN)) {
      const why = Phrases.filled(words.noPractices, { name: asked.name });
      return { leading: null, considered, practices: [], why, notes: [] };
    }
    const needs = world.byNeed(asked);

    /**
     * @param {ArrayLike<number>} mine
     * @param {Float64Array} theirs
     * @param {Float64Array} near closeness of each practice's host
     */
    const fits = (mine, theirs, near) =>
      offers.map(({ column, weights, evidence, turn }, at) => {
        const lead = weights.map((weight, d) => {
          const apart = theirs[column * DOMAINS + d] - mine[d];
          return weight > 0 && apart > 0 ? apart : 0;
        });
        const points = lead.reduce((sum, value, d) => sum + value * weights[d], 0);
        const fit = near[at] * points * evidence;
        return { lead, points, fit: may[column] && fit > 0 ? fit * turn : -Infinity };
      });

    /** @param {ReturnType<typeof fits>} all */
    const leading = (all) =>
      needs.find((d) => all.some(({ lead, fit }) => lead[d] > 0 && Number.isFinite(fit)));

    /** @param {ReturnType<typeof fits>} all */
    const picked = (all) => {
      const order = Order.rising(all.map(({ fit }) => -fit)).filter((at) => Number.isFinite(all[at].fit));
      const limit = Math.max(perHost, Math.floor(k / 5));
      const d = leading(all);
      /** @type {number[]} */
      const found = [];
      /** @type {Map<number, number>} */
      const given = new Map();
      /** @param {number[]} places @param {number} upTo */
      const take = (places, upTo) => {
        for (const at of places) {
          if (found.length >= upTo) return;
          const host = offers[at].column;
          if (found.includes(at) || (given.get(host) ?? 0) >= limit) continue;
          found.push(at);
          given.set(host, (given.get(host) ?? 0) + 1);
        }
      };
      take(order.filter((at) => d === undefined || all[at].lead[d] > 0), Math.min(most, k));
      take(order, k);
      return found;
    };

    const hosts = offers.map(({ column }) => column);
    const everyone = structure.closeness(row);
    const near = Float64Array.from(hosts, (column) => everyone[column]);
    const base = fits(own, world.scores, near);
    const chosen = picked(base);
    const tries = [
      ...structure.shaken.closeness(row, hosts).map((close) => picked(fits(own, world.scores, close))),
      ...world.blurs.moves.map((move, set) =>
        picked(fits(own.map((value, d) => value + move[d]), world.blurs.theirs[set], near)),
      ),
    ];
    const km = world.km(row);
    const practices = chosen.map((at) => {
      const offer = offers[at];
      const { lead, points, fit } = base[at];
      const closing = tables.domains.filter((_, d) => offer.nodes.some((node) => tables.nodes[node].domain === d && lead[d] > 0));
      const amount = Numbers.points(Number(points.toFixed(12))); // as in JSON
      const about = amount.startsWith("kurang") ? amount : `sekitar ${amount}`;
      const names = Phrases.listed(closing.map(({ label }) => label));
      return {
        reference: offer.reference,
        title: offer.title,
        host_code: offer.host,
        host_name: tables.areas.name[offer.column],
        fit,
        closeness: near[at],
        points,
        evidence: offer.evidence,
        turn: offer.turn,
        strength: offer.strength,
        km: Number.isNaN(km[offer.column]) ? null : km[offer.column],
        confidence: tries.filter((found) => found.includes(at)).length / tries.length,
        text: `Untuk ${names}. Bila berhasil, indeks dapat naik ${about}. Bukti: ${offer.strength}.`,
      };
    });
    const d = leading(base);
    return {
      leading: d === undefined ? null : tables.domains[d].id,
      considered,
      practices,
      why: !offers.length ? words.noneYet : practices.length ? null : Phrases.filled(words.nothing, { name: asked.name }),
      notes: [
        ...(asked.guessed ? [Phrases.filled(words.rough, { name: asked.name })] : []),
        ...(practices.length && offers.length < few ? [Phrases.filled(words.fewYet, { count: offers.length })] : []),
      ],
    };
  };

  return { answer };
})();
