'use strict';

const assert = require('node:assert/strict');
const { test } = require('node:test');

const scripts = require('../../../.github/scripts/changed-files.cjs');
const { context, fakeGithub } = require('./fake.cjs');

const find = (files) =>
  scripts.filesOutsideCases({
    github: fakeGithub({ files: { 'base...head': files } }).github,
    context: context(),
    base: 'base',
    head: 'head',
  });
const warn = (names, more = false) => scripts.warningAbout({ names, more });

test('case files alone need no warning', async () => {
  const found = await find([{ filename: 'cases/a.yaml' }, { filename: 'cases/visits/b.yaml' }]);
  assert.deepEqual(found, { names: [], more: false });
  assert.equal(scripts.warningAbout(found), '');
});

test('everything else is named, a place that a file has left too', async () => {
  const { names } = await find([
    { filename: 'kb_builder/__pycache__/x.pyc' },
    { filename: 'cases/a.yaml', previous_filename: 'conf.py' },
    { filename: 'Cases/a.yaml' },
    { filename: 'cases' },
    { filename: '.github/workflows/akibat.yml' },
  ]);
  assert.deepEqual(names, [
    '.github/workflows/akibat.yml',
    'Cases/a.yaml',
    'cases',
    'conf.py',
    'kb_builder/__pycache__/x.pyc',
  ]);
});

test('only what these two commits differ in counts', async () => {
  const { github } = fakeGithub({ files: { 'base...later': [{ filename: 'conf.py' }] } });
  const found = await scripts.filesOutsideCases({
    github,
    context: context(),
    base: 'base',
    head: 'head',
  });
  assert.deepEqual(found, { names: [], more: false });
});

test('ten names and how many more', () => {
  const names = Array.from({ length: 12 }, (_, place) => `docs/${place}.md`);
  assert.match(warn(names.slice(0, 10)), /`docs\/9\.md`\.$/);
  assert.match(warn(names), /`docs\/9\.md`, dan 2 lagi\.$/);
});

test('a list that GitHub ends early is told, even when it names nothing', async () => {
  const found = await find(Array.from({ length: 300 }, () => ({ filename: 'cases/a.yaml' })));
  assert.match(scripts.warningAbout(found), /mungkin lainnya/);
});

for (const [what, name, shown] of [
  ['backticks', 'a`` b', '``` a`` b ```'],
  ['line ends and marks that steer', 'a\n# b\u202ec', '`a # b c`'],
  ['a mention', '@orang', '`@orang`'],
]) {
  test(`a name with ${what} stays inside its code span`, () => {
    const line = warn([name]);
    assert.ok(line.endsWith(` ${shown}.`), line);
    assert.ok(!line.includes('\n'));
  });
}

test('endless names leave room for the text', () => {
  const line = warn(Array.from({ length: 10 }, () => '`'.repeat(4000)));
  assert.ok(line.length < 4 * 10 * 200);
});
