// Finds pages: loads the parts of the index that the words need, ranks, and shows titles as text.
// The index is made by kb_builder/site/search.py; stemming and synonyms are in kata.js. Works from
// file://. What counts, most first: the page of an area that is called so; pages with all words;
// pages with some of them. Other words for the same thing count less than the words typed.
"use strict";

/**
 * @typedef {{stem: string, typed: string}} Word
 * @typedef {{own: Word[], others: string[][], optional: boolean}} Term
 * @typedef {{points: Map<number, number>, titles: Map<number, number>, common: boolean}} Found
 * @typedef {[docname: string, title: string, excerpt: string]} Row
 * @typedef {{jumlah: number, perBerkas: number, panjang: string, bobot: string, awalan: Record<string, string>}} About
 * @typedef {{total: number, whole: number, results: Row[], corrected: string, words: string[]}} Answer
 */

const Cari = (() => {
  const { element } = Dom;
  const KINDS = [
    ["daerah/", "Daerah"],
    ["praktik/", "Praktik"],
    ["kunjungan/", "Kunjungan"],
    ["tanya/", "Pertanyaan"],
    ["instrumen/", "Instrumen"],
    ["panduan/", "Panduan"],
    ["metode/", "Metode"],
    ["adr/", "Keputusan rancangan"],
  ];
  const MOST = 60;
  // Title, heading, elsewhere; words that only begin like the one asked for count half.
  const WEIGHTS = [10, 3, 1];
  const BEGINNING = 0.5;
  const SYNONYM = 0.3;
  const WHOLE_TITLE = 100;
  // Short for the kinds of area, as people write them before a name.
  /** @type {Record<string, string>} */
  const SHORT = { kab: "kabupaten", pemkab: "kabupaten", pemkot: "kota", prov: "provinsi", pemprov: "provinsi" };
  const GOVERNMENT = /^(pemerintah|pemda|dinas kominfo|diskominfo|kominfo) /;
  const base = document.documentElement.dataset.content_root ?? "";

  /** @type {About} */
  let about = { jumlah: 0, perBerkas: 1, panjang: "", bobot: "", awalan: {} };
  /** @type {Record<string, number[]>} */
  let names = {};
  /** @type {string[]} */
  let known = [];
  /** @type {Map<string, Record<string, string>>} */
  const words = new Map(); // prefix → words of that file
  /** @type {Map<number, Row[]>} */
  const pages = new Map(); // number of file → rows
  /**
   * The files that may hold words beginning with `text`: those of its own beginnings, else of its
   * continuations.
   * @param {string} text
   */
  const filesFor = (text) => {
    /** @type {string[]} */
    const own = [];
    for (let length = 1; length <= text.length; length += 1) {
      const prefix = text.slice(0, length);
      if (Object.hasOwn(about.awalan, prefix)) own.push(prefix);
    }
    if (text.length < 2) return own;
    const longer = Object.keys(about.awalan).filter((p) => p.length > text.length && p.startsWith(text));
    return longer.length <= 12 ? own.concat(longer) : own;
  };

  /** @param {string} steps */
  const numbers = (steps) => {
    let last = 0;
    return steps ? steps.split(",").map((step) => (last += parseInt(step, 36))) : [];
  };

  /** @param {string} query @returns {string[]} */
  const split = (query) => query.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];

  /**
   * The words of a query as terms; a phrase that has other names is one term.
   * @param {string[]} typed
   * @returns {Term[]}
   */
  const terms = (typed) => {
    /** @type {Word[]} */
    const kept = [];
    typed.forEach((word, place) => {
      if (Kata.ignored(word)) return;
      // "indikator 21" is written I21 on pages
      const indicator = /^\d{1,2}$/.test(word) && typed[place - 1] === "indikator";
      kept.push({ typed: word, stem: indicator ? `i${word}` : Kata.stem(word) });
    });
    /** @type {Term[]} */
    const found = [];
    for (let at = 0; at < kept.length; ) {
      let length = 1;
      /** @type {string[][]} */
      let others = [];
      for (const group of Kata.groups) {
        for (const phrase of group) {
          if (phrase.length < length || !phrase.every((stem, i) => kept[at + i]?.stem === stem)) continue;
          if (phrase.length > length) others = [];
          length = phrase.length;
          others = others.concat(group.filter((other) => other !== phrase));
        }
      }
      const own = kept.slice(at, at + length);
      found.push({ own, others, optional: length === 1 && /^\d+$/.test(own[0].typed) && own[0].stem === own[0].typed });
      at += length;
    }
    return found;
  };

  /**
   * Page → points for one stem; `titles` are pages that have it in their title, `common` is true
   * when it is on too many pages to be listed.
   * @param {string} stem
   * @param {string} typed
   * @param {boolean} beginning whether words that only begin so count too
   */
  const lookUp = (stem, typed, beginning) => {
    /** @type {Map<number, number>} */
    const points = new Map();
    /** @type {Set<number>} */
    const titles = new Set();
    let common = false;
    /** @param {string} posting @param {number} factor @param {boolean} whole */
    const add = (posting, factor, whole) => {
      const parts = posting.split("|");
      if (parts[1] === "*") common = true;
      const lists = parts[1] === "*" ? [numbers(parts[0])] : parts.map(numbers);
      const total = lists.reduce((sum, list) => sum + list.length, 0);
      const rare = Math.log(1 + about.jumlah / (total + 1));
      lists.forEach((list, place) => {
        for (const page of list) {
          const value = WEIGHTS[place] * rare * factor;
          if (value > (points.get(page) ?? 0)) points.set(page, value);
          if (whole && place === 0) titles.add(page);
        }
      });
    };
    for (const [prefix, entries] of words) {
      if (!stem.startsWith(prefix) && !typed.startsWith(prefix) && !prefix.startsWith(stem)) continue;
      if (Object.hasOwn(entries, stem)) add(entries[stem], 1, true);
      if (!beginning) continue;
      for (const word of Object.keys(entries)) {
        if (word !== stem && (word.startsWith(stem) || word.startsWith(typed))) {
          add(entries[word], BEGINNING, false);
        }
      }
    }
    return { points, titles, common };
  };

  /**
   * Pages that have every one of several stems, with the mean of their points.
   * @param {ReturnType<typeof lookUp>[]} found
   */
  const phraseOf = (found) => {
    const listed = found.filter(({ common, points }) => !common || points.size === 0);
    const smallest = (listed.length ? listed : found).reduce((a, b) => (b.points.size < a.points.size ? b : a));
    /** @type {Map<number, number>} */
    const points = new Map();
    for (const page of smallest.points.keys()) {
      if (!(listed.length ? listed : found).every((one) => one.points.has(page))) continue;
      const total = found.reduce((sum, one) => sum + (one.points.get(page) ?? 0), 0);
      points.set(page, total / found.length);
    }
    return points;
  };

  /** @param {Term} term @returns {Found} */
  const matches = ({ own, others }) => {
    const found = own.map(({ stem, typed }) => lookUp(stem, typed, own.length === 1 && typed.length > 2));
    const points = phraseOf(found);
    /** @type {Map<number, number>} */
    const titles = new Map();
    for (const one of found) for (const page of one.titles) titles.set(page, (titles.get(page) ?? 0) + 1);
    for (const phrase of others) {
      for (const [page, value] of phraseOf(phrase.map((stem) => lookUp(stem, stem, false)))) {
        if (value * SYNONYM > (points.get(page) ?? 0)) points.set(page, value * SYNONYM);
      }
    }
    return { points, titles, common: found.every(({ common }) => common) };
  };

  /**
   * Pages, best first, and how many of them have all words.
   * @param {Term[]} asked
   * @param {Found[]} found
   * @param {number[]} first
   */
  const rank = (asked, found, first) => {
    const needed = found.filter(({ common, points }, i) => !asked[i].optional && (!common || points.size === 0));
    const required = needed.length ? needed : found;
    const scored = [];
    const seen = new Set();
    for (const { points } of found) {
      for (const page of points.keys()) {
        if (seen.has(page)) continue;
        seen.add(page);
        let total = 0;
        let inTitle = 0;
        for (const one of found) {
          total += one.points.get(page) ?? 0;
          inTitle += one.titles.get(page) ?? 0;
        }
        const length = parseInt(about.panjang[page], 36);
        total *= (1 + parseInt(about.bobot[page], 10)) / 10;
        if (inTitle && inTitle === length) total += WHOLE_TITLE;
        const has = required.filter((one) => one.points.has(page)).length;
        const called = first.includes(page) ? 1 : 0;
        scored.push({ page, called, has, total: total + inTitle / (1 + length) });
      }
    }
    for (const page of first) {
      if (!seen.has(page)) scored.push({ page, called: 1, has: required.length, total: 0 });
    }
    scored.sort((a, b) => b.called - a.called || b.has - a.has || b.total - a.total || a.page - b.page);
    const whole = scored.filter(({ called, has }) => called || has === required.length).length;
    return { order: scored.map(({ page }) => page), whole };
  };

  /**
   * The pages of areas that are called as the query says; numbers of pages.
   * @param {string[]} typed
   */
  const calledSo = (typed) => {
    const name = typed.map((word) => (Object.hasOwn(SHORT, word) ? SHORT[word] : word)).join(" ").replace(GOVERNMENT, "");
    for (const one of [name, name.replace(/^(kabupaten|kota|provinsi) /, "")]) {
      if (Object.hasOwn(names, one)) return names[one];
    }
    return [];
  };

  /**
   * The nearest word of the site; of equally near ones that which begins alike, then the most used.
   * @param {string} word
   */
  const nearest = (word) => {
    const most = word.length < 4 ? 0 : word.length < 6 ? 1 : 2;
    let best = "";
    let cost = most + 0.9;
    if (!most) return best;
    for (const other of known) {
      const found = slips(word, other, most) + (other[0] === word[0] ? 0 : 0.5);
      if (found < cost) [best, cost] = [other, found];
    }
    return best;
  };

  /** @param {Term[]} asked */
  const loadFor = async (asked) => {
    const stems = asked.flatMap(({ own, others }) => [...own.flatMap(({ stem, typed }) => [stem, typed]), ...others.flat()]);
    const prefixes = new Set(stems.flatMap(filesFor));
    await Promise.all([...prefixes].map((prefix) => Loading.load("cari", about.awalan[prefix])));
  };

  /**
   * What the query was probably meant to be; empty where every word is known or none is near.
   * @param {string[]} typed
   * @param {Set<string>} unknown
   */
  const correct = async (typed, unknown) => {
    await Loading.load("cari", "ejaan");
    const better = typed.map((word) => (unknown.has(word) ? nearest(word) || word : word));
    const text = better.join(" ");
    return text === typed.join(" ") ? "" : text;
  };

  /**
   * Addresses, titles and excerpts of the best pages, best first.
   * @param {string} query
   * @returns {Promise<Answer>}
   */
  const search = async (query, mayCorrect = true) => {
    const typed = [...new Set(split(query))];
    const asked = terms(typed);
    /** @type {Answer} */
    const nothing = { total: 0, whole: 0, results: [], corrected: "", words: [] };
    if (!about.jumlah) return nothing;
    await Promise.all([Loading.load("cari", "nama"), loadFor(asked)]);
    const first = calledSo(split(query));
    if (!asked.length && !first.length) return nothing;
    const found = asked.map(matches);
    if (mayCorrect && !first.length) {
      const unknown = new Set(
        asked.flatMap(({ own }, i) => (found[i].points.size || found[i].common ? [] : own.map(({ typed: t }) => t))),
      );
      const corrected = unknown.size ? await correct(split(query), unknown) : "";
      if (corrected) return { ...(await search(corrected, false)), corrected };
    }
    const { order, whole } = found.length ? rank(asked, found, first) : { order: first, whole: first.length };
    const best = order.slice(0, MOST);
    const files = new Set(best.map((page) => Math.floor(page / about.perBerkas)));
    await Promise.all([...files].map((number) => Loading.load("cari", `h${number}`)));
    const results = best.flatMap((page) => {
      const row = pages.get(Math.floor(page / about.perBerkas))?.[page % about.perBerkas];
      return row ? [row] : [];
    });
    return { total: order.length, whole, results, corrected: "", words: asked.flatMap(({ own, others }) => [...own.map(({ stem }) => stem), ...others.flat()]) };
  };

  /**
   * Text with the words that were asked for marked.
   * @param {string} text
   * @param {string[]} stems
   */
  const marked = (text, stems) =>
    text.split(/([\p{L}\p{N}_]+)/u).map((part, place) => {
      const hit = place % 2 && stems.includes(Kata.stem(part.toLowerCase()));
      return hit ? element("mark", {}, part) : part;
    });

  /** @param {Row} row @param {string[]} stems */
  const item = ([docname, title, excerpt], stems) => {
    const entry = element("li");
    entry.append(element("a", { href: `${base}${docname}.html` }, title));
    const kind = KINDS.find(([prefix]) => docname.startsWith(prefix));
    if (kind) entry.append(" ", element("span", { class: "result-kind" }, kind[1]));
    if (excerpt && excerpt !== title) {
      entry.append(element("p", { class: "result-excerpt" }, ...marked(excerpt, stems)));
    }
    return entry;
  };

  /** @param {Row[]} rows @param {string[]} stems */
  const listOf = (rows, stems) => element("ul", { class: "search-results" }, ...rows.map((row) => item(row, stems)));

  /** @param {...(Node | string)} says */
  const summary = (...says) => element("p", { class: "search-summary" }, ...says);

  /** @param {string} query */
  const show = async (query) => {
    const output = document.getElementById("search-results");
    if (!output) return;
    output.replaceChildren(element("p", {}, "Mencari …"));
    try {
      const { total, whole, results, corrected, words: stems } = await search(query);
      const parts = [];
      if (corrected) {
        const link = element("a", { href: `?q=${encodeURIComponent(corrected)}` }, corrected);
        const line = [`Tidak ada yang tertulis “${query}”. Maksud Anda `, link, "? Ini hasilnya."];
        parts.push(element("p", { class: "search-correction" }, ...line));
      }
      const asked = corrected || query;
      if (!total) {
        parts.push(summary(`Tidak ada halaman untuk “${asked}”. Coba kata dasar, misalnya “izin”, atau kata lain.`));
      } else if (!whole) {
        parts.push(summary(`Tidak ada halaman dengan semua kata “${asked}”; ${total} memuat sebagian.`));
        parts.push(listOf(results, stems));
      } else {
        parts.push(summary(`${whole} halaman untuk “${asked}”.`));
        parts.push(listOf(results.slice(0, whole), stems));
        if (results.length > whole) {
          parts.push(element("h2", { class: "search-rest" }, "Memuat sebagian katanya"), listOf(results.slice(whole), stems));
        }
      }
      output.replaceChildren(...parts);
    } catch (missing) {
      const part = missing instanceof Error ? missing.message : "";
      const text = `Sebagian indeks pencarian (${part}.js) tidak dapat dimuat. Muat ulang halaman ini.`;
      output.replaceChildren(summary(text));
    }
  };

  return {
    search,
    /** @param {string} prefix @param {Record<string, string>} entries */
    kata: (prefix, entries) => words.set(prefix, entries),
    /** @param {number} number @param {Row[]} rows */
    halaman: (number, rows) => pages.set(number, rows),
    /** @param {Record<string, number[]>} found */
    nama: (found) => (names = found),
    /** @param {string} text */
    ejaan: (text) => (known = text.split(" ")),
    /** @param {About} found */
    mulai: (found) => {
      about = found;
      const query = new URLSearchParams(location.search).get("q")?.trim() ?? "";
      for (const field of document.querySelectorAll("input[name=q]")) if (field instanceof HTMLInputElement) field.value = query;
      if (query) show(query);
    },
  };
})();
