/** A stretch of a text, and whether the other text has it too, in the same order. */
export interface Stretch {
  readonly text: string;
  readonly isShared: boolean;
}

/** Beyond this many characters the eye finds nothing by marks any more. */
const LONGEST = 80;

/** Both texts cut where they differ, by their longest common subsequence; whole where that would not help. */
export function differences(one: string, other: string): readonly [readonly Stretch[], readonly Stretch[]] {
  const [a, b] = [[...one], [...other]];
  const whole = (text: string): readonly Stretch[] => [{ text, isShared: true }];
  if (one === other || a.length > LONGEST || b.length > LONGEST) return [whole(one), whole(other)];
  const width = b.length + 1;
  /** Length of the longest common subsequence of what follows, by position in both. */
  const lengths = new Uint8Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        a[i] === b[j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
    }
  }
  // With less than half in common, marks everywhere say nothing.
  if (lengths[0]! * 2 < Math.max(a.length, b.length)) return [whole(one), whole(other)];
  const [sharedA, sharedB] = [new Set<number>(), new Set<number>()];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      sharedA.add(i++);
      sharedB.add(j++);
    } else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) i += 1;
    else j += 1;
  }
  return [stretches(a, sharedA), stretches(b, sharedB)];
}

function stretches(characters: readonly string[], shared: ReadonlySet<number>): readonly Stretch[] {
  const found: { text: string; isShared: boolean }[] = [];
  for (const [at, character] of characters.entries()) {
    const isShared = shared.has(at);
    const last = found.at(-1);
    if (last?.isShared === isShared) last.text += character;
    else found.push({ text: character, isShared });
  }
  return found;
}
