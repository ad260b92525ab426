import { createHash } from 'node:crypto';
import { clears, parseLabel } from '@foreland/model';
import type { Reader } from '@foreland/model';
import { TestClient } from '@foreland/testkit';
import { expect } from 'vitest';
import type { RunningNode } from '../node.ts';
import { decideUnseen } from './ask-disruption.ts';
import { HIDDEN_PHOTO } from './ask-supply.ts';

/**
 * Others search, decide on leads and judge matches that the reader does not see, hand over files and start jobs.
 * @returns how many decisions on actions they made
 */
export async function workUnseen(node: RunningNode, reader: Reader): Promise<number> {
  const other = new TestClient(node.origin);
  await other.signInAsPersona('de-analyst');
  const { leads } = await other.call('leads', { query: { limit: 200 } });
  for (const lead of leads) {
    if (!clears(reader, parseLabel(lead.label)))
      await other.call('decide', {
        params: { lead: lead.id },
        body: { action: 'triage', note: 'seen by others only' },
      });
  }
  const { matches } = await other.call('matches', { query: { limit: 200 } });
  for (const [at, match] of matches.entries()) {
    if (!clears(reader, parseLabel(match.label)))
      await other.call('judge', {
        params: { match: match.id },
        body: { answer: at % 2 === 0 ? 'same' : 'different', note: 'seen by others only' },
      });
  }
  await other.call('search', { query: { q: 'Karim' } });
  await other.call('visited', {});
  const file = await other.upload('hidden.csv', new TextEncoder().encode('id,name\n1,Karim\n'));
  await other.call('inspect', { body: { files: [{ hash: file.hash, name: file.name }] } });
  await other.call('startExport', { body: { format: 'foreland' } });
  await recordUnseen(other, reader);
  return decideUnseen(other, reader);
}

/** Somebody records a seizure with a photograph, and shields an association, where the reader sees neither. */
async function recordUnseen(other: TestClient, reader: Reader): Promise<void> {
  if (reader.partner === 'DE') return;
  const added = await other.request('POST', '/api/supply/photos', {
    body: HIDDEN_PHOTO,
    headers: { 'content-type': 'application/octet-stream' },
  });
  expect(added.status).toBe(200);
  await other.call('recordSeizure', {
    body: {
      id: '00000000-0000-4000-8000-000000000001',
      terms: {
        title: 'Seen by others only',
        source: 'test',
        legalBasis: 'Test',
        receivedOn: '2026-11-01',
        grading: '4x4/A/1',
        label: {
          originators: ['DE'],
          audience: ['DE'],
          purposes: ['operational-analysis'],
          handling: ['H0'],
          tlp: 'amber',
          level: 'restricted',
          protected: false,
          reviewBy: '2029-01-01',
        },
      },
      day: '2026-10-30',
      place: { name: 'Lübeck' },
      seizedFrom: { name: 'Beispielhilfe e. V.', schema: 'Organization' },
      items: [{ kind: 'boat-hull', serialNumber: 'EXH130', lot: 'EX-1', weldPattern: 'double' }],
      photos: [{ hash: createHash('sha256').update(HIDDEN_PHOTO).digest('hex'), caption: 'Boot' }],
    },
  });
  await other.call('confirmAid', {
    body: { party: 'DE:seizure-00000000-0000-4000-8000-000000000001-holder', reason: 'seen by others only' },
  });
}
