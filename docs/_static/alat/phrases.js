// Phrases made of parts, as kb_builder/words writes them.
"use strict";

const Phrases = (() => {
  /** @param {string[]} names */
  const listed = (names) =>
    names.length < 3 ? names.join(" dan ") : `${names.slice(0, -1).join(", ")}, dan ${names[names.length - 1]}`;

  /**
   * A sentence with `{name}` filled in.
   * @param {string} text
   * @param {Record<string, string | number>} values
   */
  const filled = (text, values) =>
    text.replace(/\{(\w+)\}/g, (whole, key) => (Object.hasOwn(values, key) ? String(values[key]) : whole));

  return { listed, filled };
})();
