'use strict';

// What an untrusted run left behind, looked at from outside before anything is unpacked.

/** Compressed; what `kb diff` writes is far smaller. */
const LARGEST = 2 * 1024 * 1024;

/** The id of the one artifact of this name of the run; throws if there is none or it is too big. */
async function findArtifact({ github, context, runId, name }) {
  const found = await github.paginate(github.rest.actions.listWorkflowRunArtifacts, {
    ...context.repo,
    run_id: runId,
    per_page: 100,
  });
  const named = found.filter((artifact) => artifact.name === name && !artifact.expired);
  if (named.length !== 1) {
    throw new Error(`proses itu meninggalkan ${named.length} hasil bernama '${name}', bukan satu`);
  }
  if (named[0].size_in_bytes > LARGEST) {
    throw new Error(`hasil '${name}' terlalu besar`);
  }
  return named[0].id;
}

module.exports = { findArtifact };
