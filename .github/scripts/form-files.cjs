'use strict';

// The files made from a form, put on a branch of their own through the API: no checkout, no git
// configuration, no token on disk. Commits made this way are signed by GitHub.

const fs = require('node:fs');
const path = require('node:path');

const { readText } = require('./texts.cjs');

const BOT = 'github-actions[bot]';
/** What a form may touch, whatever the converter says: case files and visits, nothing else. */
const ALLOWED = /^cases\/(?:visits\/)?[a-z0-9]+(?:-[a-z0-9]+)*\.yaml$/;
const MOST_FILES = 5;
const LARGEST = 256 * 1024;

/** The files below `folder` as path and text, sorted; throws at anything a form may not bring. */
function collect(folder) {
  const found = [];
  for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) {
      continue;
    }
    const full = path.join(entry.parentPath ?? entry.path, entry.name);
    const name = path.relative(folder, full).split(path.sep).join('/');
    if (!ALLOWED.test(name)) {
      throw new Error(`formulir tidak boleh menulis '${name}'`);
    }
    const content = readText(full);
    if (Buffer.byteLength(content) > LARGEST) {
      throw new Error(`'${name}' lebih besar dari 256 kB`);
    }
    found.push({ path: name, content });
  }
  if (found.length > MOST_FILES) {
    throw new Error(`formulir menghasilkan ${found.length} berkas; paling banyak ${MOST_FILES}`);
  }
  return found.sort((one, other) => (one.path < other.path ? -1 : 1));
}

/**
 * Commit `files` onto `main` as `branch`; return whether anything differs from `main`.
 *
 * A branch that is there already is moved only if nobody but us has written to it.
 */
async function putBranch({ github, context, branch, files, message }) {
  const { git, repos } = github.rest;
  const main = await git.getRef({ ...context.repo, ref: 'heads/main' });
  const base = await git.getCommit({ ...context.repo, commit_sha: main.data.object.sha });
  const tree = await git.createTree({
    ...context.repo,
    base_tree: base.data.tree.sha,
    tree: files.map((file) => ({ ...file, mode: '100644', type: 'blob' })),
  });
  if (tree.data.sha === base.data.tree.sha) {
    return false;
  }
  const there = await git.listMatchingRefs({ ...context.repo, ref: `heads/${branch}` });
  const exists = there.data.some(({ ref }) => ref === `refs/heads/${branch}`);
  if (exists) {
    const ahead = await repos.compareCommitsWithBasehead({
      ...context.repo,
      basehead: `main...${branch}`,
    });
    if (ahead.data.commits.some(({ author }) => author?.login !== BOT)) {
      throw new Error(`cabang '${branch}' sudah disunting orang; hapus dahulu bila tidak dipakai`);
    }
  }
  // Neither author nor committer is given: GitHub puts in the workflows' account and signs.
  const commit = await git.createCommit({
    ...context.repo,
    message,
    tree: tree.data.sha,
    parents: [main.data.object.sha],
  });
  const sha = commit.data.sha;
  if (exists) {
    await git.updateRef({ ...context.repo, ref: `heads/${branch}`, sha, force: true });
  } else {
    await git.createRef({ ...context.repo, ref: `refs/heads/${branch}`, sha });
  }
  return true;
}

module.exports = { collect, putBranch };
