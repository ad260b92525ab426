import { DISABLED_PROPERTIES } from '@foreland/model';
import { isJsonObject } from '../json/strict-json.ts';
import type { JsonObject, JsonValue } from '../json/strict-json.ts';

/** What Foreland does not store, under the names that objects of STIX give it; `credential` is a password in clear. */
const NAMES: ReadonlySet<string> = new Set([...DISABLED_PROPERTIES.map(plain), 'credential']);

/**
 * The object without special categories of personal data and secrets, at any depth.
 * @param found told of each member that was left out
 * @returns the same object where nothing was
 */
export function withoutSecrets(object: JsonObject, found: (member: string) => void): JsonObject {
  let changed = false;
  const cleaned = clean(object, (member) => {
    changed = true;
    found(member);
  });
  return changed && isJsonObject(cleaned) ? cleaned : object;
}

function clean(value: JsonValue, found: (member: string) => void): JsonValue {
  if (Array.isArray(value)) return value.map((each) => clean(each, found));
  if (!isJsonObject(value)) return value;
  const kept: JsonObject = {};
  for (const [name, member] of Object.entries(value)) {
    if (NAMES.has(plain(name))) found(name);
    else kept[name] = clean(member, found);
  }
  return kept;
}

/** `x_trade_union` and `tradeUnion` are one name. */
function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/^x[_-]/, '')
    .replace(/[_-]/g, '');
}
