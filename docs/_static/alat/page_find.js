// Cari padanan: the form, the address, and the answer on cari.html. Nothing leaves the device.
"use strict";

(() => {
  const { tables, world, base, trouble, place } = Tool;
  const { element } = Dom;
  const output = Dom.byId("jawaban");
  const intro = Dom.byId("pengantar");
  const scoreFields = tables.domains.map(({ id }) => Dom.field(`nilai-${id}`));
  const sliders = [...tables.blocks.map(({ id }) => Dom.field(`bobot-${id}`)), Dom.field("bobot-profile")];
  const usual = [...world.usual, tables.settings.profile];

  /** What a preset shows, and which weights and kind of area it takes. */
  /** @type {Record<string, {label: string, lens: Lens, says: string, blocks?: Record<string, number>, sameKind?: boolean}>} */
  const PRESETS = {
    sekeadaan: { label: "Sekeadaan", lens: "sekeadaan", says: "Siapa yang berangkat dari keadaan yang sama: penduduk, wilayah, ekonomi, pendidikan, keterpencilan." },
    seprofil: { label: "Seprofil", lens: "seprofil", says: "Siapa yang nilai SPBE-nya sekarang paling mirip, di antara yang keadaannya serupa." },
    sekitar: { label: "Sekitar", lens: "sekitar", says: "Siapa yang terdekat dan sejenis." },
    anggaran: { label: "Sebanding anggaran", lens: "sekeadaan", says: "Seperti sekeadaan, tetapi ekonomi dan pendapatan asli daerah berbobot empat kali.", blocks: { economy: 4 } },
    sekelas: { label: "Sekelas kota", lens: "sekeadaan", says: "Hanya yang sejenis (kota dengan kota, kabupaten dengan kabupaten); jumlah penduduk dan luas berbobot empat kali.", blocks: { size: 4 }, sameKind: true },
  };

  let state = Address.read(Address.given(location));

  /** @param {string} code */
  const link = (code) => {
    const row = world.row(code);
    return element("a", { href: Tool.page(row) }, `${tables.areas.name[row]}, ${Tool.province(code)}`);
  };

  /** @param {number | null} km */
  const away = (km) => (km === null ? "" : `${Numbers.kilometres(km)} km`);

  /** @param {number} confidence */
  const mark = (confidence) =>
    element("span", { title: `Kepastian ${Reasons.certainty(confidence)}` }, Reasons.mark(confidence));

  /** @returns {Question} */
  const question = () => {
    const preset = PRESETS[state.preset];
    const kind = /** @type {Filters["kind"]} */ (tables.areas.kind[world.row(state.code)]);
    const weights = state.weights ?? usual;
    const blocks = state.weights
      ? weights.slice(0, 6)
      : tables.blocks.map(({ id, weight }) => preset.blocks?.[id] ?? weight);
    return {
      code: state.code,
      scores: state.scores,
      lens: preset.lens,
      blocks,
      profile: weights[6],
      filters: preset.sameKind && !state.filters.kind ? { ...state.filters, kind } : state.filters,
      k: 10,
      hosts: 5,
      practices: 5,
    };
  };

  /** @param {HostListAnswer} list */
  const hostRows = (list) => {
    if (list.why) return element("p", {}, list.why);
    return element(
      "ol",
      { class: "rows" },
      ...list.hosts.map((host) => {
        const lead = Numbers.points(host.lead);
        const says = [
          away(host.km),
          list.domain === null ? `${lead} poin indeks` : `unggul ${lead} poin`,
          host.documented ? "ada praktik tercatat" : "",
        ];
        return element(
          "li",
          {},
          link(host.code),
          " ",
          element("span", { class: "under" }, says.filter(Boolean).join(" · "), " · ", mark(host.confidence)),
        );
      }),
    );
  };

  /**
   * @param {Asked} asked
   * @param {HostsAnswer} hosts
   */
  const summary = (asked, hosts) => {
    const first = hosts.lists.find(({ domain }) => domain !== null && domain === hosts.leading);
    const lead = element("p", { class: "lead" });
    const own = asked.own.map((value, d) => `${tables.domains[d].label} ${Numbers.score(value)}`);
    if (asked.guessed) {
      lead.append(`${asked.name} belum dievaluasi. Daftar di bawah kasar, dari median daerah sekeadaan. `);
      lead.append(element("a", { href: "#nilai-D1", id: "ketik" }, "Ketik nilai Anda"), " untuk daftar yang lebih tepat.");
    } else {
      const index = asked.index === null ? "" : `indeks ${Numbers.score(asked.index)}`;
      lead.append(`${asked.name}: ${index} (${asked.basis}).`);
      if (first && first.behind !== null && first.behind >= 0.005) {
        lead.append(
          ` Yang paling perlu dikerjakan: ${first.label}, ${Numbers.score(first.own ?? NaN)} terhadap ` +
            `${Numbers.score((first.own ?? NaN) + first.behind)} pada daerah sekeadaan.`,
        );
      } else if (first) {
        lead.append(` Tidak tertinggal dari daerah sekeadaan; yang paling dapat dipelajari: ${first.label}.`);
      }
    }
    return [lead, element("p", { class: "hint" }, `Nilai yang dipakai: ${own.join(" · ")}.`)];
  };

  /**
   * @param {Question} asking
   * @param {PeersAnswer} peers
   */
  const peerSection = (asking, peers) => {
    const preset = PRESETS[state.preset];
    const buttons = Address.PRESETS.map((name) => {
      const button = element("button", { type: "button", "aria-pressed": String(name === state.preset) }, PRESETS[name].label);
      button.addEventListener("click", () => go({ preset: name }, "daftar-padanan"));
      return button;
    });
    const lens = /** @type {Lens} */ (asking.lens);
    const found = peers[lens];
    const list = found.length
      ? element(
          "ol",
          { class: "tool-list" },
          ...found.map((peer) =>
            element(
              "li",
              {},
              link(peer.code),
              " ",
              element(
                "span",
                { class: "when" },
                [away(peer.km), peer.confidence === null ? "" : Reasons.mark(peer.confidence), peer.mutual ? "saling memilih" : ""]
                  .filter(Boolean)
                  .join(" · "),
              ),
              element("details", { class: "why" }, element("summary", {}, "Mirip dan beda"), element("p", {}, peer.text)),
            ),
          ),
        )
      : element("p", {}, peers.why[lens] ?? "");
    return element(
      "section",
      { id: "daftar-padanan" },
      element("h2", {}, "Padanan"),
      element("div", { class: "tool-buttons", role: "group", "aria-label": "Jenis daftar" }, ...buttons),
      element("p", {}, state.weights ? "Menurut bobot yang Anda atur." : preset.says),
      list,
      element("p", { class: "hint" }, `${tables.words.certainty} ${Phrases.filled(tables.words.firstOwn, { name: tables.areas.name[world.row(state.code)] })}`),
    );
  };

  /** @param {HostsAnswer} hosts */
  const hostSection = (hosts) => {
    const [first, ...rest] = hosts.lists;
    return element(
      "section",
      { id: "tuan-rumah" },
      element("h2", {}, "Tuan rumah"),
      ...(first ? [element("h3", {}, first.label), hostRows(first)] : [element("p", {}, hosts.why ?? "")]),
      ...rest.map((list) => element("details", {}, element("summary", {}, list.label), hostRows(list))),
      element("p", { class: "hint" }, hosts.notes.filter((note) => !note.startsWith(tables.areas.name[world.row(state.code)])).join(" ")),
    );
  };

  /** @param {PracticesAnswer} practices */
  const practiceSection = (practices) =>
    element(
      "section",
      { id: "praktik" },
      element("h2", {}, "Praktik"),
      practices.why
        ? element("p", {}, practices.why)
        : element(
            "ol",
            { class: "tool-list" },
            ...practices.practices.map((practice) =>
              element(
                "li",
                {},
                element("a", { href: `${base}praktik/${practice.reference.split("/")[1]}.html` }, practice.title),
                `, ${practice.host_name}`,
                element("p", {}, practice.text),
              ),
            ),
          ),
    );

  /**
   * @param {PeersAnswer} peers
   * @param {HostsAnswer} hosts
   * @param {Lens} lens
   */
  const mapSection = (peers, hosts, lens) => {
    /** @param {{code: string}[]} list */
    const rows = (list) => list.map(({ code }) => world.row(code));
    return element(
      "section",
      {},
      element("h2", {}, "Di peta"),
      Atlas.map(tables, `${base}_static/peta.svg`, "Letak padanan dan tuan rumah; daftarnya di atas.", [
        { rows: rows(peers[lens]), shape: "dot" },
        { rows: rows(hosts.lists[0]?.hosts ?? []), shape: "square" },
        { rows: [world.row(state.code)], shape: "ring" },
      ]),
      element(
        "ul",
        { class: "tool-legend" },
        element("li", {}, "○ daerah Anda"),
        element("li", {}, "● padanan"),
        element("li", {}, "■ tuan rumah"),
      ),
    );
  };

  /**
   * @param {PeersAnswer} peers
   * @param {HostsAnswer} hosts
   * @param {PracticesAnswer} practices
   * @param {Asked} asked
   * @param {Lens} lens
   */
  const saveSection = (peers, hosts, practices, asked, lens) => {
    const stem = `rujukan-${state.code}`;
    const rows = [
      ...peers[lens].map((p, at) => [PRESETS[state.preset].label, at + 1, p.code, p.name, null, p.km, p.confidence, p.text]),
      ...hosts.lists.flatMap((list) =>
        list.hosts.map((h, at) => [`Tuan rumah: ${list.label}`, at + 1, h.code, h.name, h.lead, h.km, h.confidence, h.text]),
      ),
      ...practices.practices.map((p, at) => ["Praktik", at + 1, p.host_code, `${p.title}, ${p.host_name}`, p.points, p.km, p.confidence, p.text]),
    ];
    const csv = element("button", { type: "button" }, "Simpan CSV");
    csv.addEventListener("click", () =>
      Saving.download(`${stem}.csv`, "text/csv", Saving.csv(["daftar", "urutan", "kode", "nama", "poin", "km", "kepastian", "alasan"], rows)),
    );
    const json = element("button", { type: "button" }, "Simpan JSON");
    const area = { code: state.code, name: asked.name, scores: asked.own, index: asked.index, score_basis: asked.basis };
    json.addEventListener("click", () =>
      Saving.download(`${stem}.json`, "application/json", Saving.json({ area, peers, hosts, practices })),
    );
    const top = (hosts.lists[0]?.hosts ?? []).slice(0, 3).map(({ code }) => code);
    const compare = element("a", { href: `${base}banding.html#daerah=${[state.code, ...top].join(",")}` }, "Bandingkan dengan tiga tuan rumah");
    return element("div", { class: "tool-buttons" }, ...(output.dataset.banding ? [compare] : []), csv, json);
  };

  const fill = () => {
    if (state.code && world.rowOf.has(state.code)) place.value = tables.areas.name[world.row(state.code)];
    scoreFields.forEach((field, d) => (field.value = state.scores ? String(state.scores[d]).replace(".", ",") : ""));
    const weights = state.weights ?? usual;
    sliders.forEach((slider, at) => (slider.value = String(weights[at])));
    Dom.field("provinsi").value = state.filters.province;
    Dom.field("jenis").value = state.filters.kind;
    Dom.field("km").value = state.filters.km === null ? "" : String(state.filters.km);
  };

  const show = () => {
    trouble.textContent = "";
    intro.hidden = Boolean(state.code);
    if (!state.code) {
      output.replaceChildren(...Tool.mine([], (name) => `Buka ${name}`, (code) => go({ code, scores: null })));
      return;
    }
    if (!world.rowOf.has(state.code)) {
      Tool.unknown([state.code]);
      output.replaceChildren();
      return;
    }
    try {
      const asking = question();
      const asked = world.ask(asking);
      const peers = Peers.answer(world, asking);
      const plain = { ...asking, filters: state.filters };
      const hosts = Hosts.answer(world, plain);
      const practices = Practices.answer(world, plain);
      const lens = /** @type {Lens} */ (asking.lens);
      const told = summary(asked, hosts);
      Dom.announce(told[0].textContent ?? "");
      output.replaceChildren(
        ...told,
        element("div", { class: "tool-two" }, hostSection(hosts), practiceSection(practices)),
        saveSection(peers, hosts, practices, asked, lens),
        element("div", { class: "tool-two" }, peerSection(asking, peers), mapSection(peers, hosts, lens)),
        element("p", { class: "hint" }, `Nilai: Kementerian PANRB, hasil evaluasi SPBE ${tables.year}. Keadaan: Kemendagri dan BPS. Tuan rumah dan praktik selalu memakai bobot baku.`),
      );
      if (asked.guessed) /** @type {HTMLDetailsElement} */ (Dom.byId("nilai-sendiri")).open = true;
      document.getElementById("ketik")?.addEventListener("click", (event) => {
        event.preventDefault();
        scoreFields[0].focus();
      });
    } catch (error) {
      if (!(error instanceof Nobody)) throw error;
      trouble.textContent = error.message;
      output.replaceChildren();
    }
  };

  /**
   * @param {Partial<ReturnType<typeof Address.read>>} change
   * @param {string} [focus] what to show afterwards
   */
  const go = (change, focus) => {
    state = { ...state, ...change };
    history.replaceState(null, "", Address.write(state));
    fill();
    show();
    if (focus) document.getElementById(focus)?.querySelector("button[aria-pressed=true]")?.setAttribute("tabindex", "0");
    if (focus) /** @type {HTMLElement | null} */ (document.querySelector(`#${focus} button[aria-pressed=true]`))?.focus({ preventScroll: true });
  };

  /** The typed values, null where all are empty; a sentence where they are wrong. */
  const typedScores = () => {
    const texts = scoreFields.map((field) => field.value);
    if (texts.every((text) => !text.trim())) return null;
    const found = texts.map(Numbers.typed);
    const [low, high] = tables.settings.scale;
    const wrong = found.findIndex((value) => !(value >= low && value <= high));
    if (wrong >= 0) {
      scoreFields[wrong].focus();
      throw new Nobody(`Nilai ${tables.domains[wrong].label} harus angka dari ${low} sampai ${high}, misalnya 2,75.`);
    }
    return found;
  };

  const apply = () => {
    try {
      const scores = typedScores();
      if (!state.code) throw new Nobody("Pilih dahulu daerah Anda; keadaan daerah ikut menentukan padanan.");
      const km = Dom.field("km").value.trim();
      const kept = Address.read(
        `#km=${encodeURIComponent(km)}&provinsi=${Dom.field("provinsi").value}&jenis=${Dom.field("jenis").value}` +
          `&bobot=${sliders.map((slider) => slider.value).join(",")}`,
      );
      if (km && kept.filters.km === null) throw new Nobody("Jarak terjauh harus angka dari 1 sampai 6000 km.");
      const moved = kept.weights && kept.weights.some((value, at) => value !== usual[at]);
      go({ scores, filters: kept.filters, weights: moved ? kept.weights : null });
    } catch (error) {
      if (!(error instanceof Nobody)) throw error;
      trouble.textContent = error.message;
    }
  };

  const levelFold = Dom.byId("tingkat");
  const buildLevels = () => {
    const form = element("div", { class: "tool-levels" });
    tables.domains.forEach(({ label }, domain) => {
      form.append(element("h3", {}, label));
      for (const [id, node] of Object.entries(tables.nodes)) {
        if (node.domain !== domain) continue;
        const select = element("select", { "data-node": id }, ...["", "1", "2", "3", "4", "5"].map((level) => element("option", { value: level }, level || "–")));
        form.append(element("label", {}, node.label, select));
      }
    });
    form.addEventListener("change", () => {
      /** @type {Record<string, number>} */
      const levels = {};
      form.querySelectorAll("select").forEach((select) => {
        if (select.value) levels[select.dataset.node ?? ""] = Number(select.value);
      });
      Levels.domains(tables, levels).forEach((value, d) => {
        if (value !== null) scoreFields[d].value = Numbers.score(value);
      });
    });
    levelFold.append(form);
  };
  levelFold.addEventListener("toggle", () => {
    if (!levelFold.querySelector(".tool-levels")) buildLevels();
  });

  Tool.pick((row) => go({ code: world.codes[row], scores: null }));
  Dom.byId("borang").addEventListener("submit", (event) => {
    event.preventDefault();
    apply();
  });
  for (const id of ["provinsi", "jenis", "km"]) Dom.byId(id).addEventListener("change", () => state.code && apply());
  for (const slider of sliders) slider.addEventListener("change", () => state.code && apply());
  Dom.byId("baku").addEventListener("click", () =>
    go({ scores: null, weights: null, filters: { province: "", kind: "", km: null } }),
  );
  addEventListener("hashchange", () => {
    state = Address.read(Address.given(location));
    fill();
    show();
  });
  fill();
  show();
  Dom.ready();
})();
