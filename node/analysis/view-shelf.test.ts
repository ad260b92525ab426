import { expect, test } from 'vitest';
import { ViewShelf } from './view-shelf.ts';

interface Boat {
  readonly digest: string;
  readonly crew: string;
}

function shelfOf(size: number, ...classes: readonly string[]): ViewShelf<Boat> {
  const shelf = new ViewShelf<Boat>(size);
  for (const viewClass of classes) shelf.put(viewClass, { digest: 'd', crew: viewClass });
  return shelf;
}

/** Looked for from the oldest on, so that looking changes no order. */
function heldIn(shelf: ViewShelf<Boat>, ...classes: readonly string[]): string[] {
  return classes.filter((viewClass) => shelf.find(viewClass, 'd') !== undefined);
}

test('the class used longest ago makes room', () => {
  expect(heldIn(shelfOf(2, 'a', 'b', 'c'), 'a', 'b', 'c')).toEqual(['b', 'c']);
});

test('looking is using', () => {
  const shelf = shelfOf(2, 'a', 'b');
  expect(shelf.find('a', 'd')?.crew).toBe('a');
  shelf.put('c', { digest: 'd', crew: 'c' });
  expect(heldIn(shelf, 'a', 'b', 'c')).toEqual(['a', 'c']);
});

test('what was put again is used last, and takes no second place', () => {
  const shelf = shelfOf(2, 'a', 'b', 'a', 'c');
  expect(heldIn(shelf, 'a', 'b', 'c')).toEqual(['a', 'c']);
});

test('what was made of other data is not found, and makes room before the next is made', () => {
  const shelf = shelfOf(2, 'a', 'b');
  expect(shelf.find('b', 'newer')).toBeUndefined();
  shelf.put('c', { digest: 'd', crew: 'c' });
  expect(heldIn(shelf, 'a', 'b', 'c')).toEqual(['a', 'c']);
  expect(shelf.find('never', 'd')).toBeUndefined();
});

test('whoever reads what is replaced goes on with it, and the next one finds the new', () => {
  const shelf = shelfOf(1, 'a');
  const reading = shelf.find('a', 'd');
  shelf.put('a', { digest: 'newer', crew: 'replaced' });
  expect(reading).toEqual({ digest: 'd', crew: 'a' });
  expect(shelf.find('a', 'newer')).toEqual({ digest: 'newer', crew: 'replaced' });
});
