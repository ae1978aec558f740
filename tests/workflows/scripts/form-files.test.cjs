'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { test } = require('node:test');

const { collect, putBranch } = require('../../../.github/scripts/form-files.cjs');
const { BOT, context, fakeGithub } = require('./fake.cjs');

/** A folder with these files, removed after the test. */
function folder(t, files) {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'rujukan-'));
  t.after(() => fs.rmSync(root, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    const full = path.join(root, name);
    fs.mkdirSync(path.dirname(full), { recursive: true });
    fs.writeFileSync(full, text);
  }
  return root;
}

test('case files and visits are taken, sorted, with slashes', (t) => {
  const root = folder(t, {
    'cases/visits/2019-04-30-bojonegoro-sumedang.yaml': 'date: 2019-04-30\n',
    'cases/sumedang.yaml': 'status: draft\n',
  });
  assert.deepEqual(collect(root), [
    { path: 'cases/sumedang.yaml', content: 'status: draft\n' },
    { path: 'cases/visits/2019-04-30-bojonegoro-sumedang.yaml', content: 'date: 2019-04-30\n' },
  ]);
});

for (const name of [
  'conf.py',
  'cases/a.yml',
  'cases/Sumedang.yaml',
  'cases/.a.yaml',
  'cases/visits/x/y.yaml',
  'cases/lain/y.yaml',
  '.github/workflows/periksa.yml',
  'kb_builder/cli/main.py',
]) {
  test(`a form may not bring ${name}`, (t) => {
    assert.throws(() => collect(folder(t, { [name]: 'x' })), /tidak boleh menulis/);
  });
}

test('a link is not followed', (t) => {
  const root = folder(t, { 'cases/a.yaml': 'x' });
  fs.symlinkSync('/etc/hostname', path.join(root, 'cases', 'b.yaml'));
  assert.throws(() => collect(root), /bukan berkas biasa/);
});

test('a file too large and too many files are refused', (t) => {
  assert.throws(() => collect(folder(t, { 'cases/a.yaml': 'x'.repeat(262_145) })), /lebih besar/);
  const many = Object.fromEntries([...'abcdef'].map((one) => [`cases/${one}.yaml`, 'x']));
  assert.throws(() => collect(folder(t, many)), /menghasilkan 6 berkas/);
});

const FILES = [{ path: 'cases/a.yaml', content: 'x' }];
const put = (github) =>
  putBranch({
    github,
    context: context(),
    branch: 'formulir/9',
    files: FILES,
    message: 'Kiriman formulir #9',
  });

test('one commit on top of main becomes the branch, without a made-up author', async () => {
  const { github, calls } = fakeGithub();
  assert.equal(await put(github), true);
  assert.deepEqual(calls.map(([name]) => name), ['createTree', 'createCommit', 'createRef']);
  const [tree, commit, ref] = calls.map(([, given]) => given);
  assert.equal(tree.base_tree, 'main-tree');
  assert.deepEqual(tree.tree, [{ ...FILES[0], mode: '100644', type: 'blob' }]);
  assert.deepEqual(commit.parents, ['main-commit']);
  assert.equal('author' in commit || 'committer' in commit, false);
  assert.equal(ref.ref, 'refs/heads/formulir/9');
});

test('nothing is made when main has the same files', async () => {
  const { github, calls } = fakeGithub({ tree: 'main-tree' });
  assert.equal(await put(github), false);
  assert.deepEqual(calls.map(([name]) => name), ['createTree']);
});

test('our own branch is moved', async () => {
  const { github, calls } = fakeGithub({
    refs: [{ ref: 'refs/heads/formulir/9' }],
    ahead: [{ author: BOT }],
  });
  await put(github);
  assert.deepEqual(calls.at(-1)[0], 'updateRef');
  assert.equal(calls.at(-1)[1].ref, 'heads/formulir/9');
});

for (const [who, author] of [
  ['a maintainer', { login: 'pengelola' }],
  ['nobody GitHub knows', null],
]) {
  test(`a branch that ${who} wrote to is left alone`, async () => {
    const { github, calls } = fakeGithub({
      refs: [{ ref: 'refs/heads/formulir/9' }],
      ahead: [{ author: BOT }, { author }],
    });
    await assert.rejects(put(github), /sudah disunting orang/);
    assert.deepEqual(calls.map(([name]) => name), ['createTree']);
  });
}

test('a longer number is another branch', async () => {
  const { github, calls } = fakeGithub({ refs: [{ ref: 'refs/heads/formulir/91' }] });
  await put(github);
  assert.equal(calls.at(-1)[0], 'createRef');
});
