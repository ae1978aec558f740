// Peta: dots on peta.html, and the same as a list for keyboard and screen reader.
"use strict";

(() => {
  const { tables, world, base, trouble, place } = Tool;
  const { element, drawn } = Dom;
  const svg = Dom.byId("peta");
  const list = Dom.byId("daftar");
  const layer = Dom.field("lapis");
  const region = Dom.field("wilayah");
  const SIZES = { "level-0": 1.6, "level-1": 1.4, "level-2": 1.8, "level-3": 2.2, "level-4": 2.7, "level-5": 3.3 };
  const LIKE = 3.4;
  const NEAR = 24; // pixels within which a tap means a dot
  /** @type {{mine: number | null, chosen: number}} */
  const state = { mine: null, chosen: -1 };
  /** @type {Layer} */
  let shown = { marks: [], lines: [], legend: [], note: "" };
  /** @type {Mark[]} */
  let listed = [];

  /** @param {string} kind */
  const sizeOf = (kind) => /** @type {Record<string, number>} */ (SIZES)[kind] ?? LIKE;

  /**
   * Bounds of the picture: the whole country, a group of islands, or where one's own peers are.
   * @returns {[number, number, number, number]} left, top, width, height
   */
  const bounds = () => {
    const { width, height } = tables.map;
    const own = ["padanan", "tuan"].includes(layer.value) && state.mine !== null;
    if (region.value === "" && !own) return [0, 0, width, height];
    const rows = region.value === "" ? listed.map(({ row }) => row) : tables.areas.island.map((_, row) => row).filter(inside);
    const known = rows.flatMap((row) => {
      const spot = Atlas.place(tables, row);
      return spot ? [spot] : [];
    });
    if (!known.length) return [0, 0, width, height];
    const [xs, ys] = [0, 1].map((axis) => known.map((spot) => spot[axis]));
    const [wide, high] = [Math.max(...xs) - Math.min(...xs) + 16, Math.max(...ys) - Math.min(...ys) + 16];
    // Neither a thread nor a tower, and no closer than the coastline is drawn for.
    const across = Math.min(Math.max(wide, high * 1.2, 60), width);
    const down = Math.min(Math.max(high, across / 2.6), height);
    const [left, top] = [(Math.max(...xs) + Math.min(...xs) - across) / 2, (Math.max(...ys) + Math.min(...ys) - down) / 2];
    return [Math.min(Math.max(left, 0), width - across), Math.min(Math.max(top, 0), height - down), across, down];
  };

  /** @param {number} row */
  const inside = (row) => region.value === "" || String(tables.areas.island[row]) === region.value;

  const draw = () => {
    const [left, top, width, height] = bounds();
    svg.setAttribute("viewBox", [left, top, width, height].map((value) => value.toFixed(1)).join(" "));
    const zoom = Math.min(1, width / tables.map.width + 0.12);
    const spots = [...listed].reverse().sort((a, b) => sizeOf(b.kind) - sizeOf(a.kind)); // small ones on top
    const lines = shown.lines.flatMap(({ from, to, kind }) => {
      const [start, end] = [Atlas.place(tables, from), Atlas.place(tables, to)];
      if (!start || !end || !(inside(from) || inside(to))) return [];
      return [drawn("line", { class: `map-${kind}`, x1: start[0], y1: start[1], x2: end[0], y2: end[1], "stroke-width": 0.9 * zoom })];
    });
    const marked = new Set(listed.map(({ row }) => row));
    const others = world.codes.flatMap((_, row) => {
      const spot = marked.has(row) ? null : Atlas.place(tables, row);
      return spot ? [drawn("circle", { class: "map-other", cx: spot[0], cy: spot[1], r: 1.1 * zoom })] : [];
    });
    const dots = spots.flatMap(({ row, kind, says }) => {
      const spot = Atlas.place(tables, row);
      if (!spot) return [];
      const size = sizeOf(kind);
      const dot = drawn(
        kind === "seprofil" || kind === "told" ? "rect" : "circle",
        kind === "seprofil" || kind === "told"
          ? { x: spot[0] - size * zoom, y: spot[1] - size * zoom, width: 2 * size * zoom, height: 2 * size * zoom }
          : { cx: spot[0], cy: spot[1], r: size * zoom },
        drawn("title", {}, `${tables.areas.name[row]}: ${says}`),
      );
      dot.setAttribute("class", `map-mark map-${kind}`);
      dot.setAttribute("stroke-width", String(0.6 * zoom));
      return [dot];
    });
    svg.replaceChildren(
      drawn("image", { href: `${base}_static/daratan.svg`, width: tables.map.width, height: tables.map.height }),
      ...others,
      ...lines,
      ...dots,
    );
    ring();
  };

  const ring = () => {
    svg.querySelector(".map-ring")?.remove();
    const spot = listed[state.chosen] ? Atlas.place(tables, listed[state.chosen].row) : null;
    if (spot) svg.append(drawn("circle", { class: "map-ring", cx: spot[0], cy: spot[1], r: svgWidth() / 60 }));
  };

  const svgWidth = () => Number((svg.getAttribute("viewBox") ?? "").split(" ")[2]);

  /**
   * @param {number} at
   * @param {boolean} scroll
   */
  const choose = (at, scroll) => {
    if (!listed[at]) return;
    list.children[state.chosen]?.setAttribute("aria-selected", "false");
    state.chosen = at;
    const item = list.children[at];
    item.setAttribute("aria-selected", "true");
    list.setAttribute("aria-activedescendant", item.id);
    if (scroll) item.scrollIntoView({ block: "nearest" });
    const { row, says } = listed[at];
    const link = element("a", { href: Tool.page(row) }, tables.areas.name[row]);
    const beside =
      state.mine === null || state.mine === row
        ? []
        : [" · ", element("a", { href: `${base}banding.html#daerah=${world.codes[state.mine]},${world.codes[row]}` }, "bandingkan")];
    Dom.byId("terpilih").replaceChildren(link, `: ${says}`, ...beside);
    ring();
  };

  const show = () => {
    shown = Layers.of(world, layer.value, state.mine);
    listed = shown.marks.filter(({ row }) => inside(row));
    state.chosen = -1;
    list.removeAttribute("aria-activedescendant");
    list.replaceChildren(
      ...listed.map(({ row, says }, at) => {
        const item = element("li", { role: "option", id: `tempat-${at}`, "aria-selected": "false" }, `${tables.areas.name[row]}: ${says}`);
        item.addEventListener("click", () => choose(at, false));
        return item;
      }),
    );
    Dom.byId("keterangan").replaceChildren(
      ...shown.legend.map(({ kind, says }) => {
        const line = kind === "visit" || kind === "taken";
        const square = kind === "seprofil" || kind === "told";
        const size = 1.5 * sizeOf(kind);
        const mark = line
          ? drawn("line", { class: `map-${kind}`, x1: 0, y1: 6, x2: 16, y2: 6, "stroke-width": 1.5 })
          : square
            ? drawn("rect", { class: `map-mark map-${kind}`, x: 8 - size, y: 6 - size, width: 2 * size, height: 2 * size })
            : drawn("circle", { class: `map-mark map-${kind}`, cx: 8, cy: 6, r: size });
        return element("li", {}, drawn("svg", { class: "atlas-key", viewBox: "0 0 16 12", width: 22, height: 17, "aria-hidden": "true" }, mark), ` ${says}`);
      }),
    );
    Dom.byId("terpilih").textContent = shown.note || (listed.length ? "" : "Tidak ada di wilayah ini.");
    draw();
    if (state.mine !== null && listed.some(({ row }) => row === state.mine)) {
      choose(listed.findIndex(({ row }) => row === state.mine), false);
    }
  };

  const keep = () => {
    const parts = [`lapis=${layer.value}`];
    if (state.mine !== null) parts.unshift(`tamu=${world.codes[state.mine]}`);
    if (region.value) parts.push(`wilayah=${region.value}`);
    history.replaceState(null, "", `#${parts.join("&")}`);
    show();
  };

  const read = () => {
    const text = Address.given(location);
    const given = new URLSearchParams(text.replace(/^[#?]/, ""));
    const { code } = Address.read(text);
    state.mine = world.rowOf.get(code || (Places.kept() ?? "")) ?? null;
    if (code && state.mine === null) Tool.unknown([code]);
    place.value = state.mine === null ? "" : tables.areas.name[state.mine];
    /** @type {[HTMLInputElement, string | null][]} */
    const fields = [[layer, given.get("lapis")], [region, given.get("wilayah")]];
    for (const [field, value] of fields) {
      if (value && [...field.querySelectorAll("option")].some((option) => option.value === value)) field.value = value;
    }
    show();
  };

  // A finger seldom meets a dot: the nearest one within reach is meant.
  svg.addEventListener("click", (event) => {
    const screen = /** @type {SVGSVGElement} */ (/** @type {unknown} */ (svg)).getScreenCTM();
    if (!screen) return;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(screen.inverse());
    const scale = 1 / screen.a;
    let [best, at] = [NEAR * scale, -1];
    listed.forEach(({ row }, place) => {
      const spot = Atlas.place(tables, row);
      const away = spot ? Math.hypot(spot[0] - x, spot[1] - y) : Infinity;
      if (away < best) [best, at] = [away, place];
    });
    choose(at, false);
    if (at >= 0) list.scrollTop = /** @type {HTMLElement} */ (list.children[at]).offsetTop - list.offsetTop;
  });
  list.addEventListener("keydown", (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -listed.length, End: listed.length };
    const step = /** @type {Record<string, number>} */ (steps)[event.key];
    if (step) {
      event.preventDefault();
      choose(Math.min(Math.max(state.chosen + step, 0), listed.length - 1), true);
    } else if (event.key === "Enter" && listed[state.chosen]) {
      location.href = Tool.page(listed[state.chosen].row);
    }
  });
  tables.islands.forEach((name, at) => region.append(element("option", { value: at }, name)));
  layer.addEventListener("change", keep);
  region.addEventListener("change", keep);
  Tool.pick((row) => {
    state.mine = row;
    trouble.textContent = "";
    if (!["padanan", "tuan"].includes(layer.value)) layer.value = "padanan";
    keep();
  });
  addEventListener("hashchange", read);
  read();
  Dom.ready();
})();
