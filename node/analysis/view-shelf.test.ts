import { expect, test } from 'vitest';
import type { View } from '@foreland/model';
import { ViewShelf } from './view-shelf.ts';

/** @param reader partners stand for kinds of reader */
function view(viewClass: string, partner: 'GB' | 'FR' | 'DE' = 'GB'): View {
  const reader = {
    user: 'ada',
    partner,
    role: 'analyst',
    purpose: 'cross-check',
    clearance: 'secret',
  } as const;
  return { reader, labels: [], viewClass };
}

interface Boat {
  readonly digest: string;
  readonly crew: string;
}

function shelfOf(size: number, ...classes: readonly string[]): ViewShelf<Boat> {
  const shelf = new ViewShelf<Boat>(size);
  for (const viewClass of classes) shelf.put(view(viewClass), { digest: 'd', crew: viewClass });
  return shelf;
}

/** Looked for from the oldest on, so that looking changes no order. */
function heldIn(shelf: ViewShelf<Boat>, ...classes: readonly string[]): string[] {
  return classes.filter((viewClass) => shelf.find(view(viewClass), 'd') !== undefined);
}

test('the class used longest ago makes room', () => {
  expect(heldIn(shelfOf(2, 'a', 'b', 'c'), 'a', 'b', 'c')).toEqual(['b', 'c']);
});

test('looking is using', () => {
  const shelf = shelfOf(2, 'a', 'b');
  expect(shelf.find(view('a'), 'd')?.crew).toBe('a');
  shelf.put(view('c'), { digest: 'd', crew: 'c' });
  expect(heldIn(shelf, 'a', 'b', 'c')).toEqual(['a', 'c']);
});

test('what was put again is used last, and takes no second place', () => {
  const shelf = shelfOf(2, 'a', 'b', 'a', 'c');
  expect(heldIn(shelf, 'a', 'b', 'c')).toEqual(['a', 'c']);
});

test('what was made of other data is not found, and can be taken to be followed', () => {
  const shelf = shelfOf(2, 'a', 'b');
  expect(shelf.find(view('b'), 'newer')).toBeUndefined();
  expect(shelf.take(view('b'))?.crew).toBe('b');
  expect(shelf.find(view('b'), 'd')).toBeUndefined();
  expect(shelf.find(view('never'), 'd')).toBeUndefined();
});

test('when the class of a kind of reader changes, what was made goes along', () => {
  const shelf = new ViewShelf<Boat>(3);
  shelf.put(view('old', 'FR'), { digest: 'd', crew: 'French' });
  shelf.put(view('other', 'GB'), { digest: 'd', crew: 'British' });
  expect(shelf.take(view('new', 'FR'))?.crew).toBe('French');
  expect(shelf.take(view('new', 'DE'))).toBeUndefined();
});

test('what was dropped is there no more', () => {
  const shelf = shelfOf(2, 'a');
  shelf.drop(view('a'));
  expect(shelf.find(view('a'), 'd')).toBeUndefined();
});

test('whoever reads what is replaced goes on with it, and the next one finds the new', () => {
  const shelf = shelfOf(1, 'a');
  const reading = shelf.find(view('a'), 'd');
  shelf.put(view('a'), { digest: 'newer', crew: 'replaced' });
  expect(reading).toEqual({ digest: 'd', crew: 'a' });
  expect(shelf.find(view('a'), 'newer')).toEqual({ digest: 'newer', crew: 'replaced' });
});
