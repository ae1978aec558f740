// Answers as files, made on this device: CSV for spreadsheets (no cell can act as a formula), JSON.
"use strict";

const Saving = (() => {
  const STARTS = /^[=+\-@＝＋－＠]/;
  // What nobody sees: kb_builder/words/signs.py tells them by their category too.
  const UNSEEN =
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8\ufffe\uffff\u{e0000}-\u{e0fff}]/gu;
  const NUMBER = /^-?[0-9]+(\.[0-9]+)?(e-?[0-9]+)?$/;

  /**
   * One cell, by the rules of kb_builder/words/csv_rows.py.
   * @param {string | number | boolean | null} value
   */
  const cell = (value) => {
    let text = value === null ? "" : String(value).split(/[^\S\ufeff]+/).filter(Boolean).join(" ").replace(UNSEEN, "\ufffd");
    const formula = STARTS.test(text) && !NUMBER.test(text);
    text = text.replace(/(;\s*)(?=[=+\-@＝＋－＠])/g, "$1'");
    if (formula) text = `'${text}`;
    return /[",\n\r]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
  };

  /**
   * @param {string[]} columns
   * @param {(string | number | boolean | null)[][]} rows
   */
  const csv = (columns, rows) => [columns, ...rows].map((row) => `${row.map(cell).join(",")}\n`).join("");

  /**
   * Numbers as the commands print them in JSON: twelve places.
   * @param {unknown} value
   */
  const json = (value) =>
    `${JSON.stringify(value, (_, one) => (typeof one === "number" ? Number(one.toFixed(12)) : one), 2)}\n`;

  /**
   * @param {string} name
   * @param {string} kind
   * @param {string} text
   */
  const download = (name, kind, text) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: `${kind};charset=utf-8` }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  return { cell, csv, json, download };
})();
