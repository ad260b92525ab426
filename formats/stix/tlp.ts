import type { Tlp } from '@foreland/model';
import type { JsonObject } from '../json/strict-json.ts';
import { SPEC_VERSION } from './objects.ts';

const EXTENSION = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d';

/** Marking definitions of TLP 2.0 by their fixed ids (OASIS, STIX 2.1 TLP 2.0 extension). */
const IDS: Readonly<Record<Tlp, string>> = {
  clear: 'marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487',
  green: 'marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb',
  amber: 'marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421',
  'amber+strict': 'marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003',
  red: 'marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1',
};

/**
 * Marking definitions of TLP 1.0 (STIX 2.1 section 7.2.1.4). Amber of TLP 1.0 let a recipient's clients know only as
 * far as they need to, so that it is read as amber of TLP 2.0.
 */
const FIRST_IDS: Readonly<Record<string, Tlp>> = {
  'marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9': 'clear',
  'marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da': 'green',
  'marking-definition--f88d31f6-486f-44da-b317-01333bde0b82': 'amber',
  'marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed': 'red',
};

const byId = new Map<string, Tlp>([
  ...Object.entries(IDS).map(([tlp, id]) => [id, tlp as Tlp] as const),
  ...Object.entries(FIRST_IDS),
]);

export function tlpOfMarking(id: string): Tlp | undefined {
  return byId.get(id);
}

/** Definitions of TLP 1.0 may hold nothing but what the standard says. */
export function isFirstTlp(id: string): boolean {
  return Object.hasOwn(FIRST_IDS, id);
}

export function tlpMarkingId(tlp: Tlp): string {
  return IDS[tlp];
}

export function tlpMarking(tlp: Tlp): JsonObject {
  return {
    type: 'marking-definition',
    spec_version: SPEC_VERSION,
    id: IDS[tlp],
    created: '2022-10-01T00:00:00.000Z',
    name: `TLP:${tlp.toUpperCase()}`,
    extensions: { [EXTENSION]: { extension_type: 'property-extension', tlp_2_0: tlp } },
  };
}
