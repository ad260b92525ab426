interface Measured {
  readonly id: string;
  readonly min: number;
}

/**
 * Which panes fit side by side: a run of neighbours that holds the active one. What does not fit is
 * left out from the start of the line (the way back), then from the end.
 * @param width px of the container; 0 while it is not measured yet, which shows all.
 */
export function visiblePanes<P extends Measured>(
  panes: readonly P[],
  active: string,
  width: number,
): readonly P[] {
  if (width === 0) return panes;
  const at = Math.max(
    0,
    panes.findIndex((pane) => pane.id === active),
  );
  let from = at;
  let to = at + 1;
  let free = width - (panes[at]?.min ?? 0);
  // The list to the left of what is read is worth more than what follows it.
  while (from > 0 && free >= panes[from - 1]!.min) free -= panes[--from]!.min;
  while (from === 0 && to < panes.length && free >= panes[to]!.min) free -= panes[to++]!.min;
  return panes.slice(from, to);
}
