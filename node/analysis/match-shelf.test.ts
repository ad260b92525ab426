import { CrossMatch } from '@foreland/matching';
import type { View } from '@foreland/model';
import { expect, test } from 'vitest';
import { MatchShelf } from './match-shelf.ts';

function view(viewClass: string, user = 'ada', partner: 'GB' | 'FR' | 'DE' = 'GB'): View {
  const reader = { user, partner, role: 'analyst', purpose: 'cross-check', clearance: 'secret' } as const;
  return { reader, labels: [], viewClass };
}

test('an engine is kept for its class, and the one used longest ago makes room', () => {
  const shelf = new MatchShelf(() => new CrossMatch(), 2);
  const first = shelf.take(view('one'));
  first.data = 'held';
  expect(shelf.take(view('one', 'bob'))).toBe(first);
  shelf.take(view('two', 'carl', 'FR'));
  expect(shelf.take(view('one'))).toBe(first);
  shelf.take(view('three', 'dora', 'DE'));
  expect(shelf.take(view('two', 'carl', 'FR')).data).toBeUndefined();
});

test('when somebody’s class changes the engine goes along', () => {
  const shelf = new MatchShelf(() => new CrossMatch(), 2);
  const held = shelf.take(view('old'));
  held.data = 'held';
  held.written = { digest: 'd', pairs: new Map(), members: new Map() };
  const passed = shelf.take(view('new'));
  expect(passed).toBe(held);
  expect(shelf.take(view('old', 'eve', 'FR'))).not.toBe(held);
});

test('what was dropped is made anew', () => {
  const shelf = new MatchShelf(() => new CrossMatch(), 2);
  const held = shelf.take(view('one'));
  shelf.drop(view('one'));
  expect(shelf.take(view('one'))).not.toBe(held);
});
