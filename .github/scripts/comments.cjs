'use strict';

// One comment of ours under an issue or a pull request, edited in place.

const { isOurs, withMarker } = require('./texts.cjs');

/**
 * Write `text` into the comment that `marker` opens, or into a new one; return what was done.
 * A `warning` stands above the text.
 */
async function putComment({ github, context, number, marker, text, warning = '' }) {
  const body = withMarker(marker, text, warning);
  const comments = await github.paginate(github.rest.issues.listComments, {
    ...context.repo,
    issue_number: number,
    per_page: 100,
  });
  const ours = comments.find((comment) => isOurs(comment, marker));
  if (ours === undefined) {
    await github.rest.issues.createComment({ ...context.repo, issue_number: number, body });
    return 'ditulis';
  }
  if (ours.body.trimEnd() === body.trimEnd()) {
    return 'tidak berubah';
  }
  await github.rest.issues.updateComment({ ...context.repo, comment_id: ours.id, body });
  return 'diperbarui';
}

module.exports = { putComment };
