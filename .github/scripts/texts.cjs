'use strict';

// Reading what an earlier job wrote, and fitting it into a comment or an issue.

const fs = require('node:fs');

/** GitHub takes 65,536 characters; the rest is room for the marker and the closing sentence. */
const LONGEST = 60_000;
const CUT_SHORT = '\n\n_Dipotong karena terlalu panjang; selengkapnya ada pada log pemeriksaan._\n';

/** The text of a plain file. Anything else there, a link above all, is refused. */
function readText(path) {
  const facts = fs.lstatSync(path);
  if (!facts.isFile()) {
    throw new Error(`${path} bukan berkas biasa`);
  }
  return fs.readFileSync(path, 'utf8');
}

/** The text below its marker, which stands first whether or not the text brought it along. */
function withMarker(marker, text) {
  const rest = text.startsWith(marker) ? text.slice(marker.length) : text;
  const body = rest.replace(/^\s+/, '').replace(/\s+$/, '');
  if (body.length <= LONGEST) {
    return `${marker}\n${body}\n`;
  }
  const cut = body.slice(0, LONGEST);
  return `${marker}\n${cut.slice(0, cut.lastIndexOf('\n') + 1) || cut}${CUT_SHORT}`;
}

/**
 * Whether this is ours to edit: written by the workflows' own account and opened by the marker.
 * Anyone can type a marker, and texts of ours quote what others wrote; neither is enough.
 */
function isOurs(item, marker) {
  return (
    item.user?.type === 'Bot' &&
    item.user.login === 'github-actions[bot]' &&
    typeof item.body === 'string' &&
    item.body.startsWith(marker)
  );
}

module.exports = { LONGEST, isOurs, readText, withMarker };
