// Dots on the coastline: the picture of kb_builder/site/atlas.py, and what is laid on it.
"use strict";

const Atlas = (() => {
  /**
   * Place of an area's capital in the view box, or null where it is unknown.
   * @param {Tables} tables
   * @param {number} row
   * @returns {[number, number] | null}
   */
  const place = (tables, row) => {
    const [lat, lon] = [tables.areas.lat[row], tables.areas.lon[row]];
    if (lat === null || lon === null) return null;
    return [(lon - tables.map.west) * tables.map.scale, (tables.map.north - lat) * tables.map.scale];
  };

  /**
   * The map with marks of several kinds; later ones lie on top.
   * @param {Tables} tables
   * @param {string} picture address of the picture
   * @param {string} label
   * @param {{rows: number[], shape: "ring" | "dot" | "square"}[]} layers
   */
  const map = (tables, picture, label, layers) => {
    const { width, height } = tables.map;
    const marks = layers.flatMap(({ rows, shape }) =>
      rows.flatMap((row) => {
        const found = place(tables, row);
        if (!found) return [];
        const [x, y] = found;
        const title = Dom.drawn("title", {}, tables.areas.name[row]);
        return shape === "square"
          ? [Dom.drawn("rect", { class: "map-square", x: x - 4, y: y - 4, width: 8, height: 8 }, title)]
          : [Dom.drawn("circle", { class: `map-${shape}`, cx: x, cy: y, r: shape === "ring" ? 7 : 3.5 }, title)];
      }),
    );
    return Dom.drawn(
      "svg",
      { class: "atlas", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label },
      Dom.drawn("image", { href: picture, width, height }),
      ...marks,
    );
  };

  return { place, map };
})();
