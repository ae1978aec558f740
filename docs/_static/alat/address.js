// What was chosen, kept in the address after "#": a link or a bookmark opens the same answer.
"use strict";

const Address = (() => {
  /** Presets of the list of peers; blocks as in the table, null: the usual weights. */
  const PRESETS = ["sekeadaan", "seprofil", "sekitar", "anggaran", "sekelas"];

  /**
   * @typedef {object} State
   * @property {string} code
   * @property {number[] | null} scores
   * @property {string} preset
   * @property {number[] | null} weights six blocks and the profile
   * @property {Filters} filters
   */

  /**
   * Numbers parted by commas, all within bounds, or null.
   * @param {string | null} text
   * @param {number} count
   * @param {number} low
   * @param {number} high
   */
  const numbers = (text, count, low, high) => {
    const found = (text ?? "").split(",").map((part) => (part === "" ? NaN : Number(part)));
    return found.length === count && found.every((value) => value >= low && value <= high) ? found : null;
  };

  /**
   * What is chosen on the page stands after "#"; a page that leads here hands it on after "?".
   * @param {{hash: string, search: string}} location
   */
  const given = ({ hash, search }) => (hash.includes("=") ? hash : search);

  /**
   * What an address says; what it says wrongly is left out.
   * @param {string} text beginning with "#" or "?"
   * @returns {State}
   */
  const read = (text) => {
    const given = new URLSearchParams(text.replace(/^[#?]/, ""));
    const code = given.get("tamu") ?? given.get("daerah") ?? "";
    const weights = numbers(given.get("bobot"), 7, 0, 4);
    const km = Number(given.get("km"));
    const province = given.get("provinsi");
    const kind = given.get("jenis");
    return {
      code: /^\d\d\.\d\d$/.test(code) ? code : "",
      scores: numbers(given.get("nilai"), 4, 1, 5),
      preset: PRESETS.includes(given.get("daftar") ?? "") ? String(given.get("daftar")) : PRESETS[0],
      weights: weights && weights.slice(0, 6).some((value) => value > 0) && weights[6] > 0 ? weights : null,
      filters: {
        province: province === "sama" || province === "lain" ? province : "",
        kind: kind === "kabupaten" || kind === "kota" ? kind : "",
        km: km > 0 && km <= 6000 ? km : null,
      },
    };
  };

  /**
   * @param {State} state
   * @returns {string} beginning with "#"
   */
  const write = (state) => {
    const parts = [];
    if (state.code) parts.push(`tamu=${state.code}`);
    if (state.scores) parts.push(`nilai=${state.scores.join(",")}`);
    if (state.preset !== PRESETS[0]) parts.push(`daftar=${state.preset}`);
    if (state.weights) parts.push(`bobot=${state.weights.join(",")}`);
    if (state.filters.province) parts.push(`provinsi=${state.filters.province}`);
    if (state.filters.kind) parts.push(`jenis=${state.filters.kind}`);
    if (state.filters.km !== null) parts.push(`km=${state.filters.km}`);
    return `#${parts.join("&")}`;
  };

  /**
   * Codes of areas in an address such as `#daerah=35.22,32.11` (or `tamu` and `tuan`), each once.
   * @param {string} text beginning with "#" or "?"
   * @param {number} most
   */
  const areas = (text, most) => {
    const given = new URLSearchParams(text.replace(/^[#?]/, ""));
    const named = ["tamu", "daerah", "tuan"].flatMap((key) => (given.get(key) ?? "").split(","));
    return [...new Set(named.filter((code) => /^\d\d\.\d\d$/.test(code)))].slice(0, most);
  };

  return { PRESETS, given, read, write, areas };
})();
