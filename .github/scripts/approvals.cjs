'use strict';

// Whether a label on a form is an approval: set by someone who may write here, and for the very
// text that this run is about to convert.

const QUERY = `
  query ($owner: String!, $repo: String!, $number: Int!) {
    repository(owner: $owner, name: $repo) {
      issue(number: $number) {
        state
        title
        body
        lastEditedAt
        labels(first: 50) { nodes { name } }
        timelineItems(last: 100, itemTypes: [LABELED_EVENT]) {
          nodes { ... on LabeledEvent { createdAt actor { login } label { name } } }
        }
      }
    }
  }`;

/**
 * Why the label does not count, as one sentence for people; an empty text when it does.
 *
 * The converter reads the text from the event, so what is asked here is: is that still the text,
 * and was it already the text when the label was set? Times are GitHub's own.
 */
async function reasonAgainst({ github, context, label }) {
  const { issue: told, sender } = context.payload;
  const { data: rights } = await github.rest.repos.getCollaboratorPermissionLevel({
    ...context.repo,
    username: sender.login,
  });
  if (!['admin', 'write'].includes(rights.permission)) {
    return `Label '${label}' hanya berlaku bila dipasang pengelola yang berhak menulis.`;
  }
  const { repository } = await github.graphql(QUERY, {
    ...context.repo,
    number: told.number,
  });
  const now = repository.issue;
  if (now.state !== 'OPEN') {
    return 'Isian ini sudah ditutup.';
  }
  if (!now.labels.nodes.some(({ name }) => name === label)) {
    return `Label '${label}' sudah dilepas lagi.`;
  }
  const set = now.timelineItems.nodes.filter((event) => event.label?.name === label).at(-1);
  if (set === undefined || set.actor?.login !== sender.login) {
    return `Label '${label}' dipasang ulang oleh orang lain; yang berlaku pemasangan terakhir.`;
  }
  const edited =
    now.lastEditedAt !== null && Date.parse(now.lastEditedAt) >= Date.parse(set.createdAt);
  if (edited || now.title !== told.title || unixLines(now.body) !== unixLines(told.body ?? '')) {
    return (
      `Isian berubah sesudah label '${label}' dipasang. ` +
      'Baca lagi isinya, lepas label itu, lalu pasang kembali.'
    );
  }
  return '';
}

/** The two interfaces of GitHub need not agree on how a line ends. */
function unixLines(text) {
  return text.replaceAll('\r\n', '\n');
}

/** What became of an approval, as text for the one who filled the form in and for maintainers. */
function outcome({ result, reason, sent, number }) {
  if (result === 'ditolak') {
    return `Persetujuan belum dijalankan. ${reason}`;
  }
  if (result === 'bermasalah') {
    return (
      'Isian ini masih bermasalah; lihat komentar hasil pemeriksaan di atas. ' +
      'Sunting isiannya, lalu minta pengelola memasang labelnya lagi.'
    );
  }
  if (result === 'siap' && sent === 'success') {
    return /^[0-9]+$/.test(number)
      ? `Isian ini menjadi permintaan penggabungan #${number}. Sesudah digabungkan, isinya terbit.`
      : 'Isi isian ini sudah sama dengan yang terbit; tidak ada yang perlu diajukan.';
  }
  return (
    'Permintaan penggabungan tidak dapat dibuat. ' +
    'Pengelola: bukalah catatan proses “Formulir” di tab Actions.'
  );
}

module.exports = { outcome, reasonAgainst };
