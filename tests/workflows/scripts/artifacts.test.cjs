'use strict';

const assert = require('node:assert/strict');
const { test } = require('node:test');

const { findArtifact } = require('../../../.github/scripts/artifacts.cjs');
const { context, fakeGithub } = require('./fake.cjs');

const GOOD = { id: 4, name: 'akibat', expired: false, size_in_bytes: 2000 };
const find = (artifacts) =>
  findArtifact({
    github: fakeGithub({ artifacts }).github,
    context: context(),
    runId: 1,
    name: 'akibat',
  });

test('the one of that name is found among others', async () => {
  assert.equal(await find([{ ...GOOD, id: 3, name: 'lain' }, GOOD]), 4);
});

for (const [why, artifacts, said] of [
  ['there is none', [], /0 hasil/],
  ['there are two', [GOOD, { ...GOOD, id: 5 }], /2 hasil/],
  ['it has expired', [{ ...GOOD, expired: true }], /0 hasil/],
  ['it is too large to be ours', [{ ...GOOD, size_in_bytes: 3 * 1024 * 1024 }], /terlalu besar/],
]) {
  test(`nothing is fetched when ${why}`, async () => {
    await assert.rejects(find(artifacts), said);
  });
}
