// Asks the search of a built site, without a browser: node search.cjs SITE < queries.json
// Queries are a list of texts; the answer is, for each, {results, corrected, whole}.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const vm = require("node:vm");

const site = path.resolve(process.argv[2]);
const root = "file:///situs/";

const run = (address) => {
  const file = path.join(site, decodeURIComponent(address.slice(root.length)).replace(/\?.*$/, ""));
  vm.runInThisContext(fs.readFileSync(file, "utf-8"), { filename: file });
};

globalThis.location = { search: "" };
globalThis.document = {
  documentElement: { dataset: { content_root: root } },
  querySelectorAll: () => [],
  createElement: () => ({}),
  head: {
    append: (script) => {
      try {
        run(script.src);
      } catch (missing) {
        script.onerror(missing);
        return;
      }
      script.onload();
    },
  },
};

// const at the top of a script is not a property of the global object: hand the names out.
for (const [, name] of fs.readFileSync(path.join(site, "search.html"), "utf-8").matchAll(/<script src="([^"?]+)/g)) run(root + name);

const queries = JSON.parse(fs.readFileSync(0, "utf-8"));
(async () => {
  const search = vm.runInThisContext("Cari.search");
  const answers = [];
  for (const query of queries) {
    const { results, corrected, whole } = await search(query);
    answers.push({ results, corrected, whole });
  }
  process.stdout.write(JSON.stringify(answers));
})();
