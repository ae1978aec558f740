'use strict';

const assert = require('node:assert/strict');
const { test } = require('node:test');

const { outcome, reasonAgainst } = require('../../../.github/scripts/approvals.cjs');
const { context, fakeGithub } = require('./fake.cjs');

const LABEL = 'setuju';
const labelled = (login, createdAt, name = LABEL) => ({ createdAt, actor: { login }, label: { name } });
const ISSUE = {
  state: 'OPEN',
  title: 'Kunjungan Sumedang',
  body: '### Tanggal\n\n2019-04-30',
  lastEditedAt: null,
  labels: { nodes: [{ name: 'formulir' }, { name: LABEL }] },
  timelineItems: { nodes: [labelled('pengelola', '2026-11-22T03:00:00Z')] },
};

function ask({ issue = {}, told = {}, permission = 'write', sender = 'pengelola' } = {}) {
  const now = { ...ISSUE, ...issue };
  const { github } = fakeGithub({ permission, issue: now });
  const payload = {
    sender: { login: sender },
    issue: { number: 9, title: ISSUE.title, body: ISSUE.body, ...told },
  };
  return reasonAgainst({ github, context: context(payload), label: LABEL });
}

for (const permission of ['write', 'admin']) {
  test(`the label of someone with the right '${permission}' counts`, async () => {
    assert.equal(await ask({ permission }), '');
  });
}

for (const permission of ['none', 'read', 'triage', '']) {
  test(`the label of someone with the right '${permission}' does not count`, async () => {
    assert.match(await ask({ permission }), /berhak menulis/);
  });
}

test('a text edited before the label was set is the text that was approved', async () => {
  assert.equal(await ask({ issue: { lastEditedAt: '2026-11-22T02:59:59Z' } }), '');
});

for (const [when, lastEditedAt] of [
  ['after the label', '2026-11-22T03:00:01Z'],
  ['in the same second as the label', '2026-11-22T03:00:00Z'],
]) {
  test(`a text edited ${when} is refused`, async () => {
    assert.match(await ask({ issue: { lastEditedAt } }), /Isian berubah sesudah label/);
  });
}

test('a text that differs from the one of the event is refused, whatever the times say', async () => {
  assert.match(await ask({ issue: { body: 'lain' } }), /Isian berubah/);
  assert.match(await ask({ issue: { title: 'lain' } }), /Isian berubah/);
});

test('line ends alone are no change, and neither is no text at all', async () => {
  const body = ISSUE.body.replaceAll('\n', '\r\n');
  assert.equal(await ask({ told: { body } }), '');
  assert.equal(await ask({ issue: { body: '' }, told: { body: null } }), '');
});

test('a closed form is refused', async () => {
  assert.match(await ask({ issue: { state: 'CLOSED' } }), /sudah ditutup/);
});

test('a label taken off again is refused', async () => {
  assert.match(await ask({ issue: { labels: { nodes: [{ name: 'formulir' }] } } }), /sudah dilepas/);
});

test('the last setting of the label is the one that counts, by whoever it was', async () => {
  const nodes = [
    labelled('pengelola', '2026-11-22T01:00:00Z'),
    labelled('orang', '2026-11-22T03:00:00Z'),
  ];
  assert.match(await ask({ issue: { timelineItems: { nodes } } }), /dipasang ulang/);
});

test('an edit between two settings of the label counts as before the second', async () => {
  const nodes = [
    labelled('pengelola', '2026-11-22T01:00:00Z'),
    labelled('pengelola', '2026-11-22T03:00:00Z'),
    labelled('orang', '2026-11-22T04:00:00Z', 'kunjungan'),
  ];
  const issue = { timelineItems: { nodes }, lastEditedAt: '2026-11-22T02:00:00Z' };
  assert.equal(await ask({ issue }), '');
});

test('a label whose setting is not on record is refused', async () => {
  assert.notEqual(await ask({ issue: { timelineItems: { nodes: [] } } }), '');
});

test('each outcome is told in a sentence of its own', () => {
  const told = [
    outcome({ result: 'ditolak', reason: 'Isian ini sudah ditutup.', sent: 'skipped', number: '' }),
    outcome({ result: 'bermasalah', reason: '', sent: 'skipped', number: '' }),
    outcome({ result: 'siap', reason: '', sent: 'success', number: '88' }),
    outcome({ result: 'siap', reason: '', sent: 'success', number: '' }),
    outcome({ result: 'siap', reason: '', sent: 'failure', number: '' }),
    outcome({ result: '', reason: '', sent: 'skipped', number: '' }),
  ];
  assert.match(told[0], /Isian ini sudah ditutup\.$/);
  assert.match(told[2], /#88/);
  assert.match(told[3], /sudah sama/);
  assert.equal(told[4], told[5]);
  assert.equal(new Set(told).size, told.length - 1);
});
