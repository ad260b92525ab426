import type { MoveInput } from '@foreland/finance';

export interface WorldOfMoves {
  readonly accounts: number;
  readonly moves: number;
  readonly days: number;
  /** Cycles laid into the background, each of 3 to 10 moves within a day, amounts passed on less a little. */
  readonly cycles: number;
}

const DAY = 86_400;

/**
 * Payments between accounts whose activity follows a power law, each mostly with a few partners of its own, as in AMLworld
 * (Altman et al., NeurIPS 2023): alike are the numbers of accounts, moves and days, the heavy tail, times to the second and
 * repeated partners; not alike are banks, currencies and kinds of payment, which searches for cycles do not see.
 */
export function makeMoves(world: WorldOfMoves, random: () => number): MoveInput {
  const { accounts, days } = world;
  const below = (bound: number): number => Math.floor(random() * bound);
  const [from, to, time, amount]: [number[], number[], number[], number[]] = [[], [], [], []];
  const move = (sender: number, receiver: number, when: number, value: number): void => {
    from.push(sender);
    to.push(receiver);
    time.push(when);
    amount.push(value);
  };
  // Activity falls with the rank; the exponent gives the most active account about a thousandth of all moves.
  const active = (): number => Math.min(accounts - 1, Math.floor(accounts * random() ** 1.6));
  const partnersOf = (account: number): number => (Math.imul(account, 2_654_435_761) >>> 0) % accounts;
  while (from.length < world.moves) {
    const sender = active();
    const receiver = random() < 0.6 ? (partnersOf(sender) + below(6) * 7919) % accounts : active();
    if (sender === receiver) continue;
    move(sender, receiver, below(days * DAY), 10 + Math.floor(990 * random() ** 3 * 10));
  }
  for (let laid = 0; laid < world.cycles; laid++) {
    const length = 3 + below(8);
    const path = Array.from({ length }, () => below(accounts));
    if (new Set(path).size < length) continue;
    let when = below((days - 1) * DAY);
    let value = 5000 + below(5000);
    for (const [at, account] of path.entries()) {
      move(account, path[(at + 1) % length]!, when, value);
      when += 1 + below(DAY / length - 1);
      value *= 0.97;
    }
  }
  return { accountCount: accounts, from, to, time, amount };
}
