// Distances on the earth, by the formula of kb_builder/similarity/traits.py.
"use strict";

const Earth = (() => {
  const RADIUS_KM = 6371.0088;

  /**
   * Kilometres as the crow flies between two places, whose degrees are given in radians.
   * @param {number} lat
   * @param {number} lon
   * @param {number} lat2
   * @param {number} lon2
   */
  const km = (lat, lon, lat2, lon2) => {
    const chord = Math.sin((lat - lat2) / 2) ** 2 + Math.cos(lat) * Math.cos(lat2) * Math.sin((lon - lon2) / 2) ** 2;
    return 2 * RADIUS_KM * Math.asin(Math.sqrt(Math.min(Math.max(chord, 0), 1)));
  };

  return { km };
})();
