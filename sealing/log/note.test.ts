import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkpointText,
  cosignersOf,
  openCheckpoint,
  parseCheckpoint,
  signCheckpoint,
} from './checkpoint.ts';
import {
  KEY_TYPES,
  cosignatureLine,
  cosignedText,
  parseNote,
  parseVerifierKey,
  signNote,
  verifierKey,
  verifierKeyText,
  verifyNote,
} from './note.ts';
import { formatProof, parseProof } from './proof-file.ts';
import { formatProposal, parseProposal } from './proposal-file.ts';
import { signerOf } from './testing.ts';

const root = Buffer.alloc(32, 7);
const log = signerOf('example.org/log');
const witness = signerOf('example.org/witness', KEY_TYPES.cosignature);

test('a note of the Go implementation verifies', () => {
  // From the documentation of golang.org/x/mod/sumdb/note.
  const key = parseVerifierKey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
  const note =
    'If you think cryptography is the answer to your problem,\nthen you don’t know what your problem is.\n'.replace(
      '’',
      "'",
    ) +
    '\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
  expect(verifyNote(parseNote(note), [key])).toEqual([{ key, time: undefined }]);
  expect(verifierKeyText(key)).toBe('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
});

describe('verifier keys', () => {
  test('of notes and of cosignatures differ in their id', () => {
    const cosigner = verifierKey('example.org/log', log.key.publicKey, KEY_TYPES.cosignature);
    expect(cosigner.id).not.toBe(log.key.id);
    for (const key of [log.key, cosigner]) expect(parseVerifierKey(verifierKeyText(key))).toEqual(key);
  });

  test.each(['', 'a', 'a+b+c', 'a b+00000000+AQ==', verifierKeyText(log.key).replace('log+', 'lag+')])(
    'what is none is refused: %s',
    (text) => {
      expect(() => parseVerifierKey(text)).toThrow('no verifier key');
    },
  );
});

describe('notes', () => {
  const note = signNote('first\n\nsecond\n', [log]);

  test('keep empty lines in their text', () => {
    expect(parseNote(note).text).toBe('first\n\nsecond\n');
    expect(verifyNote(parseNote(note), [log.key]).length).toBe(1);
  });

  test('signatures of unknown keys count for nothing, false ones of known keys reject the note', () => {
    expect(verifyNote(parseNote(note), [signerOf('example.org/other').key])).toEqual([]);
    expect(() => verifyNote(parseNote(note.replace('first', 'First')), [log.key])).toThrow('does not fit');
  });

  test('a text with any character changed is not signed', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 32, max: 126 }), (place, code) => {
        const at = place % note.length;
        const changed = `${note.slice(0, at)}${String.fromCharCode(code)}${note.slice(at + 1)}`;
        let verified = 0;
        try {
          verified = verifyNote(parseNote(changed), [log.key]).length;
        } catch {
          verified = 0;
        }
        expect(verified).toBe(changed === note ? 1 : 0);
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ['nothing', ''],
    ['no signatures', 'text\n'],
    ['a cut line', note.slice(0, -1)],
    ['a tab', note.replace('first', 'fi\trst')],
    ['no dash', note.replace('—', '-')],
    ['bad base64', note.replace(/=\n$/, '\n')],
    ['a thousand signatures', note + note.split('\n').at(-2)?.concat('\n').repeat(1000)],
    ['too much', 'x'.repeat(2_000_000)],
  ])('%s is no note', (_, text) => {
    expect(() => parseNote(text)).toThrow('no signed note');
  });
});

describe('checkpoints', () => {
  const note = signCheckpoint({ origin: 'example.org/log', size: 5, root }, log);

  test('are read as they were written, when their own log signed', () => {
    expect(openCheckpoint(note, [log.key])).toMatchObject({
      origin: 'example.org/log',
      size: 5,
      signedBy: [log.key],
    });
    expect(() => openCheckpoint(note, [signerOf('example.org/log', KEY_TYPES.note, 'another').key])).toThrow(
      'No known key',
    );
    expect(() => signCheckpoint({ origin: 'example.org/lug', size: 5, root }, log)).toThrow(
      'under its origin',
    );
    // Another known key may have signed, but not for this log.
    const strange = signNote(checkpointText({ origin: 'example.org/else', size: 5, root }), [log]);
    expect(() => openCheckpoint(strange, [log.key])).toThrow('No known key');
  });

  test.each([
    '',
    'a\n',
    'a\n1\n',
    'a\n01\nAAAA\n',
    'a\n-1\n',
    `a\n1e3\n${root.toString('base64')}\n`,
    `a\n9007199254740993\n${root.toString('base64')}\n`,
    `a\n1\n${root.toString('base64')}`,
    `a\n1\n${root.toString('base64')}\n\nx\n`,
  ])('malformed: %j', (text) => {
    expect(() => parseCheckpoint(text)).toThrow('no checkpoint');
  });

  test('are cosigned with a time, each witness counting once', () => {
    const { text } = parseNote(note);
    expect(cosignedText(text, 1_679_315_147)).toBe(`cosignature/v1\ntime 1679315147\n${text}`);
    const twice = note + cosignatureLine(text, witness, 10) + cosignatureLine(text, witness, 20);
    expect(cosignersOf(parseNote(twice), [witness.key])).toEqual([{ key: witness.key, time: 20 }]);
    // A cosignature of another text, or under a key for notes, is none.
    const other = note + cosignatureLine(text.replace('5', '6'), witness, 10);
    expect(() => cosignersOf(parseNote(other), [witness.key])).toThrow('does not fit');
    expect(cosignersOf(parseNote(twice), [log.key])).toEqual([]);
  });
});

describe('files', () => {
  const checkpoint = signCheckpoint({ origin: 'example.org/log', size: 5, root }, log);

  test('of proofs are read as they were written', () => {
    const proof = { index: 3, hashes: [root, Buffer.alloc(32, 1)], checkpoint, extra: Buffer.from('{}') };
    expect(parseProof(formatProof(proof))).toEqual(proof);
    expect(parseProof(formatProof({ ...proof, extra: undefined, hashes: [] }))).toMatchObject({
      hashes: [],
      extra: undefined,
    });
    for (const broken of [
      '',
      'c2sp.org/tlog-proof@v1\n\n',
      formatProof(proof).replace('index 3', 'index 03'),
    ])
      expect(() => parseProof(broken)).toThrow('no proof');
  });

  test('of proposals are read as they were written', () => {
    const proposal = { from: 2, proof: [root], checkpoint };
    expect(formatProposal(proposal)).toMatch(/^old 2\n/);
    expect(parseProposal(formatProposal(proposal))).toEqual(proposal);
    for (const broken of ['', 'old x\n\n', 'old 1\nAAAA\n\n', 'old 1\n'])
      expect(() => parseProposal(broken)).toThrow('no request');
  });
});
