'use strict';

const assert = require('node:assert/strict');
const { test } = require('node:test');

const scripts = require('../../../.github/scripts/pull-requests.cjs');
const { context, fakeGithub } = require('./fake.cjs');

const RUN = {
  event: 'pull_request',
  head_sha: 'aaa',
  head_branch: 'betulkan-skor',
  head_repository: { id: 42, owner: { login: 'kontributor' } },
};
const PULL = {
  number: 5,
  head: { label: 'kontributor:betulkan-skor', sha: 'aaa', repo: { id: 42 } },
};
const find = (run, pulls) =>
  scripts.findPullRequest({ github: fakeGithub({ pulls }).github, context: context(), run });

test('the pull request whose head the run looked at is found', async () => {
  assert.equal((await find(RUN, [PULL])).number, 5);
});

for (const [why, run, pull] of [
  ['the branch has moved on', RUN, { ...PULL, head: { ...PULL.head, sha: 'bbb' } }],
  ['the commit is on a branch of another fork', RUN, { ...PULL, head: { ...PULL.head, repo: { id: 7 } } }],
  ['the fork is gone', RUN, { ...PULL, head: { ...PULL.head, repo: null } }],
  ['the run names no repository', { ...RUN, head_repository: null }, PULL],
  ['the run was not for a pull request', { ...RUN, event: 'push' }, PULL],
  ['the branch has another name', { ...RUN, head_branch: 'lain' }, PULL],
]) {
  test(`none is found when ${why}`, async () => {
    assert.equal(await find(run, [pull]), null);
  });
}

test('two that fit are none: it cannot be told which is meant', async () => {
  assert.equal(await find(RUN, [PULL, { ...PULL, number: 6 }]), null);
});

const ensure = (github) =>
  scripts.ensurePullRequest({
    github,
    context: context(),
    branch: 'formulir/9',
    title: 'Kiriman formulir #9',
    body: 'Isi.',
  });

test('a form gets one pull request into main', async () => {
  const { github, calls } = fakeGithub();
  assert.equal(await ensure(github), 88);
  assert.equal(calls[0][0], 'createPull');
  assert.equal(calls[0][1].base, 'main');
  assert.equal(calls[0][1].head, 'formulir/9');
});

test('the one that is open already says what its branch now holds', async () => {
  const { github, calls } = fakeGithub({
    pulls: [{ number: 31, head: { label: 'contoh:formulir/9' } }],
  });
  assert.equal(await ensure(github), 31);
  assert.deepEqual(calls, [
    [
      'updatePull',
      {
        owner: 'contoh',
        repo: 'rujukan',
        pull_number: 31,
        title: 'Kiriman formulir #9',
        body: 'Isi.',
      },
    ],
  ]);
});
