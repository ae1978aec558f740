// "Daerah Anda": finds an area by name, former or everyday name, province or code, forgives slips;
// what was chosen is remembered on this device only. Needs dom.js and slips.js.
"use strict";

/**
 * @typedef {{code: string, name: string, others: string, province: string, known: string}} PlaceRow
 *   `others` are separated by semicolons; `province` is shown, `known` holds all of its names.
 * @typedef {PlaceRow & {digits: string, kind: string, names: string[][], near: string[]}} Place
 *   The words of each name, its kind apart; those that may stand beside a name.
 */

const Places = (() => {
  const KEPT = "rujukan-daerah";
  const SHOWN = 8;
  /** @type {Record<string, string>} */
  const KINDS = { kabupaten: "kabupaten", kab: "kabupaten", pemkab: "kabupaten", kota: "kota", kotamadya: "kota", pemkot: "kota" };
  const EMPTY = ["administrasi", "adm"];
  // What counts against a match, beside letters: a name that does not begin so, another name than
  // today's, the wrong kind, a province in place of a name, a slip; at equal worth, to be a city.
  const [INSIDE, OTHER, KIND, NEAR, SLIP, CITY] = [1, 0.5, 4, 5, 6, 0.05];

  /** @param {string} text */
  const words = (text) =>
    text
      .toLowerCase()
      .normalize("NFKD")
      .replace(/[^a-z0-9. ]+/g, " ")
      .replace(/\.(?!\d)/g, " ")
      .split(" ")
      .filter((word) => word && !EMPTY.includes(word));

  /**
   * Areas with their words, ready to be searched.
   * @param {PlaceRow[]} rows
   * @returns {Place[]}
   */
  const index = (rows) =>
    rows.map((row) => {
      const others = row.others.split(";").map(words);
      const names = [words(row.name), ...others].map((name) => (name.length > 1 && KINDS[name[0]] ? name.slice(1) : name));
      const near = [...others.flat(), ...words(row.known)];
      return { ...row, digits: row.code.replace(".", ""), kind: KINDS[words(row.name)[0]], names, near };
    });

  /**
   * How badly a word matches the likeliest of some: 0 as written, null not at all.
   * @param {string} word
   * @param {string[]} among
   */
  const cost = (word, among) => {
    if (among.includes(word)) return 0;
    if (among.some((other) => other.startsWith(word))) return 1;
    const most = word.length > 7 ? 2 : word.length > 3 ? 1 : 0;
    const least = most ? Math.min(...among.map((other) => slips(word, other, most))) : 1;
    return least <= most ? SLIP + least : null;
  };

  /**
   * How badly a name matches what was typed, with what may stand beside it; infinite where a word
   * is in neither.
   * @param {string[]} name
   * @param {string[]} near
   * @param {string[]} wanted
   */
  const rank = (name, near, wanted) => {
    let [sum, left, beside] = [0, name.length, 0];
    for (const [at, word] of wanted.entries()) {
      const own = cost(word, name);
      if (own !== null) {
        sum += own + (at || cost(word, name.slice(0, 1)) !== null ? 0 : INSIDE);
        left -= 1;
      } else {
        sum += cost(word, near) ?? Infinity;
        beside = NEAR;
      }
    }
    return sum + beside + Math.max(left, 0) / 10;
  };

  /**
   * Positions of areas, the likeliest first.
   * @param {Place[]} places
   * @param {string} typed
   * @returns {number[]}
   */
  const find = (places, typed) => {
    const all = words(typed);
    const kind = all.length > 1 && KINDS[all[0]];
    const wanted = kind ? all.slice(1) : all;
    const joined = wanted.join("");
    if (!joined) return [];
    const digits = /^[\d.]+$/.test(joined) ? joined.replaceAll(".", "") : "";
    const most = joined.length > 7 ? 2 : 1;
    /** @param {(place: Place) => number} worth */
    const ranked = (worth) =>
      places.flatMap((place, at) => {
        const by = worth(place) + (kind && place.kind !== kind ? KIND : 0) + (place.kind === "kota" ? CITY : 0);
        return by < Infinity ? [{ at, by }] : [];
      });
    let found = ranked(({ digits: code, names, near }) =>
      digits && code.startsWith(digits) ? 0 : Math.min(...names.map((name, at) => rank(name, near, wanted) + (at ? OTHER : 0))),
    );
    if (!found.length) {
      // "kotabumi", "labuhanbatu selatan": written together or apart
      found = ranked(({ names: [own] }) => {
        const wrong = slips(joined, own.join(""), most);
        return wrong <= most ? wrong : Infinity;
      });
    }
    return found.sort((a, b) => a.by - b.by || a.at - b.at).slice(0, SHOWN).map(({ at }) => at);
  };

  /**
   * A field with a list of matches below it: arrow keys, Enter, Escape, or a tap. The first match
   * is marked, and is what Enter takes. The answer takes it, too; false where there is none.
   * @param {HTMLInputElement} input
   * @param {HTMLElement} list a listbox
   * @param {HTMLElement} said tells screen readers that nothing is called so
   * @param {Place[]} places
   * @param {(at: number) => void} chosen
   */
  const picker = (input, list, said, places, chosen) => {
    /** @type {number[]} */
    let found = [];
    let marked = 0;
    const close = () => {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };
    /** @param {number} number */
    const mark = (number) => {
      marked = number;
      [...list.children].forEach((option, other) => option.setAttribute("aria-selected", String(other === number)));
      if (found.length) input.setAttribute("aria-activedescendant", list.children[number].id);
    };
    /** @param {number} number */
    const take = (number) => {
      const at = found[number];
      if (at === undefined) return false;
      input.value = places[at].name;
      found = [];
      close();
      chosen(at);
      return true;
    };
    const show = () => {
      found = find(places, input.value);
      const nothing = input.value.trim() && !found.length ? "Tidak ada daerah dengan nama itu. Coba nama provinsinya." : "";
      const options = found.map((at, number) => {
        const { name, province } = places[at];
        const option = Dom.element("li", { role: "option", id: `${list.id}-${number}` }, `${name}, ${province}`);
        option.addEventListener("mousedown", (event) => {
          event.preventDefault();
          take(number);
        });
        return option;
      });
      if (nothing) options.push(Dom.element("li", { role: "option", "aria-disabled": "true" }, nothing));
      list.replaceChildren(...options);
      said.textContent = nothing;
      close();
      list.hidden = !options.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
      mark(found.length ? 0 : -1);
    };
    input.addEventListener("input", show);
    input.addEventListener("keydown", (event) => {
      const step = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1 })[event.key];
      if (event.key === "Escape") {
        found = [];
        close();
      } else if (event.key === "Enter") {
        event.preventDefault();
        take(marked);
      } else if (step) {
        event.preventDefault();
        if (list.hidden) show();
        else if (found.length) mark((marked + step + found.length) % found.length);
      }
    });
    input.addEventListener("blur", close);
    input.addEventListener("focus", () => input.select());
    return () => {
      if (!found.length) show();
      return take(marked);
    };
  };

  /** The code of the area that somebody chose as their own on this device, or null. */
  const kept = () => {
    try {
      return localStorage.getItem(KEPT);
    } catch (blocked) {
      return null;
    }
  };

  /** @param {string} code empty: forget */
  const keep = (code) => {
    try {
      if (code) localStorage.setItem(KEPT, code);
      else localStorage.removeItem(KEPT);
    } catch (blocked) {
      // Opened from disk with storage switched off: nothing is remembered.
    }
  };

  /**
   * As short as an area is still told apart: only cities say what they are.
   * @param {string} name
   */
  const short = (name) => name.replace(/^Kabupaten /, "");

  return { index, find, picker, kept, keep, short };
})();
