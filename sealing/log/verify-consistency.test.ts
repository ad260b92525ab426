import { expect, test } from 'vitest';
import { signCheckpoint } from './checkpoint.ts';
import { Frontier } from './frontier.ts';
import { leafHash } from './hash.ts';
import { verifierKeyText } from './note.ts';
import { formatProposal } from './proposal-file.ts';
import { consistencyProof } from './proofs.ts';
import { signerOf } from './testing.ts';
import { TileGrowth, tileSource } from './tiles.ts';
import { verifyConsistency } from './verify-consistency.ts';

const log = signerOf('foreland/gb/audit');
const keys = [verifierKeyText(log.key)];
const HONEST = 'a b c d e f g'.split(' ');
const REWRITTEN = 'a b X d e f g'.split(' ');

function at(words: readonly string[], size: number) {
  const frontier = new Frontier();
  const growth = new TileGrowth();
  for (const word of words.slice(0, size)) frontier.append(leafHash(Buffer.from(word)), growth.completed);
  const checkpoint = signCheckpoint({ origin: log.key.name, size, root: frontier.root() }, log);
  return { checkpoint, source: tileSource(growth.additions()) };
}

function proofOf(words: readonly string[], from: number): string {
  const { checkpoint, source } = at(words, 7);
  return formatProposal({ from, proof: consistencyProof(from, 7, source), checkpoint });
}

const codes = (text: string, checkpoint: string, with_: readonly string[] = keys) =>
  verifyConsistency(text, { keys: with_, checkpoints: [checkpoint] }).findings.map(({ code }) => code);

test('a log that only grew is told from one that was rewritten or cut', () => {
  for (const size of [1, 2, 3, 4, 5, 6, 7]) {
    const { checkpoint } = at(HONEST, size);
    expect(codes(proofOf(HONEST, size), checkpoint)).toEqual([]);
    expect(codes(proofOf(REWRITTEN, size), checkpoint)).toEqual(size < 3 ? [] : ['log-forked']);
  }
  const { checkpoint } = at(HONEST, 5);
  const cut = formatProposal({ from: 5, proof: [], checkpoint: at(HONEST, 4).checkpoint });
  expect(codes(cut, checkpoint)).toEqual(['log-shortened']);
});

test('takes nothing on trust', () => {
  const { checkpoint } = at(HONEST, 5);
  const stranger = [verifierKeyText(signerOf('foreland/gb/audit', undefined, 'another seed').key)];
  for (const known of [[], stranger])
    expect(codes(proofOf(HONEST, 5), checkpoint, known)).toEqual(['checkpoint-rejected']);
  expect(codes(proofOf(HONEST, 4), checkpoint)).toEqual(['checkpoint-rejected']);
  expect(codes('nonsense', checkpoint)).toEqual(['checkpoint-rejected']);
  expect(codes(proofOf(HONEST, 5), checkpoint.replace('5', '6'))).not.toEqual([]);
});
