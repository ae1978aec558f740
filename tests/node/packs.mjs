// Makes packs with the scripts of the page, for pairs read from a file; prints them as JSON.
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";

const [scripts, asked] = process.argv.slice(2).map((path) => JSON.parse(readFileSync(path, "utf8")));
globalThis.self = globalThis;
const source = scripts.map((path) => readFileSync(path, "utf8")).join("\n");
runInThisContext(`${source}\nglobalThis.Packs = Packs;`);
const made = asked.map((one) => {
  try {
    return Packs.make(RujukanBahan, RujukanTamu, one).document;
  } catch (error) {
    if (!(error instanceof Packs.PackError)) throw error;
    return { error: error.message };
  }
});
process.stdout.write(JSON.stringify(made));
