import type { Kind, Partner, Subject } from '@foreland/model';
import type { Day } from './calendar.ts';
import type { Entry, Identifier, IdentifierClass, Line, Masked } from './entry.ts';
import { gradeOf } from './grades.ts';
import type { Quality } from './grades.ts';
import { ALL } from './labels.ts';
import type { LabelName } from './labels.ts';
import { Random, decide } from './random.ts';
import type { Person } from './world/person.ts';
import type { World } from './world/world.ts';

/** Days by which the last contribution of a series may lie before today. */
const MOST_LAG = 12;

export interface EntryTerms {
  readonly label: LabelName;
  readonly quality?: Quality;
  readonly kind?: Kind;
  readonly subject?: Subject;
  readonly heldBy?: string;
}

type Extra = Pick<Line, 'original' | 'language' | 'kind' | 'observedFrom' | 'observedTo' | 'corrects'>;

/** An entry while it is being written. */
export class Draft implements Entry {
  readonly lines: Line[] = [];
  readonly masked: Masked[] = [];
  readonly record: string;
  readonly schema: string;
  readonly thing: string;
  readonly label: LabelName;
  readonly kind: Kind;
  readonly subject: Subject | undefined;
  readonly grading: string;
  readonly locator: string;
  readonly heldBy: string | undefined;

  constructor(fields: Omit<Entry, 'lines' | 'masked'>) {
    this.record = fields.record;
    this.schema = fields.schema;
    this.thing = fields.thing;
    this.label = fields.label;
    this.kind = fields.kind;
    this.subject = fields.subject;
    this.grading = fields.grading;
    this.locator = fields.locator;
    this.heldBy = fields.heldBy;
  }

  /** Adds a statement; what is not known is left out. */
  say(property: string, value: string | number | undefined, extra?: Extra): this {
    if (value !== undefined && value !== '') this.lines.push({ property, value: String(value), ...extra });
    return this;
  }

  /** Notes for the truth what cannot be read in the source. */
  mask(property: string, value: number): this {
    this.masked.push({ property, value: String(value) });
    return this;
  }

  /**
   * Adds a statement that holds an identifier.
   * @param bond what makes equal values belong together; `null` for a value that is anybody's.
   * @param written the value as it stands in the source, if not in canonical form.
   */
  identify(
    kind: IdentifierClass,
    property: string,
    value: string,
    bond: string | null = value,
    written = value,
    extra?: Extra,
  ): this {
    const identifier: Identifier = { class: kind, value, bond: bond ?? undefined };
    this.lines.push({ property, value: written, ...extra, identifier });
    return this;
  }
}

/** One contribution being filled in by a partner's officer. */
export class Sheet {
  readonly world: World;
  readonly partner: Partner;
  readonly source: string;
  readonly batch: number;
  readonly batches: number;
  readonly random: Random;
  readonly receivedOn: Day;
  readonly #starts = new Map<string, number>();
  #rows = 0;
  #locals = 0;

  constructor(world: World, partner: Partner, source: string, batch: number, batches: number) {
    this.world = world;
    this.partner = partner;
    this.source = source;
    this.batch = batch;
    this.batches = batches;
    this.random = new Random([world.seed, partner, source, batch].join('|'));
    const { first, today } = world.calendar;
    // The last contribution of a series came in during the last days, the others soon after their period.
    const last = batch === batches - 1;
    const end = Math.round(first + ((today - first) * (batch + 1)) / batches);
    this.receivedOn = last
      ? today - this.random.between(0, MOST_LAG)
      : Math.min(today, end + this.random.between(1, 5));
  }

  /** Does what became known on a day belong into this contribution of the series? */
  covers(day: Day): boolean {
    const { first, today } = this.world.calendar;
    const position = Math.floor(((day - first) * this.batches) / (today - first + 1));
    return day <= this.receivedOn && Math.min(this.batches - 1, Math.max(0, position)) === this.batch;
  }

  /** Did the partner's officers learn of a person in the time of this contribution? */
  meets(person: Person): boolean {
    return this.covers(learnedOn(this.world, this.partner, person));
  }

  /** The partner's own record of a thing in a register; its number gives away no other record of the thing. */
  record(register: string, serial: number): string {
    let start = this.#starts.get(register);
    if (start === undefined) {
      start = Math.floor(9_999_991 * decide(this.world.seed, 'register', this.partner, register));
      this.#starts.set(register, start);
    }
    const number = (serial * 7_368_787 + start) % 9_999_991;
    return `${this.partner}:${register}-${String(number).padStart(7, '0')}`;
  }

  /** A record for something that this contribution alone knows. */
  local(register: string): string {
    return `${this.partner}:${register}-${this.batch + 1}-${String(++this.#locals).padStart(5, '0')}`;
  }

  entry(record: string, schema: string, thing: string, terms: EntryTerms): Draft {
    const row = ++this.#rows;
    return new Draft({
      record,
      schema,
      thing,
      label: terms.label,
      kind: terms.kind ?? 'fact',
      subject: terms.subject,
      grading: gradeOf(this.partner, terms.quality ?? 'register', this.random),
      locator: `row ${row}`,
      heldBy: terms.heldBy,
    });
  }

  /** How the partner shares an ordinary entry. */
  label(): LabelName {
    const others = ALL.filter((partner) => partner !== this.partner);
    return this.random.weighted<LabelName>([
      ['joint', 66],
      ['five', 9],
      ['evidence', 7],
      [`pair-${this.random.pick(others)}`, 7],
      ['own', 6],
      ['shared-secret', 3],
      ['secret', 2],
    ]);
  }
}

/** The day on which a partner learned of a person: some time after the first telephone came into use. */
function learnedOn(world: World, partner: Partner, person: Person): Day {
  const start = person.phones[0]?.from ?? world.calendar.first;
  const delay = 20 + Math.floor(250 * decide(world.seed, 'learned', partner, person.serial));
  return Math.min(start + delay, world.calendar.today - MOST_LAG - 2);
}
