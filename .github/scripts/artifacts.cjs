'use strict';

// What an untrusted run left behind: fetched, measured and unpacked here, so that neither many
// bytes nor a packed few that grow into many reach the disk.

const fs = require('node:fs');
const zlib = require('node:zlib');

/** Packed; what `kb diff` writes is far smaller. */
const LARGEST_PACKED = 2 * 1024 * 1024;
/** Unpacked; `kb diff --saved` reads no more either. */
const LARGEST = 32 * 1024 * 1024;

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const REGULAR = 0o100000;

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
  if (named[0].size_in_bytes > LARGEST_PACKED) {
    throw new Error(`hasil '${name}' terlalu besar`);
  }
  return named[0].id;
}

/** Fetches the artifact and writes the one `file` in it to `target`; throws if it is not so. */
async function fetchFile({ github, context, runId, name, file, target }) {
  const answer = await github.rest.actions.downloadArtifact({
    ...context.repo,
    artifact_id: await findArtifact({ github, context, runId, name }),
    archive_format: 'zip',
  });
  const packed = Buffer.from(answer.data);
  if (packed.length > LARGEST_PACKED) {
    throw new Error(`hasil '${name}' terlalu besar`);
  }
  let content;
  try {
    content = onlyFile(packed, file);
  } catch (error) {
    throw new Error(`hasil '${name}' tidak dapat dibuka: ${error.message}`);
  }
  fs.writeFileSync(target, content, { flag: 'wx' });
}

/** The bytes of the only file in a ZIP archive; throws where it is another one, or too large. */
function onlyFile(packed, file) {
  const end = packed.lastIndexOf(Buffer.from('PK\x05\x06'));
  if (end < 0 || packed.readUInt32LE(end) !== END || packed.readUInt16LE(end + 10) !== 1) {
    throw new Error('bukan arsip dengan satu berkas');
  }
  const at = packed.readUInt32LE(end + 16);
  if (packed.readUInt32LE(at) !== ENTRY) {
    throw new Error('daftar isinya rusak');
  }
  const name = packed.toString('utf8', at + 46, at + 46 + packed.readUInt16LE(at + 28));
  const kind = (packed.readUInt32LE(at + 38) >>> 16) & 0o170000;
  if (name !== file || (kind !== 0 && kind !== REGULAR)) {
    throw new Error('isinya bukan berkas yang diharapkan');
  }
  const method = packed.readUInt16LE(at + 10);
  const size = packed.readUInt32LE(at + 20);
  const local = packed.readUInt32LE(at + 42);
  if (packed.readUInt32LE(local) !== LOCAL || (method !== 0 && method !== 8)) {
    throw new Error('cara memampatnya tidak dikenal');
  }
  const begin = local + 30 + packed.readUInt16LE(local + 26) + packed.readUInt16LE(local + 28);
  const data = packed.subarray(begin, begin + size);
  return method === 0 ? data : zlib.inflateRawSync(data, { maxOutputLength: LARGEST });
}

module.exports = { LARGEST, fetchFile, findArtifact, onlyFile };
