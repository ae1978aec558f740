'use strict';

// Which pull request a finished run was about, and the one that carries a form's file.

/**
 * The open pull request into `main` whose head is exactly what `run` looked at, or null.
 *
 * `run` is the event's own account of the run, written by GitHub; nothing the run itself made is
 * asked. A fork's runs name no pull request, hence the search by its branch. A head that has moved
 * on since has a newer run, which will speak for itself.
 */
async function findPullRequest({ github, context, run }) {
  const owner = run.head_repository?.owner?.login;
  if (run.event !== 'pull_request' || owner === undefined) {
    return null;
  }
  const found = await github.paginate(github.rest.pulls.list, {
    ...context.repo,
    state: 'open',
    base: 'main',
    head: `${owner}:${run.head_branch}`,
    per_page: 100,
  });
  const matches = found.filter(
    (pull) => pull.head.sha === run.head_sha && pull.head.repo?.id === run.head_repository.id,
  );
  return matches.length === 1 ? matches[0] : null;
}

/** The pull request of this branch of ours, made or brought up to date; return its number. */
async function ensurePullRequest({ github, context, branch, title, body }) {
  const found = await github.rest.pulls.list({
    ...context.repo,
    state: 'open',
    base: 'main',
    head: `${context.repo.owner}:${branch}`,
  });
  if (found.data.length > 0) {
    // The branch may just have moved on: what is said about it has to follow.
    const { number } = found.data[0];
    await github.rest.pulls.update({ ...context.repo, pull_number: number, title, body });
    return number;
  }
  const made = await github.rest.pulls.create({
    ...context.repo,
    base: 'main',
    head: branch,
    title,
    body,
  });
  return made.data.number;
}

module.exports = { ensurePullRequest, findPullRequest };
