'use strict';

// Which files of a change are no case files, by GitHub's own list of them.

const CASES = 'cases/';
const MOST_NAMES = 10;
const LONGEST_NAME = 200;
/** GitHub lists no more files of a comparison than these. */
const MOST_FILES = 300;

/**
 * The paths outside `cases/` that change from commit `base` to commit `head`, sorted, and whether
 * GitHub's list may go on. Two commits stay what they are; the files of a pull request are those of
 * whatever was pushed last.
 */
async function filesOutsideCases({ github, context, base, head }) {
  const answer = await github.rest.repos.compareCommitsWithBasehead({
    ...context.repo,
    basehead: `${base}...${head}`,
  });
  const files = answer.data.files ?? [];
  // A file that moves changes two places: the one where it was counts as well.
  const paths = files.flatMap((file) => [file.filename, file.previous_filename ?? file.filename]);
  const names = [...new Set(paths)].filter((name) => !name.startsWith(CASES)).sort();
  return { names, more: files.length >= MOST_FILES };
}

/** One line that names these files, or an empty text when there is nothing to warn of. */
function warningAbout({ names, more }) {
  if (names.length === 0 && !more) {
    return '';
  }
  const parts = names.slice(0, MOST_NAMES).map(codeSpan);
  const rest = names.length - parts.length;
  if (rest > 0) {
    parts.push(`dan ${rest} lagi`);
  }
  if (more) {
    parts.push('dan mungkin lainnya: berkasnya terlalu banyak untuk didaftar');
  }
  return (
    '**Perhatian: permintaan ini mengubah berkas di luar `cases/`**, jadi hitungan di bawah ini ' +
    'dapat keliru atau dipalsukan. Pengelola kode perlu membaca perubahan pada ' +
    `${parts.join(', ')}.`
  );
}

/** A name as code on one line, whatever it holds; a very long one ends early. */
function codeSpan(name) {
  const signs = [...name.replace(/[\p{C}\p{Z}]/gu, ' ')];
  const line =
    signs.length <= LONGEST_NAME ? signs.join('') : `${signs.slice(0, LONGEST_NAME).join('')}…`;
  const runs = line.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  return runs.length > 0 ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
}

module.exports = { filesOutsideCases, warningAbout };
