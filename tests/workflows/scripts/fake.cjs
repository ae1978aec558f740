'use strict';

// A GitHub of one repository, in memory: just the calls that the scripts make, and a note of each
// call that changes something.

const context = (payload = {}) => ({ repo: { owner: 'contoh', repo: 'rujukan' }, payload });
const BOT = { type: 'Bot', login: 'github-actions[bot]' };

/** `state` holds what is there; `calls` fills with name and arguments of what was changed. */
function fakeGithub(state = {}) {
  const calls = [];
  const changing = (name, answer) => async (given) => {
    calls.push([name, given]);
    return { data: answer(given) };
  };
  const reading = (answer) => async (given) => ({ data: answer(given) });
  const rest = {
    actions: {
      listWorkflowRunArtifacts: reading(() => state.artifacts ?? []),
      downloadArtifact: reading(() => Buffer.from(state.archive ?? '', 'base64')),
    },
    git: {
      getRef: reading(() => ({ object: { sha: 'main-commit' } })),
      getCommit: reading(() => ({ tree: { sha: 'main-tree' } })),
      listMatchingRefs: reading(() => state.refs ?? []),
      createTree: changing('createTree', () => ({ sha: state.tree ?? 'new-tree' })),
      createCommit: changing('createCommit', () => ({ sha: 'new-commit' })),
      createRef: changing('createRef', () => ({})),
      updateRef: changing('updateRef', () => ({})),
    },
    issues: {
      listComments: reading(() => state.comments ?? []),
      listForRepo: reading(() => state.issues ?? []),
      createComment: changing('createComment', () => ({ id: 1 })),
      updateComment: changing('updateComment', () => ({})),
      create: changing('create', () => ({ number: 77 })),
      update: changing('update', () => ({})),
    },
    pulls: {
      list: reading((given) =>
        (state.pulls ?? []).filter((pull) => given.head === pull.head.label),
      ),
      create: changing('createPull', () => ({ number: 88 })),
      update: changing('updatePull', () => ({})),
    },
    repos: {
      compareCommitsWithBasehead: reading(({ basehead }) => ({
        commits: state.ahead ?? [],
        files: state.files?.[basehead] ?? [],
      })),
      getCollaboratorPermissionLevel: reading(() => ({
        permission: state.permission ?? 'none',
      })),
    },
  };
  return {
    calls,
    github: {
      rest,
      paginate: async (method, given) => (await method(given)).data,
      graphql: async () => ({ repository: { issue: state.issue } }),
    },
  };
}

module.exports = { BOT, context, fakeGithub };
