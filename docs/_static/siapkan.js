// The page siapkan.html: choose guest, domain and host; show the sheets; keep what is typed here.
// Data: siapkan/isi.js and, for the guest's province, siapkan/<code>.js. Works from file://.
"use strict";

(() => {
  const ADDRESS = { guest: "tamu", host: "tuan", domain: "domain" };
  const KEPT = "rujukan-siapkan";
  const { element } = Dom;

  /** @param {string} id */
  const at = (id) => Dom.byId(`siapkan-${id}`);
  const form = /** @type {HTMLFormElement} */ (at("pilihan"));
  const guestField = Dom.field("siapkan-tamu");
  const otherField = Dom.field("siapkan-lain");

  /** @returns {PackData} */
  const data = () => /** @type {any} */ (window).RujukanBahan;

  // What is kept on the device; where that is not allowed, nothing is.
  const memory = {
    /** @param {string} key @returns {Record<string, string>} */
    read(key) {
      try {
        return JSON.parse(localStorage.getItem(`${KEPT}:${key}`) || "{}");
      } catch {
        return {};
      }
    },
    /** @param {string} key @param {Record<string, string>} value */
    write(key, value) {
      try {
        if (Object.keys(value).length) localStorage.setItem(`${KEPT}:${key}`, JSON.stringify(value));
        else localStorage.removeItem(`${KEPT}:${key}`);
      } catch {
        // Private windows and some browsers on file:// forbid it: the page works without.
      }
    },
  };

  /** Draws the blocks of a pack; `keyOf` names the place where a sheet's blanks are kept. */
  class Drawing {
    /** @param {Pack} pack */
    constructor(pack) {
      this.pack = pack;
      this.blank = data().texts.blank;
    }

    /** The boxes belong to the guest, whoever the host is. @param {string} part */
    place(part) {
      const { guest, host, domain } = this.pack;
      return [guest.code, part === "bring" ? "" : host.code, domain].join(":");
    }

    /** @param {string} part @param {string} name */
    kept(part, name) {
      return memory.read(this.place(part))[`${part}/${name}`] || "";
    }

    /** @param {string} part @param {string} name @param {string} value */
    keep(part, name, value) {
      const all = memory.read(this.place(part));
      if (value) all[`${part}/${name}`] = value;
      else delete all[`${part}/${name}`];
      memory.write(this.place(part), all);
    }

    forget() {
      for (const part of ["bring", ""]) memory.write(this.place(part), {});
    }

    /**
     * A place to write in.
     * @param {string} tag
     * @param {string} part
     * @param {string} name
     * @param {string} label
     */
    field(tag, part, name, label) {
      const made = element(tag, {}, this.kept(part, name));
      made.setAttribute("contenteditable", "true");
      made.setAttribute("role", "textbox");
      made.setAttribute("aria-multiline", "true");
      made.setAttribute("aria-label", label);
      made.addEventListener("input", () => this.keep(part, name, made.innerText.trim()));
      made.addEventListener("paste", (event) => {
        event.preventDefault();
        const text = event.clipboardData ? event.clipboardData.getData("text/plain") : "";
        document.execCommand("insertText", false, text);
      });
      return made;
    }

    /** @param {HTMLElement} target */
    into(target) {
      const { document: pack } = this.pack;
      target.replaceChildren(
        element("h2", { class: "pack-title" }, pack.title),
        element("p", {}, pack.subtitle),
        ...pack.parts.map((part) => this.part(part)),
      );
    }

    /** @param {PackPart} part */
    part(part) {
      const made = element("section");
      made.id = part.id;
      made.append(element("h2", {}, part.title));
      let group = part.title;
      part.blocks.forEach((block, number) => {
        if (block.kind === "heading") group = block.text;
        made.append(this.block(part.id, block, number, group));
      });
      return made;
    }

    /**
     * @param {string} part
     * @param {PackBlock} block
     * @param {number} number
     * @param {string} group The heading above.
     */
    block(part, block, number, group) {
      if (block.kind === "heading") return element("h3", {}, block.text);
      if (block.kind === "paragraph") return this.paragraph(part, block, number);
      if (block.kind === "bullets") {
        const items = block.items.map((item) => element("li", {}, item));
        return block.start ? element("ol", { start: block.start }, ...items) : element("ul", {}, ...items);
      }
      const rows =
        block.kind === "boxes"
          ? block.rows.map((row) => [row, ...block.head.slice(1).map(() => "")])
          : block.rows;
      const headed = block.head.some(Boolean);
      const looks = block.kind === "boxes" ? "boxes" : block.tall ? "tall" : headed ? "" : "plain";
      const made = element("table", { class: looks });
      if (block.kind === "table") {
        const columns = element("colgroup");
        for (const share of block.widths) {
          const column = element("col");
          column.style.width = `${share}%`;
          columns.append(column);
        }
        made.append(columns);
      }
      if (headed) {
        const heads = block.head.map((cell) => element("th", { scope: "col" }, cell));
        made.append(element("thead", {}, element("tr", {}, ...heads)));
      }
      const body = element("tbody");
      rows.forEach((cells, line) => {
        const row = element("tr");
        const first = cells[0] || String(line + 1);
        cells.forEach((text, column) => {
          const cell = element("td");
          const head = block.head[column] || "";
          const name = `${group}/${first}/${head || column}`;
          if (block.kind === "boxes" && column) cell.append(this.box(part, name, `${first}: ${head}`));
          else if (text && text !== this.blank) cell.textContent = text;
          else if (!headed && !text) cell.textContent = text;
          else cell.append(this.field("div", part, name, `${head || first}, ${first}`));
          row.append(cell);
        });
        body.append(row);
      });
      made.append(body);
      return element("div", { class: "wide" }, made);
    }

    /**
     * @param {string} part
     * @param {{text: string, strong: boolean, small: boolean}} block
     * @param {number} number
     */
    paragraph(part, block, number) {
      const made = element("p", { class: block.strong ? "advice" : block.small ? "small" : "" });
      block.text.split(this.blank).forEach((text, gap) => {
        if (gap) made.append(this.field("span", part, `${number}/${gap}`, "Isian"));
        made.append(text);
      });
      return made;
    }

    /** @param {string} part @param {string} name @param {string} label */
    box(part, name, label) {
      const made = /** @type {HTMLInputElement} */ (element("input"));
      made.type = "checkbox";
      made.checked = this.kept(part, name) === "1";
      made.setAttribute("aria-label", label);
      made.addEventListener("change", () => this.keep(part, name, made.checked ? "1" : ""));
      return made;
    }
  }

  const asked = () => {
    // Pages lead here with a query; what is chosen here stands in the fragment.
    const found = new URLSearchParams(location.hash.slice(1) || location.search.slice(1));
    return {
      guest: found.get(ADDRESS.guest) || "",
      host: found.get(ADDRESS.host),
      domain: found.get(ADDRESS.domain),
    };
  };

  /** @param {{guest: string, host?: string | null, domain?: string | null}} wanted */
  const go = (wanted) => {
    const said = new URLSearchParams({ [ADDRESS.guest]: wanted.guest });
    if (wanted.host) said.set(ADDRESS.host, wanted.host);
    if (wanted.domain) said.set(ADDRESS.domain, wanted.domain);
    const hash = `#${said}`;
    if (location.hash === hash) show();
    else location.hash = hash;
  };

  /** @param {string} text */
  const tell = (text) => {
    at("pesan").textContent = text;
  };

  /** @type {Drawing | null} */
  let drawing = null;

  /** @param {Pack} pack */
  const offer = (pack) => {
    const { guest, host, domain, list } = pack;
    guestField.value = guest.name;
    otherField.value = "";
    for (const radio of form.querySelectorAll("input[name=domain]")) {
      const input = /** @type {HTMLInputElement} */ (radio);
      input.checked = input.value === domain;
    }
    const codes = list.slice(0, 3);
    if (!codes.includes(host.code)) codes.push(host.code);
    at("tawaran").replaceChildren(
      ...codes.map((code) => {
        const area = /** @type {PackArea} */ (data().areas.find((a) => a.code === code));
        const km = Packs.kilometresBetween(guest, area);
        const label = element("label");
        const radio = /** @type {HTMLInputElement} */ (element("input"));
        radio.type = "radio";
        radio.name = "tuan";
        radio.value = code;
        radio.checked = code === host.code;
        label.append(radio, ` ${area.name}${km === null ? "" : `, ${Numbers.kilometres(km)} km`}`);
        return label;
      }),
    );
  };

  const hide = () => {
    at("bahan").replaceChildren();
    at("alat").hidden = true;
    drawing = null;
  };

  const show = async () => {
    const wanted = asked();
    await Loading.load("siapkan", "isi");
    form.hidden = false;
    if (!wanted.guest) {
      hide();
      tell("");
      return;
    }
    const area = data().areas.find((a) => a.code === wanted.guest);
    if (!area) {
      hide();
      tell(data().texts.errors.area.replace("{name}", wanted.guest));
      return;
    }
    guestField.value = area.name;
    at("domain").hidden = at("tuan").hidden = false;
    await Loading.load("siapkan", area.code.slice(0, 2));
    if (asked().guest !== wanted.guest) return;
    try {
      const pack = Packs.make(data(), /** @type {any} */ (window).RujukanTamu, wanted);
      tell("");
      offer(pack);
      drawing = new Drawing(pack);
      drawing.into(at("bahan"));
      document.title = `${pack.document.title} – Rujukan`;
      at("alat").hidden = false;
    } catch (error) {
      if (!(error instanceof Packs.PackError)) throw error;
      hide();
      at("tawaran").replaceChildren();
      tell(error.message);
    }
  };

  const run = () =>
    show().catch((error) => {
      if (!(error instanceof Error)) throw error;
      hide();
      tell(`Data tidak terbaca (${error.message}). Muat ulang halaman; dari USB, salin seluruh foldernya.`);
    });

  const fields = () => {
    const { areas } = data();
    const places = Places.index(areas.map((area) => ({ ...area, known: area.province })));
    // A page of a host leads here with only the host in the address.
    Places.picker(guestField, at("tamu-cocok"), at("pesan"), places, (row) =>
      go({ guest: areas[row].code, host: asked().guest ? null : asked().host }),
    );
    Places.picker(otherField, at("lain-cocok"), at("pesan"), places, (row) => go({ ...asked(), host: areas[row].code }));
  };

  form.addEventListener("change", (event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    if (input.name === "domain") go({ guest: asked().guest, domain: input.value });
    if (input.name === "tuan") {
      const chosen = form.querySelector("input[name=domain]:checked");
      const domain = chosen ? /** @type {HTMLInputElement} */ (chosen).value : null;
      go({ guest: asked().guest, host: input.value, domain });
    }
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  at("cetak").addEventListener("click", () => window.print());
  at("hapus").addEventListener("click", () => {
    if (drawing && window.confirm("Hapus semua isian pada bahan ini?")) {
      drawing.forget();
      drawing.into(at("bahan"));
    }
  });
  window.addEventListener("hashchange", run);
  Loading.load("siapkan", "isi").then(fields, () => {});
  run();
})();
