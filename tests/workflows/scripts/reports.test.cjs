'use strict';

const assert = require('node:assert/strict');
const { test } = require('node:test');

const { putReport } = require('../../../.github/scripts/reports.cjs');
const { BOT, context, fakeGithub } = require('./fake.cjs');

const MARKER = '<!-- rujukan:laporan-baca-ulang -->';
const put = (github) =>
  putReport({ github, context: context(), marker: MARKER, title: 'Laporan', text: 'Isi.' });

test('the first month makes the issue', async () => {
  const { github, calls } = fakeGithub();
  assert.equal(await put(github), 77);
  assert.deepEqual(calls.map(([name]) => name), ['create']);
  assert.equal(calls[0][1].body, `${MARKER}\nIsi.\n`);
});

test('the next months edit it and open it again', async () => {
  const { github, calls } = fakeGithub({
    issues: [{ number: 12, user: BOT, body: `${MARKER}\nLama.\n`, state: 'closed' }],
  });
  assert.equal(await put(github), 12);
  assert.deepEqual(calls.map(([name]) => name), ['update']);
  assert.equal(calls[0][1].issue_number, 12);
  assert.equal(calls[0][1].state, 'open');
});

for (const [what, issue] of [
  ['a pull request of ours', { user: BOT, body: MARKER, pull_request: {} }],
  ['the other report', { user: BOT, body: '<!-- rujukan:laporan-tautan -->' }],
  ["someone's issue with our marker", { user: { type: 'User', login: 'orang' }, body: MARKER }],
]) {
  test(`${what} is not edited`, async () => {
    const { github, calls } = fakeGithub({ issues: [{ number: 3, ...issue }] });
    await put(github);
    assert.deepEqual(calls.map(([name]) => name), ['create']);
  });
}
