// Finding an area by what people type: name, short or former name, code; "Kab." and slips are forgiven.
"use strict";

const Places = (() => {
  const KINDS = /^(kabupaten|kab|kota|kotamadya)\.?\s+/;

  const KEPT = "rujukan-daerah"; // as on the front page, docs/_static/beranda.js

  /** The area that somebody chose as their own on this device, or null. */
  const kept = () => {
    try {
      return localStorage.getItem(KEPT);
    } catch (blocked) {
      return null;
    }
  };

  /**
   * As short as an area is still told apart: only cities say what they are.
   * @param {string} name
   */
  const short = (name) => name.replace(/^Kabupaten /, "");

  /** @param {string} text */
  const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/[^a-z0-9. ]+/g, " ").replace(/\s+/g, " ").trim();

  /**
   * Slips between two words: letters missing, added, other, or two swapped; at most `most`.
   * @param {string} a
   * @param {string} b
   * @param {number} most
   */
  const slips = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let [before, last] = [new Array(b.length + 1).fill(0), Array.from({ length: b.length + 1 }, (_, at) => at)];
    for (let i = 1; i <= a.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= b.length; j += 1) {
        const same = a[i - 1] === b[j - 1] ? 0 : 1;
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + same);
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last[b.length];
  };

  /**
   * Rows of areas, the likeliest first.
   * @param {Tables} tables
   * @param {string} typed
   * @param {number} [most]
   * @returns {number[]}
   */
  const find = (tables, typed, most = 8) => {
    const wanted = plain(typed);
    const bare = wanted.replace(KINDS, "");
    if (!bare) return [];
    const named = KINDS.exec(wanted)?.[1] ?? "";
    const kind = named.startsWith("kab") ? "kabupaten" : named ? "kota" : "";
    const allowed = bare.length > 6 ? 2 : bare.length > 3 ? 1 : 0;
    /** @type {[number, number][]} */
    const ranked = [];
    tables.areas.name.forEach((full, row) => {
      const name = plain(full).replace(KINDS, "");
      const province = plain(tables.provinces[tables.areas.code[row].slice(0, 2)] ?? "").replace("provinsi ", "");
      let rank = 9;
      if (tables.areas.code[row] === wanted || name === bare || plain(full) === wanted) rank = 0;
      else if (tables.areas.others[row].some((other) => [bare, wanted].includes(plain(other)))) rank = 1;
      else if (name.startsWith(bare)) rank = 2;
      else if (` ${name}`.includes(` ${bare}`) || `${name} ${province}`.includes(bare)) rank = 3;
      else if (allowed && slips(bare, name, allowed) <= allowed) rank = 4 + slips(bare, name, allowed);
      else return;
      if (kind && tables.areas.kind[row] !== kind) rank += 0.5;
      if (!kind && tables.areas.kind[row] === "kota") rank += 0.25;
      ranked.push([rank, row]);
    });
    return ranked.sort(([a, x], [b, y]) => a - b || x - y).slice(0, most).map(([, row]) => row);
  };

  /**
   * A field with a list of matches below it: arrow keys, Enter, Escape, or a tap.
   * @param {HTMLInputElement} input
   * @param {HTMLElement} list a listbox
   * @param {Tables} tables
   * @param {(row: number) => void} chosen
   */
  const picker = (input, list, tables, chosen) => {
    /** @type {number[]} */
    let rows = [];
    let at = -1;
    const close = () => {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
      at = -1;
    };
    /** @param {number} row */
    const take = (row) => {
      input.value = tables.areas.name[row];
      close();
      chosen(row);
    };
    /** @param {number} place */
    const mark = (place) => {
      at = place;
      [...list.children].forEach((option, number) => option.setAttribute("aria-selected", String(number === at)));
      if (list.children[at]) input.setAttribute("aria-activedescendant", list.children[at].id);
    };
    input.addEventListener("input", () => {
      rows = find(tables, input.value);
      const options = rows.map((row, number) => {
        const province = (tables.provinces[tables.areas.code[row].slice(0, 2)] ?? "").replace(/^Provinsi /, "");
        const option = Dom.element(
          "li",
          { role: "option", id: `${list.id}-${number}`, "aria-selected": "false" },
          `${tables.areas.name[row]}, ${province}`,
        );
        option.addEventListener("mousedown", (event) => {
          event.preventDefault();
          take(row);
        });
        return option;
      });
      if (!options.length && input.value.trim()) {
        options.push(Dom.element("li", { class: "none" }, "Tidak ada daerah dengan nama itu. Periksa ejaannya."));
      }
      list.replaceChildren(...options);
      list.hidden = !options.length;
      input.setAttribute("aria-expanded", String(Boolean(options.length)));
      at = -1;
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
      if (event.key === "Enter") {
        event.preventDefault();
        const row = rows[Math.max(at, 0)];
        if (row !== undefined && !list.hidden) take(row);
      }
      if ((event.key === "ArrowDown" || event.key === "ArrowUp") && rows.length) {
        event.preventDefault();
        mark((at + (event.key === "ArrowDown" ? 1 : -1) + rows.length) % rows.length);
      }
    });
    input.addEventListener("blur", close);
    input.addEventListener("focus", () => input.select());
  };

  return { find, slips, picker, kept, short };
})();
