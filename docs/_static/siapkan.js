// The page siapkan.html: choose guest, domain and host; show the sheets; keep what is typed here.
// Data: siapkan/isi.js and, for the guest's province, siapkan/<code>.js. Works from file://.
"use strict";

(() => {
  const ADDRESS = { guest: "tamu", host: "tuan", domain: "domain" };
  const KEPT = "rujukan-siapkan";
  const here = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  const root = here.replace(/_static\/siapkan\.js.*$/, "");
  /** @type {Map<string, Promise<void>>} */
  const loading = new Map();

  /**
   * @param {string} id
   * @returns {HTMLElement}
   */
  const at = (id) => /** @type {HTMLElement} */ (document.getElementById(`siapkan-${id}`));
  const form = /** @type {HTMLFormElement} */ (at("pilihan"));
  const guestField = /** @type {HTMLInputElement} */ (at("tamu"));
  const otherField = /** @type {HTMLInputElement} */ (at("lain"));

  /** @returns {PackData} */
  const data = () => /** @type {any} */ (window).RujukanBahan;

  /** @param {string} name */
  const load = (name) => {
    const known = loading.get(name);
    if (known) return known;
    const made = new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${root}siapkan/${name}.js`;
      script.onload = () => resolve(undefined);
      script.onerror = () => {
        loading.delete(name);
        reject(new Error(name));
      };
      document.head.append(script);
    });
    loading.set(name, made);
    return made;
  };

  /**
   * @param {string} tag
   * @param {string} [text]
   * @param {string} [kind]
   */
  const element = (tag, text, kind) => {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    if (kind) made.className = kind;
    return made;
  };

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
      const made = element(tag, this.kept(part, name));
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
        element("h2", pack.title, "pack-title"),
        element("p", pack.subtitle),
        ...pack.parts.map((part) => this.part(part)),
      );
    }

    /** @param {PackPart} part */
    part(part) {
      const made = element("section");
      made.id = part.id;
      made.append(element("h2", part.title));
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
      if (block.kind === "heading") return element("h3", block.text);
      if (block.kind === "paragraph") return this.paragraph(part, block, number);
      if (block.kind === "bullets") {
        const made = element(block.start ? "ol" : "ul");
        if (block.start) made.setAttribute("start", String(block.start));
        made.append(...block.items.map((item) => element("li", item)));
        return made;
      }
      const rows =
        block.kind === "boxes"
          ? block.rows.map((row) => [row, ...block.head.slice(1).map(() => "")])
          : block.rows;
      const made = element("table");
      if (block.kind === "boxes") made.className = "boxes";
      else if (block.tall) made.className = "tall";
      else if (!block.head.some(Boolean)) made.className = "plain";
      if (block.kind === "table") {
        const columns = element("colgroup");
        for (const share of block.widths) {
          const column = element("col");
          column.style.width = `${share}%`;
          columns.append(column);
        }
        made.append(columns);
      }
      if (block.head.some(Boolean)) {
        const row = element("tr");
        for (const cell of block.head) {
          const head = element("th", cell);
          head.setAttribute("scope", "col");
          row.append(head);
        }
        const head = element("thead");
        head.append(row);
        made.append(head);
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
          else if (!block.head.some(Boolean) && !text) cell.textContent = text;
          else cell.append(this.field("div", part, name, `${head || first}, ${first}`));
          row.append(cell);
        });
        body.append(row);
      });
      made.append(body);
      const wide = element("div", undefined, "wide");
      wide.append(made);
      return wide;
    }

    /**
     * @param {string} part
     * @param {{text: string, strong: boolean, small: boolean}} block
     * @param {number} number
     */
    paragraph(part, block, number) {
      const made = element("p", undefined, block.strong ? "advice" : block.small ? "small" : "");
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

  /** @param {string} text */
  const folded = (text) =>
    text
      .toLowerCase()
      .replace(/^(kabupaten|kab\.?)\s+/, "")
      .replace(/\s+/g, " ")
      .trim();

  /**
   * The area that was typed: the whole name, the name without its kind, or the only beginning.
   * @param {string} typed
   */
  const areaOf = (typed) => {
    const { areas } = data();
    const text = folded(typed);
    if (!text) return null;
    const whole = areas.find((a) => a.name.toLowerCase() === typed.trim().toLowerCase());
    const same = whole || areas.find((a) => folded(a.name) === text || a.code === typed.trim());
    if (same) return same;
    const begun = areas.filter((a) => folded(a.name).startsWith(text));
    return begun.length === 1 ? begun[0] : null;
  };

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
    await load("isi");
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
    await load(area.code.slice(0, 2));
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

  const fillNames = () => {
    at("daerah").replaceChildren(
      ...data()
        .areas.filter((a) => !a.administrative)
        .map((a) => {
          const option = document.createElement("option");
          option.value = a.name;
          return option;
        }),
    );
  };

  guestField.addEventListener("change", () => {
    const area = areaOf(guestField.value);
    // A page of a host leads here with only the host in the address.
    if (area) go({ guest: area.code, host: asked().guest ? null : asked().host });
    else if (guestField.value.trim()) tell(data().texts.errors.area.replace("{name}", guestField.value));
  });
  otherField.addEventListener("change", () => {
    const area = areaOf(otherField.value);
    if (area) go({ ...asked(), host: area.code });
    else if (otherField.value.trim()) tell(data().texts.errors.area.replace("{name}", otherField.value));
  });
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
  load("isi").then(fillNames, () => {});
  run();
})();
