// Figures as Indonesian writes them: the rules of kb_builder/words/numbers.py, digit for digit.
"use strict";

const Numbers = (() => {
  /**
   * The decimal digits that a number is written with, without exponent.
   * @param {number} value at least 0
   */
  const plain = (value) => {
    const [digits, power] = String(value).split("e");
    if (power === undefined) return digits;
    const [whole, part = ""] = digits.split(".");
    const shift = Number(power);
    if (shift < 0) return `0.${"0".repeat(-shift - 1)}${whole}${part}`;
    return whole + part.padEnd(shift, "0");
  };

  /**
   * Rounded half up on the digits that are shown, not on the binary tail: 2.675 is 2,68.
   * @param {number} value
   * @param {number} [decimals]
   */
  const number = (value, decimals = 2) => {
    const [whole, part = ""] = plain(Math.abs(value)).split(".");
    let digits = BigInt(whole + part.slice(0, decimals).padEnd(decimals, "0"));
    if ((part[decimals] ?? "0") >= "5") digits += 1n;
    const text = String(digits).padStart(decimals + 1, "0");
    const cut = text.length - decimals;
    const grouped = text.slice(0, cut).replace(/\B(?=(\d{3})+$)/g, ".");
    const sign = value < 0 && digits ? "-" : "";
    return sign + grouped + (decimals ? `,${text.slice(cut)}` : "");
  };

  /** @param {number} value */
  const score = (value) => number(value, 2);

  /** @param {number} value */
  const points = (value) => {
    const text = number(value, 2);
    return value > 0 && text === "0,00" ? "kurang dari 0,01" : text;
  };

  /** @param {number} value */
  const trait = (value) =>
    number(value, value >= 100 || value <= -100 || Number.isInteger(value) ? 0 : 2);

  /** @param {number} value */
  const kilometres = (value) => number(value, 0);

  /**
   * A number as people type it, comma or point; NaN for anything else.
   * @param {string} text
   */
  const typed = (text) => {
    const trimmed = text.trim().replace(",", ".");
    return /^\d{1,9}(\.\d{1,9})?$/.test(trimmed) ? Number(trimmed) : NaN;
  };

  return { number, score, points, trait, kilometres, typed };
})();
