// From the levels of the indicators to the four domain values, exactly: whole numbers until the end.
"use strict";

const Levels = (() => {
  const UNIT = 1e9;

  /**
   * Domain values rounded half up to two decimals; null for a domain with an open indicator.
   * @param {Tables} tables
   * @param {Record<string, number>} levels by indicator
   */
  const domains = (tables, levels) =>
    tables.domains.map((_, domain) => {
      let [sum, whole, open] = [0n, 0n, false];
      for (const [id, node] of Object.entries(tables.nodes)) {
        if (node.domain !== domain) continue;
        const weight = BigInt(Math.round(node.weight * UNIT));
        whole += weight;
        if (levels[id]) sum += weight * BigInt(levels[id]);
        else open = true;
      }
      return open ? null : Number((sum * 200n + whole) / (2n * whole)) / 100;
    });

  return { domains };
})();
