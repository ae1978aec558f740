// Draws the coastline of the site's map anew: Natural Earth (public domain), from the npm package
// world-atlas, simplified and put into the view box of kb_builder/site/atlas.py. By hand, once:
//   npm ci --prefix tests/node && node scripts/make_coastline.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const from = createRequire(new URL("../tests/node/package.json", import.meta.url));
const { feature } = from("topojson-client");
const { filter, filterWeight, presimplify, simplify } = from("topojson-simplify");

const [WEST, NORTH, SCALE] = [94.6, 6.4, 10]; // as in atlas.py
const [WIDTH, HEIGHT, EDGE] = [470, 178, 2];
const LEAST_AREA = 0.002; // square degrees: what is smaller does not show
const HOME = "Indonesia";
const NEIGHBOURS = [
  "Malaysia", "Brunei", "Timor-Leste", "Papua New Guinea", "Singapore", "Philippines", "Australia",
];

const topology = JSON.parse(readFileSync(from.resolve("world-atlas/countries-10m.json"), "utf8"));
const geometries = topology.objects.countries.geometries.filter(
  ({ properties }) => properties.name === HOME || NEIGHBOURS.includes(properties.name),
);
topology.objects = { shown: { type: "GeometryCollection", geometries } };
const simple = simplify(presimplify(topology), LEAST_AREA);
const shown = filter(simple, filterWeight(simple, LEAST_AREA));

/** The part of a ring inside the view box (Sutherland and Hodgman 1974). */
function clipped(ring) {
  const sides = [[0, -EDGE, 1], [0, WIDTH + EDGE, -1], [1, -EDGE, 1], [1, HEIGHT + EDGE, -1]];
  return sides.reduce((points, [axis, limit, sign]) => {
    const inside = (point) => (point[axis] - limit) * sign >= 0;
    return points.flatMap((end, i) => {
      const start = points.at(i - 1);
      const share = (limit - start[axis]) / (end[axis] - start[axis]);
      const cut = [0, 1].map((n) => start[n] + share * (end[n] - start[n]));
      const crossing = inside(start) === inside(end) ? [] : [cut];
      return inside(end) ? [...crossing, end] : crossing;
    });
  }, ring);
}

/** A ring as an SVG path in tenths of a unit, relative and short; nothing for a speck. */
function path(ring) {
  const tenths = clipped(ring.map(([x, y]) => [(x - WEST) * SCALE, (NORTH - y) * SCALE]))
    .map((point) => point.map((value) => Math.round(value * 10)))
    .filter(([x, y], i, all) => i === 0 || x !== all[i - 1][0] || y !== all[i - 1][1]);
  if (tenths.length < 4) return "";
  const steps = tenths.slice(1).map(([x, y], i) => [x - tenths[i][0], y - tenths[i][1]]);
  const text = (points) => points.map((point) => point.map((v) => v / 10).join(" ")).join(" ");
  return `M${text(tenths.slice(0, 1))}l${text(steps)}z`
    .replaceAll(" -", "-").replace(/(^|[^\d])0\./g, "$1.");
}

function outline({ type, coordinates }) {
  return (type === "Polygon" ? [coordinates] : coordinates).flat().map(path).join("");
}

const outlines = { home: "", neighbours: "" };
for (const { properties, geometry } of feature(shown, shown.objects.shown).features) {
  if (geometry) outlines[properties.name === HOME ? "home" : "neighbours"] += outline(geometry);
}
const target = new URL("../kb_builder/site/coastline.json", import.meta.url);
writeFileSync(target, `${JSON.stringify(outlines, null, 1)}\n`);
