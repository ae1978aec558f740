'use strict';

// Reading what an earlier job wrote, and fitting it into a comment or an issue.

const fs = require('node:fs');

/**
 * GitHub takes 65,536 characters. What kb writes keeps well below that by itself: only it knows
 * where its text can be cut.
 */
const LONGEST = 65_000;

/** The text of a plain file. Anything else there, a link above all, is refused. */
function readText(path) {
  const facts = fs.lstatSync(path);
  if (!facts.isFile()) {
    throw new Error(`${path} bukan berkas biasa`);
  }
  return fs.readFileSync(path, 'utf8');
}

/**
 * The text below its marker, which stands first whether or not the text brought it along, and
 * below the warning if there is one. Throws when that is more than GitHub takes.
 */
function withMarker(marker, text, warning = '') {
  const rest = text.startsWith(marker) ? text.slice(marker.length) : text;
  const parts = [warning, rest].map((part) => part.trim()).filter((part) => part !== '');
  const whole = `${marker}\n${parts.join('\n\n')}\n`;
  const { length } = [...whole];
  if (length > LONGEST) {
    throw new Error(`teksnya ${length} huruf, paling banyak ${LONGEST}; tidak ada yang ditulis`);
  }
  return whole;
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
