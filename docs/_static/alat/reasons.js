// Why two areas are alike or not, in the wording of kb_builder/words/reasons.py.
"use strict";

const Reasons = (() => {
  const ALIKE = 2;
  const LEAST = 2;

  /** @param {string} word */
  const isUpper = (word) => word !== word.toLowerCase() && word === word.toUpperCase();

  /** @param {string} label */
  const lowered = (label) => {
    const named = label.split(/\s+/).slice(1).some((word) => isUpper(word.slice(0, 1)) && !isUpper(word));
    return named || isUpper(label.slice(0, 2)) ? label : label.slice(0, 1).toLowerCase() + label.slice(1);
  };

  /** @param {Reason} reason */
  const told = (reason) => {
    const { own, theirs } = reason;
    if (reason.trait === "city") {
      const [mine, yours] = [own, theirs].map((value) => (value ? "kota" : "kabupaten"));
      return mine === yours ? `sama-sama ${mine}` : `${mine} / ${yours}`;
    }
    const unit = reason.unit === "" || reason.unit === "indeks" ? "" : ` ${reason.unit}`;
    return `${lowered(reason.label)} (${Numbers.trait(own)} / ${Numbers.trait(theirs)}${unit})`;
  };

  /**
   * The first few that tell something new: that two places both have none of something does not.
   * @param {Reason[]} reasons
   * @param {Reason[]} least
   */
  const closest = (reasons, least) =>
    reasons
      .filter((r) => r.trait !== "city" && !least.includes(r) && !(r.own === r.theirs && r.theirs === 0))
      .slice(0, ALIKE);

  /**
   * @param {Reason[]} reasons the most alike first
   * @param {Reason[]} least those that match least
   */
  const why = (reasons, least) =>
    /** @type {[string, Reason[]][]} */ ([["Mirip", closest(reasons, least)], ["Beda", least]])
      .filter(([, found]) => found.length)
      .map(([head, found]) => `${head}: ${Phrases.listed(found.map(told))}.`)
      .join(" ");

  /** @param {Reason} reason */
  const strangeness = (reason) => (reason.typical ? reason.contribution / reason.typical : 0);

  /**
   * What the two share most first, measured by what is usual between two places.
   * @param {Reason[]} reasons
   */
  const ordered = (reasons) => [...reasons].sort((a, b) => strangeness(a) - strangeness(b));

  /** @param {Reason[]} reasons */
  const leastOf = (reasons) => reasons.slice(-LEAST).reverse();

  /** @param {Reason[]} reasons */
  const total = (reasons) => reasons.reduce((sum, reason) => sum + reason.contribution, 0);

  /** @param {number} confidence */
  const certainty = (confidence) => (confidence >= 0.9 ? "tinggi" : confidence >= 0.6 ? "sedang" : "rendah");

  /** @param {number} confidence */
  const mark = (confidence) => (confidence >= 0.9 ? "●●●" : confidence >= 0.6 ? "●●○" : "●○○");

  return { lowered, why, ordered, leastOf, total, certainty, mark };
})();
