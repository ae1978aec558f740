'use strict';

const assert = require('node:assert/strict');
const { test } = require('node:test');

const scripts = require('../../../.github/scripts/changed-files.cjs');
const { context, fakeGithub } = require('./fake.cjs');

const find = (files) =>
  scripts.filesOutsideCases({ github: fakeGithub({ files }).github, context: context(), number: 5 });
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

test('the list is asked for page by page', async () => {
  const asked = [];
  const { github } = fakeGithub();
  github.paginate = async (method, given) => {
    asked.push([method, given]);
    return [];
  };
  await scripts.filesOutsideCases({ github, context: context(), number: 5 });
  const given = { owner: 'contoh', repo: 'rujukan', pull_number: 5, per_page: 100 };
  assert.deepEqual(asked, [[github.rest.pulls.listFiles, given]]);
});

test('ten names and how many more', () => {
  const names = Array.from({ length: 12 }, (_, place) => `docs/${place}.md`);
  assert.match(warn(names.slice(0, 10)), /`docs\/9\.md`\.$/);
  assert.match(warn(names), /`docs\/9\.md`, dan 2 lagi\.$/);
});

test('a list that GitHub ends early is told, even when it names nothing', async () => {
  const found = await find(Array.from({ length: 3000 }, () => ({ filename: 'cases/a.yaml' })));
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
