export type RowAction =
  | { readonly kind: 'move'; readonly to: number }
  | { readonly kind: 'open' }
  | { readonly kind: 'toggle' };

/** What a key does while a row of a table has the focus; undefined where it does nothing. */
export function rowKey(key: string, at: number, count: number, page: number): RowAction | undefined {
  if (count === 0) return undefined;
  const move = (to: number): RowAction => ({ kind: 'move', to: Math.min(count - 1, Math.max(0, to)) });
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return move(at + 1);
    case 'ArrowUp':
    case 'k':
      return move(at - 1);
    case 'PageDown':
      return move(at + page);
    case 'PageUp':
      return move(at - page);
    case 'Home':
      return move(0);
    case 'End':
      return move(count - 1);
    case 'Enter':
      return { kind: 'open' };
    case ' ':
      return { kind: 'toggle' };
    default:
      return undefined;
  }
}
