'use strict';

// One issue of ours for each monthly report, edited in place.

const { isOurs, withMarker } = require('./texts.cjs');

/** Write `text` into the issue that `marker` opens, or into a new one; return its number. */
async function putReport({ github, context, marker, title, text }) {
  const body = withMarker(marker, text);
  const issues = await github.paginate(github.rest.issues.listForRepo, {
    ...context.repo,
    creator: 'github-actions[bot]',
    state: 'all',
    per_page: 100,
  });
  const ours = issues.find((issue) => issue.pull_request === undefined && isOurs(issue, marker));
  if (ours === undefined) {
    const made = await github.rest.issues.create({ ...context.repo, title, body });
    return made.data.number;
  }
  // Someone may have closed last month's; a new report is open work again.
  await github.rest.issues.update({
    ...context.repo,
    issue_number: ours.number,
    title,
    body,
    state: 'open',
  });
  return ours.number;
}

module.exports = { putReport };
