// Bandingkan: two to four areas on banding.html, kept in the address. Nothing leaves the device.
"use strict";

(() => {
  const MOST = 4;
  const HELPS = 3;
  const { tables, world, base, trouble, place: field } = Tool;
  const { element } = Dom;
  const output = Dom.byId("jawaban");
  const intro = Dom.byId("pengantar");

  /** @type {string[]} */
  let codes = [];

  /** @param {number} row */
  const link = (row) => element("a", { href: Tool.page(row) }, tables.areas.name[row]);

  /** @param {number | null} value */
  const figure = (value) => (value === null || Number.isNaN(value) ? "–" : Numbers.score(value));

  /** @param {number} row */
  const short = (row) => Places.short(tables.areas.name[row]);

  /** @param {string[]} chosen */
  const go = (chosen) => {
    codes = chosen;
    history.replaceState(null, "", `#daerah=${codes.join(",")}`);
    show();
  };

  const chips = () =>
    element(
      "div",
      { class: "tool-buttons", role: "group", "aria-label": "Daerah yang dibandingkan" },
      ...codes.map((code) => {
        const name = tables.areas.name[world.row(code)];
        const button = element("button", { type: "button", "aria-label": `Keluarkan ${name}` }, `${short(world.row(code))} ✕`);
        button.addEventListener("click", () => {
          go(codes.filter((other) => other !== code));
          field.focus();
        });
        return button;
      }),
    );

  /** Whoever comes from the page of a host has their own area one tap away. */
  const mine = () => Tool.mine(codes, (name) => `Tambah ${name} (daerah Anda)`, (own) => go([own, ...codes]));

  /**
   * Figures side by side, the first column of them set off; it scrolls by itself where even upright
   * heads do not make room enough.
   * @param {string} caption
   * @param {string[]} heads
   * @param {string[][]} rows the first cell names the row
   */
  const table = (caption, heads, rows) =>
    element(
      "div",
      { class: "tool-scroll", tabindex: 0, role: "region", "aria-label": caption },
      element(
        "table",
        { class: "compare" },
        element("caption", { class: "visually-hidden" }, caption),
        element(
          "thead",
          {},
          element(
            "tr",
            {},
            ...heads.map((head, at) =>
              at
                ? element("th", { scope: "col", class: at === 1 ? "num tilt focus" : "num tilt" }, element("span", {}, head))
                : element("th", { scope: "col" }, head),
            ),
          ),
        ),
        element(
          "tbody",
          {},
          ...rows.map(([first, ...rest]) =>
            element("tr", {}, element("th", { scope: "row" }, first), ...rest.map((cell, at) => element("td", { class: at ? "num" : "num focus" }, cell))),
          ),
        ),
      ),
    );

  /** @param {number[]} rows */
  const scores = (rows) =>
    table(
      `Nilai SPBE ${tables.year}`,
      [`SPBE ${tables.year}`, ...rows.map(short)],
      [
        ...tables.domains.map(({ label }, d) => [label, ...rows.map((row) => figure(world.own(row)[d]))]),
        ["Indeks", ...rows.map((row) => figure(tables.index[row]))],
      ],
    );

  /** @param {number[]} rows */
  const context = ([first, ...others]) => {
    const models = world.models();
    const km = world.km(first);
    /** @param {number} row @param {string} id */
    const value = (row, id) => {
      const known = tables.figures[id][row];
      if (known === null) return "–";
      if (id === "city") return known ? "kota" : "kabupaten";
      return Numbers.trait(known);
    };
    return element(
      "section",
      {},
      element("h2", {}, "Mirip dan beda"),
      element(
        "ul",
        {},
        ...others.map((row) =>
          element("li", {}, link(row), Number.isNaN(km[row]) ? "" : ` (${Numbers.kilometres(km[row])} km)`, element("br"), world.pair(models, first, row).text),
        ),
      ),
      element("p", { class: "hint" }, Phrases.filled(tables.words.firstOwn, { name: tables.areas.name[first] })),
      element(
        "details",
        {},
        element("summary", {}, `Semua ${tables.traits.length} ciri`),
        table(
          "Ciri daerah",
          ["Ciri", ...[first, ...others].map(short)],
          tables.traits.map(({ id, label, unit }) => [
            id === "city" || unit === "indeks" ? label : `${label} (${unit})`,
            ...[first, ...others].map((row) => value(row, id)),
          ]),
        ),
      ),
    );
  };

  /**
   * What one area has that would help another.
   * @param {number} row the one to be helped
   * @param {number} other
   */
  const helps = (row, other) => {
    const found = Beside.helping(world, row, other).slice(0, HELPS);
    if (!found.length) return [];
    return [
      element("h3", {}, `Dari ${tables.areas.name[other]} untuk ${tables.areas.name[row]}`),
      element(
        "ul",
        {},
        ...found.map(({ reference, title, points }) => {
          const worth = Numbers.points(points);
          const about = worth.startsWith("kurang") ? worth : `sekitar ${worth}`;
          return element(
            "li",
            {},
            element("a", { href: `${base}praktik/${reference.split("/")[1]}.html` }, title),
            " ",
            element("span", { class: "when" }, `bila berhasil, indeks naik ${about}`),
          );
        }),
      ),
    ];
  };

  /** @param {number[]} rows the first one asks */
  const practices = ([first, ...others]) => {
    const own = others.flatMap((other) => helps(first, other));
    const rest = others.flatMap((row) => [first, ...others].flatMap((other) => (row === other ? [] : helps(row, other))));
    return element(
      "section",
      {},
      element("h2", {}, "Praktik yang dapat membantu"),
      ...(own.length
        ? own
        : [element("p", {}, `Belum ada praktik tercatat dari daerah ini yang menutup kekurangan ${tables.areas.name[first]}.`)]),
      ...(rest.length ? [element("details", {}, element("summary", {}, "Untuk daerah yang lain"), ...rest)] : []),
    );
  };

  const visits = () => {
    const found = Beside.visits(world, codes);
    return element(
      "section",
      {},
      element("h2", {}, "Kunjungan di antara mereka"),
      found.length
        ? element(
            "ul",
            {},
            ...found.map(({ guest, host, date, page }) => {
              const [from, to] = [guest, host].map((code) => tables.areas.name[world.row(code)]);
              return element("li", {}, element("a", { href: `${base}${page}.html` }, `${from} ke ${to}`), " ", element("span", { class: "when" }, date.slice(0, 4)));
            }),
          )
        : element("p", {}, "Belum ada kunjungan tercatat di antara daerah ini."),
    );
  };

  const show = () => {
    trouble.textContent = "";
    const unknown = codes.filter((code) => !world.rowOf.has(code));
    if (unknown.length) {
      Tool.unknown(unknown);
      codes = codes.filter((code) => world.rowOf.has(code));
    }
    field.disabled = codes.length >= MOST;
    field.placeholder = field.disabled ? "Paling banyak empat; keluarkan satu dahulu" : "Nama kabupaten atau kota";
    const rows = codes.map((code) => world.row(code));
    intro.hidden = rows.length > 1;
    if (rows.length < 2) {
      output.replaceChildren(
        ...(rows.length ? [chips()] : []),
        ...mine(),
        element("p", {}, rows.length ? "Tambahkan satu daerah lagi." : "Pilih dua daerah atau lebih."),
      );
      return;
    }
    const sentence = Beside.gapSentence(world, rows);
    Dom.announce(sentence);
    output.replaceChildren(
      chips(),
      element("p", { class: "lead" }, sentence),
      scores(rows),
      context(rows),
      practices(rows),
      visits(),
      element("p", { class: "hint" }, `Nilai: Kementerian PANRB, hasil evaluasi SPBE ${tables.year}. Keadaan: Kemendagri dan BPS.`),
    );
  };

  Tool.pick((row) => {
    field.value = "";
    if (codes.includes(world.codes[row])) trouble.textContent = `${tables.areas.name[row]} sudah ada di bawah.`;
    else go([...codes, world.codes[row]]);
  });
  const read = () => {
    codes = Address.areas(Address.given(location), MOST);
    show();
  };
  addEventListener("hashchange", read);
  read();
  Dom.ready();
})();
