// Tuan rumah: who is like the area and ahead; the sums of kb_builder/similarity/hosts.py.
"use strict";

const Hosts = (() => {
  const NOBODY = -1;

  /**
   * @param {World} world
   * @param {Float64Array} km
   */
  const travel = (world, km) =>
    km.map((value) => (Number.isNaN(value) ? 0.5 : 1 / (1 + value / world.tables.hosting.halfKm)));

  /**
   * How far some are ahead in a domain (or for the index: what could be learnt), and who clearly is.
   * @param {World} world
   * @param {ArrayLike<number>} own
   * @param {Float64Array} theirs
   * @param {number} domain 4 stands for the index
   * @param {number[]} columns
   * @param {number} margin
   */
  const ahead = (world, own, theirs, domain, columns, margin) => {
    const least = margin - world.tables.hosting.exact;
    const lead = new Float64Array(columns.length);
    const clear = new Uint8Array(columns.length);
    for (let at = 0; at < columns.length; at += 1) {
      const start = columns[at] * DOMAINS;
      if (domain < DOMAINS) {
        const apart = theirs[start + domain] - own[domain];
        lead[at] = apart > 0 ? apart : 0;
        clear[at] = apart >= least ? 1 : 0;
        continue;
      }
      for (let d = 0; d < DOMAINS; d += 1) {
        const apart = theirs[start + d] - own[d];
        if (apart !== apart) continue; // NaN is unlike itself
        lead[at] += Math.max(apart, 0) * world.tables.domains[d].weight;
        if (apart >= least) clear[at] = 1;
      }
    }
    return { lead, clear };
  };

  /**
   * Places in a pool of the best, each block of five with a documented host if one has any worth.
   * @param {Float64Array} pool minus the worth; ∞ for who may not be named
   * @param {Float64Array} worth minus the worth of everyone
   * @param {number[]} documented places
   * @param {number} k
   * @param {number} block
   */
  const best = (pool, worth, documented, k, block) => {
    let names = Order.first(pool, k).map((at) => (pool[at] < Infinity ? at : NOBODY));
    const told = documented.filter((at) => worth[at] < Infinity);
    if (!told.length) return names;
    for (let start = 0; start < names.length; start += block) {
      const stop = Math.min(start + block, names.length);
      const part = names.slice(start, stop);
      if (part.some((at) => at !== NOBODY && documented.includes(at))) continue;
      if (start && part.every((at) => at === NOBODY)) continue;
      const earlier = names.slice(0, start);
      let chosen = NOBODY;
      for (const at of told) {
        if (!earlier.includes(at) && (chosen === NOBODY || worth[at] < worth[chosen])) chosen = at;
      }
      if (chosen === NOBODY) continue;
      const rest = names.filter((at) => at !== chosen && at !== NOBODY);
      rest.splice(Math.min(stop - 1, rest.length), 0, chosen);
      names = [...rest, ...Array(names.length).fill(NOBODY)].slice(0, names.length);
    }
    return names;
  };

  /** @param {number | null} km @param {World} world */
  const trip = (km, world) => {
    const { trips, noWay } = world.tables.hosting;
    if (km === null) return noWay;
    return (trips.find(([most]) => most === null || km <= most) ?? trips[trips.length - 1])[1];
  };

  /**
   * Lists for each domain, the one that matters most first, the whole index last.
   * @param {World} world
   * @param {Question} question
   * @returns {HostsAnswer}
   */
  const answer = (world, question) => {
    const { tables, library } = world;
    const words = tables.words;
    const models = world.models();
    const { structure } = models;
    const asked = world.ask(question);
    const { row, own } = asked;
    if (own.every(Number.isNaN)) {
      return { leading: null, lists: [], why: Phrases.filled(words.noHosts, { name: asked.name }), notes: [] };
    }
    const n = world.count;
    const k = question.hosts;
    const may = world.allowed(row, question.filters);
    const squared = structure.squared.subarray(row * n, row * n + n);
    const last = Order.smallest(squared, Math.min(tables.hosting.pool, n));
    const similar = Uint8Array.from(squared, (value) => (value <= last && Number.isFinite(value) ? 1 : 0));
    const km = world.km(row);
    const way = travel(world, km);
    const load = Float64Array.from(world.codes, (code) => library.loads[code]?.factor ?? 1);
    const fixed = way.map((value, column) => value * load[column]);
    const near = structure.closeness(row);
    const turns = [...tables.domains.map(({ id }) => id), "index"].map((id) =>
      Float64Array.from(world.codes, (code) => library.hostTurns[id]?.[code] ?? 1),
    );

    const everyone = world.codes.map((_, column) => column);
    const { margin, exact, enough, block } = tables.hosting;

    /**
     * @param {number} domain
     * @param {Float64Array} close aligned with the columns, as leads are
     * @param {ReturnType<typeof ahead>} leads
     * @param {number[]} columns
     * @param {number[]} documented places among the columns
     */
    const choose = (domain, close, { lead, clear }, columns, documented) => {
      const worth = new Float64Array(columns.length).fill(Infinity);
      const pool = new Float64Array(columns.length).fill(Infinity);
      const turn = turns[domain];
      let [few, count] = [0, 0];
      for (let at = 0; at < columns.length; at += 1) {
        const column = columns[at];
        if (!clear[at] || !may[column] || !(close[at] > 0)) continue;
        worth[at] = -(close[at] * lead[at] * fixed[column] * turn[column]);
        count += 1;
        if (!similar[column]) continue;
        pool[at] = worth[at];
        few += 1;
      }
      const wide = few < enough;
      return { places: best(wide ? worth : pool, worth, documented, k, block), lead, worth, count, wide };
    };

    /**
     * Columns from which a list is chosen again: similar, documented and best ones.
     * @param {number} domain
     */
    const candidates = (domain) => {
      const loose = Math.max(margin - 2 * tables.settings.blur, exact);
      const { worth } = choose(domain, near, ahead(world, own, world.scores, domain, everyone, loose), everyone, []);
      const size = Math.max(tables.hosting.again, 3 * k);
      const half = Math.floor(size / 2);
      const chosen = [
        ...Order.first(worth.map((value, column) => (similar[column] ? value : Infinity)), size),
        ...Order.first(worth.map((value, column) => (world.documented[column] ? value : Infinity)), half),
        ...Order.first(worth, half),
      ];
      return [...new Set(chosen)].sort((a, b) => a - b);
    };

    const needs = world.byNeed(asked);
    const behind = world.behind(asked);
    const chosen = [0, 1, 2, 3, 4].map((domain) => {
      const leads = ahead(world, own, world.scores, domain, everyone, margin);
      const { places: columns, ...base } = choose(domain, near, leads, everyone, world.documentedRows);
      const held = columns.map(() => 0);
      const pool = candidates(domain);
      const documented = pool.flatMap((column, at) => (world.documented[column] ? [at] : []));
      const close = Float64Array.from(pool, (column) => near[column]);
      const apart = ahead(world, own, world.scores, domain, pool, margin);
      /** @param {number[]} places */
      const count = (places) => {
        const again = places.map((at) => (at === NOBODY ? NOBODY : pool[at]));
        columns.forEach((column, at) => (held[at] += again.includes(column) ? 1 : 0));
      };
      const others = structure.shaken.closeness(row, pool);
      for (const other of others) count(choose(domain, other, apart, pool, documented).places);
      world.blurs.moves.forEach((move, set) => {
        const moved = ahead(world, own.map((value, d) => value + move[d]), world.blurs.theirs[set], domain, pool, margin);
        count(choose(domain, close, moved, pool, documented).places);
      });
      const confidence = held.map((value) => value / (others.length + world.blurs.moves.length));
      return { columns, ...base, confidence };
    });
    const first = needs.find((d) => chosen[d].columns.some((column) => column !== NOBODY));
    const order = [...(first === undefined ? [] : [first]), ...needs.filter((d) => d !== first), DOMAINS];
    const anyone = !question.filters.province && !question.filters.kind && question.filters.km === null;

    const lists = order.map((domain) => {
      const index = domain === DOMAINS;
      const { columns, lead, worth, confidence, count, wide } = chosen[domain];
      const label = index ? words.index : tables.domains[domain].label;
      const hosts = columns.flatMap((column, at) => {
        if (column === NOBODY) return [];
        const pair = world.pair(models, row, column);
        const leads = leadsOf(world, own, column);
        const distance = Number.isNaN(km[column]) ? null : km[column];
        return [{
          code: world.codes[column],
          name: tables.areas.name[column],
          worth: -worth[column],
          closeness: near[column],
          lead: lead[column],
          travel: way[column],
          load: load[column],
          turn: turns[domain][column],
          km: distance,
          trip: trip(distance, world),
          index: tables.index[column],
          leads: leads.map(({ domain: id, theirs, lead: by }) => ({ domain: id, theirs, lead: by })),
          documented: Boolean(world.documented[column]),
          similar: Boolean(similar[column]),
          confidence: confidence[at],
          coverage: pair.coverage,
          text: `${told(leads, index ? null : tables.domains[domain].id)} ${pair.text}`,
        }];
      });
      const none = Phrases.filled(anyone ? words.nobodyAhead : words.nobodyLeft, {
        margin: Numbers.score(tables.hosting.margin).replace(/0+$/, "").replace(/,$/, ""),
        domain: index ? words.noDomain : label,
      });
      const lag = index ? NaN : behind[domain];
      return {
        domain: index ? null : tables.domains[domain].id,
        label,
        own: index ? asked.index : Number.isNaN(own[domain]) ? null : own[domain],
        behind: index || asked.guessed || Number.isNaN(lag) ? null : lag,
        widened: wide && columns.some((column) => column !== NOBODY && !similar[column]),
        ahead: count,
        hosts,
        why: hosts.length ? null : none,
      };
    });
    return {
      leading: first === undefined ? null : tables.domains[first].id,
      lists,
      why: null,
      notes: [
        ...(asked.guessed ? [Phrases.filled(words.rough, { name: asked.name })] : []),
        ...lists.filter((l) => l.widened && l.hosts.length).map((l) => Phrases.filled(words.widened, { domain: l.label })),
        words.tripNote,
      ],
    };
  };

  /**
   * Leads domain by domain, largest first.
   * @param {World} world
   * @param {ArrayLike<number>} own
   * @param {number} column
   */
  const leadsOf = (world, own, column) =>
    world.tables.domains
      .map(({ id, label }, d) => {
        const theirs = world.scores[column * DOMAINS + d];
        return { domain: id, label, own: own[d], theirs, lead: theirs - own[d] };
      })
      .filter(({ lead }) => !Number.isNaN(lead))
      .sort((a, b) => b.lead - a.lead);

  /**
   * @param {ReturnType<typeof leadsOf>} leads
   * @param {string | null} domain
   */
  const told = (leads, domain) => {
    if (domain === null) {
      const parts = leads
        .filter(({ lead }) => lead >= 0.005)
        .map((l) => `${l.label} ${Numbers.points(l.lead)} poin (${Numbers.score(l.theirs)} / ${Numbers.score(l.own)})`);
      return `Lebih maju: ${Phrases.listed(parts)}.`;
    }
    const one = leads.find((lead) => lead.domain === domain);
    return one ? `${one.label}: ${Numbers.score(one.theirs)}, Anda ${Numbers.score(one.own)}.` : "";
  };

  return { answer };
})();
