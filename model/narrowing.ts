import { ForelandError } from './errors.ts';
import { LEVELS, TLPS, join } from './label.ts';
import type { Handling, Label, Level, Purpose, Tlp } from './label.ts';
import type { Partner } from './partner.ts';

/**
 * How labels are narrowed: what is named is the most that is left. Partners and purposes that are not named are gone, codes are
 * added, the rest is raised or brought forward; what is left out stays.
 */
export interface Narrowing {
  readonly audience?: readonly Partner[];
  readonly purposes?: readonly Purpose[];
  readonly handling?: readonly Handling[];
  readonly tlp?: Tlp;
  readonly level?: Level;
  readonly reviewBy?: string;
}

/** The label after it, which is never wider than before: the least upper bound of both. */
export function narrowed(label: Label, narrowing: Narrowing): Label {
  return join(label, {
    originators: label.originators,
    audience: narrowing.audience ?? label.audience,
    purposes: narrowing.purposes ?? label.purposes,
    handling: narrowing.handling ?? label.handling,
    tlp: narrowing.tlp ?? label.tlp,
    level: narrowing.level ?? label.level,
    protected: label.protected,
    reviewBy: narrowing.reviewBy ?? label.reviewBy,
  });
}

/**
 * Refuses what asks for more than any of the labels gives: it would be left out silently, and somebody would take the
 * data for shared; and what leaves nobody, the contributor included.
 * @throws ForelandError `label-widening`, `label-admits-nobody`
 */
export function requireNarrowing(labels: readonly Label[], narrowing: Narrowing, own: Partner): void {
  const { audience, purposes, tlp, level, reviewBy } = narrowing;
  if ((audience && !audience.includes(own)) || purposes?.length === 0) throw nobody(own);
  const extra = (named: readonly string[] | undefined, of: (label: Label) => readonly string[]): string[] =>
    (named ?? []).filter((each) => !labels.some((label) => of(label).includes(each)));
  const below = <T extends string>(
    ladder: readonly T[],
    named: T | undefined,
    of: (label: Label) => T,
  ): boolean =>
    named !== undefined && labels.every((label) => ladder.indexOf(named) < ladder.indexOf(of(label)));
  const partners = extra(audience, (label) => label.audience);
  if (partners.length > 0) throw widening('audience', partners.join(', '));
  const more = extra(purposes, (label) => label.purposes);
  if (more.length > 0) throw widening('purposes', more.join(', '));
  if (below(TLPS, tlp, (label) => label.tlp)) throw widening('tlp', tlp ?? '');
  if (below(LEVELS, level, (label) => label.level)) throw widening('level', level ?? '');
  if (reviewBy !== undefined && labels.every((label) => reviewBy > label.reviewBy))
    throw widening('reviewBy', reviewBy);
}

function widening(member: keyof Narrowing, what: string): ForelandError {
  return new ForelandError({
    code: 'label-widening',
    message: `The label would be wider than it is: its “${member}” (${what}).`,
    remedy:
      'Leave that out. To share more widely, contribute it again under the wider label; those who hold it are not affected until then.',
    status: 409,
    place: { path: `body.${member}` },
  });
}

function nobody(own: Partner): ForelandError {
  return new ForelandError({
    code: 'label-admits-nobody',
    message: `The label would admit nobody, or ${own} no more.`,
    remedy: `Leave ${own} and at least one purpose, or take the contribution back instead.`,
    status: 409,
    place: { path: 'body.audience' },
  });
}
