// A few areas side by side; the sums and sentences of kb_builder/similarity/beside.py.
"use strict";

const Beside = (() => {
  /**
   * The largest difference in a domain between the first area and any other.
   * @param {World} world
   * @param {number[]} rows the first one asks
   */
  const gapSentence = (world, [first, ...others]) => {
    const { words, domains, areas } = world.tables;
    const own = world.own(first);
    /** @type {{by: number, domain: number, row: number} | null} */
    let best = null;
    for (let domain = 0; domain < DOMAINS; domain += 1) {
      for (const row of others) {
        const by = Number(Math.abs(world.own(row)[domain] - own[domain]).toFixed(9));
        if (!Number.isNaN(by) && (!best || by > best.by)) best = { by, domain, row };
      }
    }
    if (!best) return words.besideNone;
    if (best.by < world.tables.besideLeast) return words.besideSame;
    return Phrases.filled(words.besideGap, {
      domain: domains[best.domain].label,
      other: areas.name[best.row],
      theirs: Numbers.score(world.own(best.row)[best.domain]),
      area: areas.name[first],
      own: Numbers.score(own[best.domain]),
    });
  };

  /**
   * Practices of one area that close a gap of another, the one worth most points first.
   * @param {World} world
   * @param {number} row the one to be helped
   * @param {number} other
   */
  const helping = (world, row, other) => {
    const published = world.own(row);
    const own = published.every(Number.isNaN) ? world.peerMedians(row) : published;
    const theirs = world.own(other);
    return world.library.offers
      .filter(({ host }) => host === world.codes[other])
      .map((offer) => {
        const weights = [0, 0, 0, 0];
        offer.nodes.forEach((id) => (weights[world.tables.nodes[id].domain] += world.tables.nodes[id].weight));
        const points = weights.reduce((sum, weight, d) => {
          const lead = theirs[d] - own[d];
          return sum + (lead > 0 ? lead * weight : 0);
        }, 0);
        return { reference: offer.reference, title: offer.title, points };
      })
      .filter(({ points }) => points > 0)
      .sort((a, b) => {
        const by = Number(b.points.toFixed(9)) - Number(a.points.toFixed(9));
        return by || (a.reference < b.reference ? -1 : 1);
      });
  };

  /**
   * Visits in which guest and host are both among some areas, newest first.
   * @param {World} world
   * @param {string[]} codes
   */
  const visits = (world, codes) =>
    world.library.visits
      .filter(({ guest, host }) => guest !== host && codes.includes(guest) && codes.includes(host))
      .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));

  return { gapSentence, helping, visits };
})();
