'use strict';

const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const { test } = require('node:test');

const { LARGEST, findArtifact, onlyFile } = require('../../../.github/scripts/artifacts.cjs');
const { context, fakeGithub } = require('./fake.cjs');

const GOOD = { id: 4, name: 'akibat', expired: false, size_in_bytes: 2000 };
const find = (artifacts) =>
  findArtifact({
    github: fakeGithub({ artifacts }).github,
    context: context(),
    runId: 1,
    name: 'akibat',
  });

test('the one of that name is found among others', async () => {
  assert.equal(await find([{ ...GOOD, id: 3, name: 'lain' }, GOOD]), 4);
});

for (const [why, artifacts, said] of [
  ['there is none', [], /0 hasil/],
  ['there are two', [GOOD, { ...GOOD, id: 5 }], /2 hasil/],
  ['it has expired', [{ ...GOOD, expired: true }], /0 hasil/],
  ['it is too large to be ours', [{ ...GOOD, size_in_bytes: 3 * 1024 * 1024 }], /terlalu besar/],
]) {
  test(`nothing is fetched when ${why}`, async () => {
    await assert.rejects(find(artifacts), said);
  });
}

/** A ZIP archive made by another program: `files` by name; a number is that many zeros. */
function archive(files) {
  const program =
    'import io, json, sys, zipfile\n' +
    'out = io.BytesIO()\n' +
    'with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:\n' +
    '    for name, text in json.load(sys.stdin).items():\n' +
    '        made.writestr(name, bytes(text) if isinstance(text, int) else text)\n' +
    'sys.stdout.buffer.write(out.getvalue())\n';
  return execFileSync(process.env.PYTHON ?? 'python3', ['-c', program], {
    input: JSON.stringify(files),
  });
}

test('the one file is unpacked', () => {
  const packed = archive({ 'akibat.json': '{"a": "é"}' });
  assert.equal(onlyFile(packed, 'akibat.json').toString('utf8'), '{"a": "é"}');
});

test('few bytes that grow into too many are not unpacked', () => {
  const packed = archive({ 'akibat.json': LARGEST + 1 });
  assert.ok(packed.length < 100_000);
  assert.throws(() => onlyFile(packed, 'akibat.json'), RangeError);
  assert.equal(onlyFile(archive({ 'akibat.json': LARGEST }), 'akibat.json').length, LARGEST);
});

for (const [what, packed, said] of [
  ['no archive', Buffer.from('halo'), /bukan arsip/],
  ['another name', archive({ '../akibat.json': 'x' }), /bukan berkas yang diharapkan/],
  ['two files', archive({ 'akibat.json': 'x', 'b.json': 'y' }), /satu berkas/],
  ['half of one', archive({ 'akibat.json': 'x' }).subarray(40), /./],
]) {
  test(`${what} is refused`, () => {
    assert.throws(() => onlyFile(packed, 'akibat.json'), said);
  });
}
