// Finds pages: loads the parts of the index that the words need, ranks, and shows titles as text.
// The index is made by kb_builder/site/search.py; stemming is in kata.js. Works from file://.
"use strict";

const Cari = (() => {
  const KINDS = [
    ["daerah/", "Daerah"],
    ["praktik/", "Praktik"],
    ["kunjungan/", "Kunjungan"],
    ["tanya/", "Pertanyaan"],
    ["instrumen/", "Instrumen"],
    ["panduan/", "Panduan"],
    ["adr/", "Keputusan rancangan"],
  ];
  const MOST = 60;
  // Title, heading, elsewhere; words that only begin like the one asked for count half.
  const WEIGHTS = [10, 3, 1];
  const BEGINNING = 0.5;
  const WHOLE_TITLE = 100;
  const here = document.currentScript.src.replace(/_static\/cari\.js.*$/, "");

  let about = null;
  const words = new Map(); // prefix → words of that file
  const pages = new Map(); // number of file → rows
  const loading = new Map();

  const load = (name) => {
    if (!loading.has(name)) {
      loading.set(name, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = `${here}cari/${name}.js`;
        script.onload = resolve;
        script.onerror = () => reject(new Error(name));
        document.head.append(script);
      }));
    }
    return loading.get(name);
  };

  // The files that may hold words beginning with `text`: those of its own beginnings, else of its
  // continuations.
  const filesFor = (text) => {
    const own = [];
    for (let length = 1; length <= text.length; length += 1) {
      const prefix = text.slice(0, length);
      if (Object.hasOwn(about.awalan, prefix)) own.push(prefix);
    }
    if (text.length < 2) return own;
    const longer = Object.keys(about.awalan).filter((p) => p.length > text.length && p.startsWith(text));
    return longer.length <= 12 ? own.concat(longer) : own;
  };

  const numbers = (steps) => {
    let last = 0;
    return steps ? steps.split(",").map((step) => (last += parseInt(step, 36))) : [];
  };

  // Page → points for one word of the query; `common` when it is on too many pages to be listed.
  const matches = ({ typed, stem, beginning }) => {
    const points = new Map();
    const exact = new Set();
    let common = false;
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
          if (whole && place === 0) exact.add(page);
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
    return { points, exact, common };
  };

  const rank = (found) => {
    const needed = found.filter(({ common, points }) => !common || points.size === 0);
    const listed = (needed.length ? needed : found).map(({ points }) => points);
    const all = new Map();
    const score = (page) => {
      let total = 0;
      let inTitle = 0;
      for (const { points, exact } of found) {
        total += points.get(page) ?? 0;
        inTitle += exact.has(page) ? 1 : 0;
      }
      const length = parseInt(about.panjang[page], 36);
      if (inTitle && inTitle === length) total += WHOLE_TITLE;
      return total + inTitle / (1 + length);
    };
    const smallest = listed.reduce((a, b) => (b.size < a.size ? b : a));
    for (const page of smallest.keys()) {
      if (listed.every((points) => points.has(page))) all.set(page, score(page));
    }
    if (!all.size) {
      for (const points of listed) for (const page of points.keys()) all.set(page, score(page));
    }
    return [...all].sort(([a, x], [b, y]) => y - x || a - b).map(([page]) => page);
  };

  // Addresses and titles of the best pages, best first, and how many there are.
  const search = async (query) => {
    const typed = query.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
    const asked = [...new Set(typed)]
      .filter((word) => !Kata.ignored(word) && !/^\d+$/.test(word))
      .map((word) => ({ typed: word, stem: Kata.stem(word), beginning: word.length > 2 }));
    if (!asked.length || !about) return { total: 0, results: [] };
    const prefixes = new Set(asked.flatMap(({ typed: t, stem }) => [...filesFor(t), ...filesFor(stem)]));
    await Promise.all([...prefixes].map((prefix) => load(about.awalan[prefix])));
    const order = rank(asked.map(matches));
    const best = order.slice(0, MOST);
    const files = new Set(best.map((page) => Math.floor(page / about.perBerkas)));
    await Promise.all([...files].map((number) => load(`h${number}`)));
    const results = best.map((page) => pages.get(Math.floor(page / about.perBerkas))[page % about.perBerkas]);
    return { total: order.length, results };
  };

  const element = (name, text, className) => {
    const node = document.createElement(name);
    if (text) node.textContent = text;
    if (className) node.className = className;
    return node;
  };

  const item = ([docname, title]) => {
    const entry = element("li");
    const link = element("a", title);
    link.href = `${here}${docname}.html`;
    entry.append(link);
    const kind = KINDS.find(([prefix]) => docname.startsWith(prefix));
    if (kind) entry.append(" ", element("span", kind[1], "result-kind"));
    return entry;
  };

  const show = async (query) => {
    const output = document.getElementById("search-results");
    output.replaceChildren(element("p", "Mencari …"));
    try {
      const { total, results } = await search(query);
      const list = element("ul", "", "search-results");
      list.append(...results.map(item));
      const summary = total
        ? `${total} halaman untuk “${query}”.`
        : `Tidak ada halaman untuk “${query}”. Coba kata dasar, misalnya “izin”, atau kata lain.`;
      output.replaceChildren(element("p", summary, "search-summary"), list);
    } catch (missing) {
      const text = `Sebagian indeks pencarian (${missing.message}.js) tidak dapat dimuat. Muat ulang halaman ini.`;
      output.replaceChildren(element("p", text, "search-summary"));
    }
  };

  return {
    search,
    kata: (prefix, entries) => words.set(prefix, entries),
    halaman: (number, rows) => pages.set(number, rows),
    mulai: (found) => {
      about = found;
      const query = new URLSearchParams(location.search).get("q")?.trim() ?? "";
      for (const field of document.querySelectorAll("input[name=q]")) field.value = query;
      if (query) show(query);
    },
  };
})();
