'use strict';

// Runs the script of one workflow step as actions/github-script does, against the GitHub in memory.
// Reads {script, state, payload} as JSON from stdin; prints what was changed and put out.

const fs = require('node:fs');
const path = require('node:path');

const { context, fakeGithub } = require('./fake.cjs');

const ROOT = path.resolve(__dirname, '..', '..', '..');
const AsyncFunction = (async () => {}).constructor;

async function main() {
  const { script, state, payload } = JSON.parse(fs.readFileSync(0, 'utf8'));
  const { github, calls } = fakeGithub(state);
  const outputs = {};
  const core = {
    setOutput: (name, value) => {
      outputs[name] = value;
    },
    info: () => {},
    notice: () => {},
  };
  const load = (name) => require(path.resolve(ROOT, name));
  const step = new AsyncFunction('github', 'context', 'core', 'require', script);
  await step(github, context(payload), core, load);
  process.stdout.write(JSON.stringify({ calls, outputs }));
}

main();
