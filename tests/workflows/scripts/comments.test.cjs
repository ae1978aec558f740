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

test('a warning stands above the text, below the marker', async () => {
  const { github, calls } = fakeGithub();
  const given = { context: context(), number: 5, marker: MARKER, warning: 'Perhatian.' };
  await putComment({ github, ...given, text: `${MARKER}\n\nIsi.\n` });
  assert.equal(calls[0][1].body, `${MARKER}\nPerhatian.\n\nIsi.\n`);
});

test('a text as long as may be is written whole, signs of two halves counted once', async () => {
  const { github, calls } = fakeGithub();
  const text = '😀'.repeat(LONGEST - MARKER.length - 2);
  await put(github, text);
  assert.equal(calls[0][1].body, `${MARKER}\n${text}\n`);
});

test('a longer one is refused, not cut: nothing is written', async () => {
  const { github, calls } = fakeGithub();
  await assert.rejects(put(github, '```\nbaris\n'.repeat(8000)), /huruf, paling banyak 65000/);
  assert.deepEqual(calls, []);
});
