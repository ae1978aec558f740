'use strict';

const assert = require('node:assert/strict');
const { test } = require('node:test');

const { putComment } = require('../../../.github/scripts/comments.cjs');
const { LONGEST } = require('../../../.github/scripts/texts.cjs');
const { BOT, context, fakeGithub } = require('./fake.cjs');

const MARKER = '<!-- rujukan:akibat -->';
const put = (github, text) =>
  putComment({ github, context: context(), number: 5, marker: MARKER, text });

test('the first time a comment is written, marker first', async () => {
  const { github, calls } = fakeGithub();
  assert.equal(await put(github, 'Satu halaman berubah.\n'), 'ditulis');
  assert.deepEqual(calls, [
    [
      'createComment',
      {
        owner: 'contoh',
        repo: 'rujukan',
        issue_number: 5,
        body: `${MARKER}\nSatu halaman berubah.\n`,
      },
    ],
  ]);
});

test('the marker is not doubled when the text brings it along', async () => {
  const { github, calls } = fakeGithub();
  await put(github, `${MARKER}\n\nIsi.`);
  assert.equal(calls[0][1].body, `${MARKER}\nIsi.\n`);
});

test('our comment is edited, not followed by another', async () => {
  const comments = [
    { id: 1, user: { type: 'User', login: 'orang' }, body: 'halo' },
    { id: 2, user: BOT, body: `${MARKER}\nLama.\n` },
  ];
  const { github, calls } = fakeGithub({ comments });
  assert.equal(await put(github, 'Baru.'), 'diperbarui');
  assert.equal(calls.length, 1);
  assert.equal(calls[0][0], 'updateComment');
  assert.equal(calls[0][1].comment_id, 2);
});

test('nothing is sent when nothing changed', async () => {
  const { github, calls } = fakeGithub({
    comments: [{ id: 2, user: BOT, body: `${MARKER}\nSama.` }],
  });
  assert.equal(await put(github, 'Sama.\n'), 'tidak berubah');
  assert.deepEqual(calls, []);
});

for (const [who, comment] of [
  ['by someone who typed the marker', { user: { type: 'User', login: 'orang' }, body: MARKER }],
  ['by another bot', { user: { type: 'Bot', login: 'lain[bot]' }, body: MARKER }],
  ['by a person named like the bot', { user: { type: 'User', login: BOT.login }, body: MARKER }],
  ['of ours that only quotes the marker', { user: BOT, body: `Kata orang: ${MARKER}` }],
  ['whose author is gone', { user: null, body: MARKER }],
]) {
  test(`a comment ${who} is not touched`, async () => {
    const { github, calls } = fakeGithub({ comments: [{ id: 9, ...comment }] });
    assert.equal(await put(github, 'Isi.'), 'ditulis');
    assert.equal(calls[0][0], 'createComment');
  });
}

test('a text too long for GitHub ends at a line and says so', async () => {
  const { github, calls } = fakeGithub();
  await put(github, 'baris yang cukup panjang\n'.repeat(4000));
  const { body } = calls[0][1];
  assert.ok(body.length < 65_536);
  assert.ok(body.length > LONGEST / 2);
  assert.match(body, /panjang\n\n\n_Dipotong karena terlalu panjang;/);
});

test('one endless line is cut as well', async () => {
  const { github, calls } = fakeGithub();
  await put(github, 'a'.repeat(200_000));
  assert.ok(calls[0][1].body.length < 65_536);
});
