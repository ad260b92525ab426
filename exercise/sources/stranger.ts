import { CULTURES } from '../names/name.ts';
import { ALL } from '../labels.ts';
import { Random } from '../random.ts';
import type { Sheet } from '../sheet.ts';
import { makePerson } from '../world/person.ts';
import type { Person } from '../world/person.ts';
import { phoneFromBack } from '../world/phone-book.ts';
import { HOME } from '../world/scale.ts';

const KINDS = ['police', 'bank', 'border'] as const;
export type StrangerKind = (typeof KINDS)[number];

/** How many contributions of strangers lie before this one. */
function slotOf(sheet: Sheet, kind: StrangerKind): number {
  return (ALL.indexOf(sheet.partner) * KINDS.length + KINDS.indexOf(kind)) * sheet.batches + sheet.batch;
}

/**
 * A person whom one contribution alone knows. Made when asked for and never kept, so that millions need
 * no memory; serials, papers and telephones are nobody else's all the same.
 */
export function strangerAt(sheet: Sheet, kind: StrangerKind, position: number): Person {
  const { scale, calendar, firstStranger, phonesLeft, seed } = sheet.world;
  const most = Math.max(scale.strangers.police, scale.strangers.bank, scale.strangers.border);
  const serial = firstStranger + slotOf(sheet, kind) * most + position;
  const random = new Random(`${seed}|stranger|${serial}`);
  const country = HOME[sheet.partner];
  const rank = sheet.batch * scale.strangers.police + position;
  // Ranges for fiction are finite: when they are used up, the register holds no telephone.
  const phone =
    kind === 'police' && random.chance(0.55) && rank < (phonesLeft[country] ?? 0)
      ? [
          phoneFromBack(
            country,
            rank,
            random.between(calendar.first, Math.max(calendar.first, sheet.receivedOn - 20)),
          ),
        ]
      : [];
  return makePerson(serial, random.pick(CULTURES), country, phone, calendar.today, random);
}
