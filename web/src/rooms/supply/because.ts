import type { supply as en } from '../../i18n/en/supply.ts';

/** What the engine says met a rule (engines/networks/supply/exclusions.ts); anything else it says are goods as declared. */
const SENTENCES: Readonly<Record<string, keyof typeof en & `because.${string}`>> = {
  'sent to or by a confirmed association of aid': 'because.sent',
  'taken from a confirmed association of aid': 'because.taken',
  'life jackets of an association of aid or rescue': 'because.jacketsTaken',
  'packed in an excluded consignment': 'because.packed',
  'held by a confirmed association of aid': 'because.held',
  'life jackets held by an association of aid or rescue': 'because.jacketsHeld',
  'life jackets found at no launch and no seizure': 'because.jacketsAlone',
  'confirmed by people': 'because.confirmed',
  'nothing is known of it but what is excluded': 'because.nothingElse',
};

/** The message for a sentence of the engine; undefined for words of a source, which stay as they are. */
export function becauseKey(because: string): (typeof SENTENCES)[string] | undefined {
  return Object.hasOwn(SENTENCES, because) ? SENTENCES[because] : undefined;
}
