import type { Label, Partner } from '@foreland/model';

/**
 * How contributors share. `joint`: everybody, for operations; `five`: the five without the guests;
 * `evidence`: joint, but not for court without asking; `pair-XX`: two partners; `own` and `secret`: the
 * originator alone, and the originator's cleared staff; `shared-secret`: for cleared staff of the five;
 * `strategic`: aggregates for planning; `protected`: victims, witnesses, informants and minors.
 */
export type LabelName =
  | 'joint'
  | 'five'
  | 'evidence'
  | 'own'
  | 'secret'
  | 'shared-secret'
  | 'strategic'
  | 'protected'
  | `pair-${Partner}`;

export const FIVE: readonly Partner[] = ['GB', 'DE', 'FR', 'BE', 'NL'];
export const ALL: readonly Partner[] = [...FIVE, 'EUROPOL', 'FRONTEX'];

const OPERATIONAL: Label['purposes'] = ['cross-check', 'exchange', 'operational-analysis', 'strategic'];

/** The label that a partner puts on what it contributes under a name, with its date of review. */
export function labelOf(name: LabelName, originator: Partner, reviewBy: string): Label {
  const base: Label = {
    originators: [originator],
    audience: ALL,
    purposes: OPERATIONAL,
    handling: ['H0'],
    tlp: 'amber',
    level: 'restricted',
    protected: false,
    reviewBy,
  };
  switch (name) {
    case 'joint':
      return base;
    case 'five':
      return { ...base, audience: withOriginator(FIVE, originator) };
    case 'evidence':
      return { ...base, handling: ['H0', 'H1'] };
    case 'own':
      return { ...base, audience: [originator], handling: ['H2'], tlp: 'red', level: 'confidential' };
    case 'secret':
      return { ...base, audience: [originator], handling: ['H1', 'H2'], tlp: 'red', level: 'secret' };
    case 'shared-secret':
      return {
        ...base,
        audience: withOriginator(FIVE, originator),
        handling: ['H1', 'H3:ask before any overt action'],
        tlp: 'amber+strict',
        level: 'secret',
      };
    case 'strategic':
      return {
        ...base,
        purposes: ['exchange', 'research', 'strategic'],
        handling: ['H0'],
        tlp: 'green',
        level: 'unclassified',
      };
    case 'protected':
      return {
        ...base,
        audience: withOriginator(FIVE, originator),
        purposes: ['operational-analysis'],
        handling: ['H1', 'H2', 'H3:no contact with the person'],
        tlp: 'amber+strict',
        level: 'confidential',
        protected: true,
      };
    default: {
      const other = ALL.find((partner) => name === `pair-${partner}`);
      return {
        ...base,
        audience: other ? withOriginator([other], originator) : [originator],
        handling: ['H1'],
        tlp: 'amber+strict',
      };
    }
  }
}

function withOriginator(partners: readonly Partner[], originator: Partner): Partner[] {
  return partners.includes(originator) ? [...partners] : [...partners, originator];
}
