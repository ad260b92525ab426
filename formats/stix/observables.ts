import { findProperty, isA } from '@foreland/model';
import type { JsonObject } from '../json/strict-json.ts';
import { observableId } from './identifiers.ts';
import { SPEC_VERSION } from './objects.ts';
import type { Values } from './native.ts';

/** Stricter than ours: what every reader of STIX takes for an address. */
const EMAIL =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/;
const URL_TEXT =
  /^https?:\/\/[a-z0-9.-]+(:\d{1,5})?(\/([\w.~!$&'()*+,;=:@/-]|%[0-9A-F]{2})*)?(\?([\w.~!$&'()*+,;=:@/?-]|%[0-9A-F]{2})*)?(#([\w.~!$&'()*+,;=:@/?-]|%[0-9A-F]{2})*)?$/i;

export interface Observable {
  readonly object: JsonObject & { readonly id: string };
  /** How the record is related to it. */
  readonly relation: string;
}

/** E-mail addresses, web addresses and accounts of a record, as the observables of STIX. */
export function observablesOf(schema: string, values: Values): readonly Observable[] {
  const found: Observable[] = [];
  for (const [property, texts] of values) {
    const type = findProperty(schema, property)?.type.name;
    for (const value of texts) {
      if (type === 'email' && EMAIL.test(value)) found.push({ object: email(value), relation: 'has-email' });
      // What points to a source is no address of the thing itself.
      if ((property === 'url' || property === 'website') && URL_TEXT.test(value) && URL.canParse(value))
        found.push({ object: web(value), relation: 'has-url' });
    }
  }
  if (isA(schema, 'UserAccount')) found.push(...accounts(values));
  return found.sort((a, b) => (a.object.id < b.object.id ? -1 : 1));
}

function email(value: string): Observable['object'] {
  return observable('email-addr', { value });
}

function web(value: string): Observable['object'] {
  return observable('url', { value });
}

function accounts(values: Values): readonly Observable[] {
  const services = values.get('service') ?? [];
  const [service] = services;
  const type: Readonly<Record<string, string>> =
    service !== undefined && services.length === 1 ? { account_type: service.toLowerCase() } : {};
  return (values.get('username') ?? []).map((login) => ({
    object: observable('user-account', { ...type, account_login: login }),
    relation: 'has-account',
  }));
}

function observable(type: string, contributing: Readonly<Record<string, string>>): Observable['object'] {
  return { type, spec_version: SPEC_VERSION, id: observableId(type, contributing), ...contributing };
}
