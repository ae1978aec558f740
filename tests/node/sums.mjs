// Runs the tools' own scripts on the data they ship with and holds the answers beside Python's.
// usage: node sums.mjs SCRIPTS DATA EXPECTED NAME...  → one line of JSON: mismatches and milliseconds.
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";

const [scripts, data, expected, ...names] = process.argv.slice(2);
// In this context, not one of its own: there every look at a global is slow, as in no browser.
for (const file of [
  ...names.map((name) => `${scripts}/${name}.js`),
  `${data}/tabel.js`,
  `${data}/pustaka.js`,
]) {
  runInThisContext(readFileSync(file, "utf8"), { filename: file });
}
const { World, Peers, Hosts, Practices } = runInThisContext(
  "({ World, Peers, Hosts, Practices })",
);

// Processor time: what others do on the machine does not count.
const spent = () => process.cpuUsage().user / 1000;

const mismatches = [];
const compare = (path, wanted, found) => {
  if (mismatches.length > 40) return;
  if (wanted === null || typeof wanted !== "object") {
    const same =
      typeof wanted === "number" && typeof found === "number"
        ? Math.abs(wanted - found) <= 1e-9 * Math.max(1, Math.abs(wanted))
        : wanted === found;
    if (!same) mismatches.push(`${path}: ${JSON.stringify(wanted)} / ${JSON.stringify(found)}`);
    return;
  }
  if (Array.isArray(wanted) && wanted.length !== found?.length) {
    mismatches.push(`${path}: ${wanted.length} / ${found?.length} entries`);
    return;
  }
  for (const key of Object.keys(wanted)) compare(`${path}.${key}`, wanted[key], found?.[key]);
};

const started = spent();
const world = new World(globalThis.RUJUKAN_TABEL, globalThis.RUJUKAN_PUSTAKA);
world.models();
const first = spent() - started;
const times = [];
let prepared = 0;
for (const line of readFileSync(expected, "utf8").trim().split("\n")) {
  const { question, peers, hosts, practices } = JSON.parse(line);
  const before = spent();
  world.profiles(world.models(question.blocks, question.profile));
  prepared = Math.max(prepared, spent() - before);
  const label = JSON.stringify(question);
  const begin = spent();
  let found = {};
  try {
    if (peers) found.peers = Peers.answer(world, question);
    if (hosts) found.hosts = Hosts.answer(world, question);
    if (practices) found.practices = Practices.answer(world, question);
  } catch (error) {
    found = { nobody: error.message };
  }
  times.push(spent() - begin);
  for (const [name, wanted] of Object.entries({ peers, hosts, practices })) {
    if (wanted) compare(`${label} ${name}`, wanted, found[name] ?? found);
  }
}
times.sort((a, b) => a - b);
console.log(
  JSON.stringify({
    mismatches,
    answers: times.length,
    first: Math.round(first),
    median: Number(times[Math.floor(times.length / 2)].toFixed(1)),
    most: Number(times.at(-1).toFixed(1)),
    prepared: Math.round(prepared),
  }),
);
