// "Daerah Anda": finds an area by name, province or code, forgives slips, opens it with Enter.
// What was chosen is remembered on this device only.
"use strict";

(() => {
  /** @typedef {{code: string, name: string, slug: string, kind: string, own: string[], others: string[], province: string[]}} Place */
  const data = window.RUJUKAN_DAERAH;
  const form = document.querySelector("form.own-area");
  const input = form?.querySelector("input");
  const list = form?.querySelector("ul");
  const said = form?.querySelector("[role=status]");
  if (!data || !form || !input || !list || !said) return;
  const KEPT = "rujukan-daerah";
  /** @type {Record<string, string>} */
  const KINDS = { kabupaten: "kabupaten", kab: "kabupaten", kota: "kota", kotamadya: "kota" };

  /** @param {string} text */
  const words = (text) =>
    text.toLowerCase().normalize("NFKD").replace(/[^a-z0-9. ]+/g, " ").replace(/\.(?!\d)/g, " ").split(" ").filter(Boolean);

  /** @type {Place[]} */
  const areas = data.areas.map(([code, name, slug, others]) => {
    const [kind, ...own] = words(name);
    const province = words(data.known[code.slice(0, 2)]);
    return { code, name, slug, kind, own, others: words(others), province };
  });

  /**
   * Slips between two words, swapped letters counted as one; more than `most` is told as that.
   * @param {string} a
   * @param {string} b
   * @param {number} most
   */
  const slips = (a, b, most) => {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    /** @type {number[]} */
    let before = [];
    let last = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i += 1) {
      const row = [i];
      for (let j = 1; j <= b.length; j += 1) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last[b.length];
  };

  /**
   * How badly a word matches the words of a name: 0 as written, null not at all.
   * @param {string} word
   * @param {string[]} among
   */
  const cost = (word, among) => {
    /** @type {number | null} */
    let best = null;
    const most = word.length > 7 ? 2 : word.length > 3 ? 1 : 0;
    for (const other of among) {
      let found = null;
      if (other === word) found = 0;
      else if (other.startsWith(word)) found = 1;
      else if (most) {
        const wrong = slips(word, other, most);
        if (wrong <= most) found = 1 + wrong;
      }
      if (found !== null && (best === null || found < best)) best = found;
    }
    return best;
  };

  /** @param {string} typed @returns {Place[]} */
  const find = (typed) => {
    const all = words(typed);
    const joined = all.join("");
    const kind = all.length > 1 && KINDS[all[0]];
    const wanted = kind ? all.slice(1) : all;
    if (!wanted.length) return [];
    /** @type {[number, Place][]} */
    const ranked = [];
    for (const area of areas) {
      if (/^\d/.test(joined)) {
        const digits = joined.replaceAll(".", "");
        if (area.code.replace(".", "").startsWith(digits)) ranked.push([0, area]);
        continue;
      }
      let rank = kind && area.kind !== kind ? 4 : 0;
      const left = area.own.length - wanted.length;
      for (const word of wanted) {
        const own = cost(word, area.own);
        const also = own === null ? cost(word, area.others) : null;
        const near = own === null && also === null ? cost(word, area.province) : null;
        if (own === null && also === null && near === null) {
          rank = -1;
          break;
        }
        rank += own ?? (also === null ? (near ?? 0) + 5 : also + 0.5);
      }
      if (rank >= 0) ranked.push([rank + (left > 0 ? left / 10 : 0) + (area.kind === "kota" ? 0.05 : 0), area]);
    }
    // "kotabumi", "labuhanbatu selatan": written together or apart
    if (!ranked.length) {
      for (const area of areas) {
        const name = area.own.join("");
        const wrong = slips(wanted.join(""), name, name.length > 7 ? 2 : 1);
        if (wrong <= (name.length > 7 ? 2 : 1)) ranked.push([wrong, area]);
      }
    }
    return ranked.sort((a, b) => a[0] - b[0] || (a[1].code < b[1].code ? -1 : 1)).slice(0, 8).map((found) => found[1]);
  };

  /** @param {string} code */
  const keep = (code) => {
    try {
      if (code) localStorage.setItem(KEPT, code);
      else localStorage.removeItem(KEPT);
    } catch (blocked) {
      // Opened from disk with storage switched off: nothing is remembered.
    }
  };
  const kept = () => {
    try {
      return localStorage.getItem(KEPT);
    } catch (blocked) {
      return null;
    }
  };
  /** @param {Place} area */
  const address = (area) => `daerah/${area.slug}.html`;
  /** @param {Place} area */
  const open = (area) => {
    keep(area.code);
    location.href = address(area);
  };

  /** @type {Place[]} */
  let found = [];
  let at = -1;
  /** @param {number} place */
  const mark = (place) => {
    at = place;
    [...list.children].forEach((option, number) => option.setAttribute("aria-selected", String(number === at)));
    if (at >= 0) input.setAttribute("aria-activedescendant", `daerah-${at}`);
    else input.removeAttribute("aria-activedescendant");
  };
  const show = () => {
    found = find(input.value);
    list.replaceChildren(
      ...found.map((area, number) => {
        const option = document.createElement("li");
        option.setAttribute("role", "option");
        option.id = `daerah-${number}`;
        option.textContent = `${area.name}, ${data.provinces[area.code.slice(0, 2)]}`;
        option.addEventListener("click", () => open(area));
        return option;
      }),
    );
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(found.length > 0));
    mark(found.length ? 0 : -1);
    const nothing = input.value.trim() && !found.length;
    said.textContent = nothing ? "Tidak ada daerah dengan nama itu. Coba nama provinsinya." : "";
  };
  input.addEventListener("input", show);
  input.addEventListener("keydown", (event) => {
    const step = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1 })[event.key];
    if (step && found.length) {
      event.preventDefault();
      mark((at + step + found.length) % found.length);
    } else if (event.key === "Escape") {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!found.length) show();
    if (found.length) open(found[Math.max(at, 0)]);
    else input.focus();
  });

  const last = areas.find((area) => area.code === kept());
  const place = form.querySelector(".last-area");
  if (last && place) {
    const link = document.createElement("a");
    link.href = address(last);
    link.textContent = last.name;
    const forget = document.createElement("button");
    forget.type = "button";
    forget.textContent = "lupakan";
    forget.addEventListener("click", () => {
      keep("");
      place.replaceChildren();
      input.focus();
    });
    place.replaceChildren("Terakhir: ", link, " · ", forget);
  }
})();
