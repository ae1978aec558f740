// What the map shows in each layer: a class and a sentence for each area, lines, and a legend.
"use strict";

const Layers = (() => {
  /**
   * What the bands of the instrument reach over, rising; only an index has a predicate.
   * @param {Tables["bands"]} bands
   * @param {boolean} named
   */
  const reaches = (bands, named) =>
    bands.map(({ name, from }, at) => {
      const next = bands[at + 1];
      const text = !next
        ? `${Numbers.score(from)} ke atas`
        : at ? `${Numbers.score(from)} sampai ${Numbers.score(next.from - 0.01)}` : `di bawah ${Numbers.score(next.from)}`;
      return named ? `${name}: ${text}` : text;
    });

  /**
   * @param {World} world
   * @param {string} layer
   * @param {number | null} mine
   * @returns {Layer}
   */
  const of = (world, layer, mine) => {
    const { tables } = world;
    if (layer === "indeks" || tables.domains.some(({ id }) => id === layer)) return values(world, layer);
    if (layer === "kunjungan") return journeys(world);
    if (mine === null) return { marks: [], lines: [], legend: [], note: "Pilih dahulu daerah Anda." };
    return layer === "tuan" ? hosts(world, mine) : peers(world, mine);
  };

  /**
   * @param {World} world
   * @param {string} layer
   * @returns {Layer}
   */
  const values = ({ tables, codes }, layer) => {
    const figures = layer === "indeks" ? tables.index : tables.scores[layer];
    const marks = codes.map((_, row) => {
      const value = figures[row];
      const step = value === null ? 0 : tables.bands.filter(({ from }) => Number(value.toFixed(2)) >= from).length;
      return { row, kind: `level-${step}`, says: value === null ? "belum dievaluasi" : Numbers.score(value), order: value ?? -1 };
    });
    return {
      marks: marks.sort((a, b) => b.order - a.order || a.row - b.row),
      lines: [],
      legend: [...reaches(tables.bands, layer === "indeks").map((says, at) => ({ kind: `level-${at + 1}`, says })).reverse(), { kind: "level-0", says: "belum dievaluasi" }],
      note: "",
    };
  };

  /**
   * @param {World} world
   * @param {number} mine
   * @returns {Question}
   */
  const plain = (world, mine) => ({
    code: world.codes[mine],
    scores: null,
    lens: null,
    filters: { province: "", kind: "", km: null },
    k: 10,
    hosts: 5,
    practices: 5,
  });

  /**
   * @param {World} world
   * @param {number} mine
   * @returns {Layer}
   */
  const peers = (world, mine) => {
    const found = Peers.answer(world, plain(world, mine));
    /** @type {Map<string, string[]>} */
    const lists = new Map();
    for (const lens of Peers.LENSES) {
      for (const { code } of found[lens]) lists.set(code, [...(lists.get(code) ?? []), lens]);
    }
    const marks = [...lists].map(([code, lenses]) => ({
      row: world.row(code),
      kind: lenses[0],
      says: Phrases.listed(lenses),
      order: 0,
    }));
    return {
      marks: [{ row: mine, kind: "mine", says: "daerah Anda", order: 1 }, ...marks],
      lines: [],
      legend: [{ kind: "mine", says: "daerah Anda" }, ...Peers.LENSES.map((lens) => ({ kind: lens, says: lens }))],
      note: "",
    };
  };

  /**
   * @param {World} world
   * @param {number} mine
   * @returns {Layer}
   */
  const hosts = (world, mine) => {
    const found = Hosts.answer(world, plain(world, mine));
    /** @type {Map<string, string[]>} */
    const lists = new Map();
    for (const list of found.lists) {
      for (const { code } of list.hosts) lists.set(code, [...(lists.get(code) ?? []), list.label]);
    }
    const marks = [...lists].map(([code, labels]) => ({
      row: world.row(code),
      kind: world.documented[world.row(code)] ? "told" : "host",
      says: `untuk ${Phrases.listed(labels)}`,
      order: 0,
    }));
    return {
      marks: [{ row: mine, kind: "mine", says: "daerah Anda", order: 1 }, ...marks],
      lines: [],
      legend: [
        { kind: "mine", says: "daerah Anda" },
        { kind: "told", says: "tuan rumah dengan praktik tercatat" },
        { kind: "host", says: "tuan rumah lain" },
      ],
      note: found.why ?? "",
    };
  };

  /**
   * @param {World} world
   * @returns {Layer}
   */
  const journeys = (world) => {
    const { visits, adoptions } = world.library;
    /** @type {Map<string, [number, number, number]>} */
    const counts = new Map();
    /** @param {string} code @param {number} place */
    const add = (code, place) => {
      const held = counts.get(code) ?? [0, 0, 0];
      held[place] += 1;
      counts.set(code, held);
    };
    for (const { guest, host } of visits) {
      if (guest === host) continue;
      add(host, 0);
      add(guest, 1);
    }
    for (const { from, to } of adoptions) {
      add(from, 2);
      add(to, 2);
    }
    /** @param {[number, number, number]} held */
    const says = ([received, made, taken]) =>
      [
        received ? `${received} kunjungan diterima` : "",
        made ? `${made} kunjungan keluar` : "",
        taken ? `${taken} praktik diadopsi dari atau oleh daerah ini` : "",
      ]
        .filter(Boolean)
        .join("; ");
    const marks = [...counts].map(([code, held]) => ({
      row: world.row(code),
      kind: held[0] ? "told" : "host",
      says: says(held),
      order: held[0] + held[1] + held[2],
    }));
    return {
      marks: marks.sort((a, b) => b.order - a.order || a.row - b.row),
      lines: [
        ...visits.filter(({ guest, host }) => guest !== host).map(({ guest, host }) => ({ from: world.row(guest), to: world.row(host), kind: "visit" })),
        ...adoptions.map(({ from, to }) => ({ from: world.row(from), to: world.row(to), kind: "taken" })),
      ],
      legend: [
        { kind: "told", says: "menerima kunjungan" },
        { kind: "host", says: "hanya berkunjung atau mengadopsi" },
        { kind: "visit", says: "kunjungan" },
        { kind: "taken", says: "praktik yang diadopsi" },
      ],
      note: "Yang tercatat di Rujukan saja, bukan semua kunjungan.",
    };
  };

  return { of };
})();
