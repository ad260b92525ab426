import { BOTTOM, isProtectedSubject, join } from '@foreland/model';
import type { Handling, Label, Partner, Refusal, Tlp } from '@foreland/model';
import { isJsonObject } from '../json/strict-json.ts';
import type { JsonObject } from '../json/strict-json.ts';
import type { LossCounter } from '../loss.ts';
import type { ImportOptions } from '../importer.ts';
import { requireTerms } from '../reading.ts';
import type { Reading } from '../reading.ts';
import { protectedLabel } from '../subject.ts';
import { isStixId } from './identifiers.ts';
import { labelMarkingId } from './label-marking.ts';
import { tlpMarkingId, tlpOfMarking } from './tlp.ts';

/** What a marking definition asks of whoever holds the data. */
export type Meaning =
  | { readonly kind: 'label'; readonly label: Label }
  | { readonly kind: 'statement'; readonly text: string }
  | { readonly kind: 'unknown' };

export type LabelResult =
  | { readonly ok: true; readonly label: Label }
  | { readonly ok: false; readonly problem: Refusal };

const STATEMENT_CHARACTERS = 200;

/**
 * Turns markings into labels, and never into wider ones: a marking that nobody here can read refuses the object. A
 * whole label of ours stands for itself; any other marking narrows the label that the importer stated.
 */
export class MarkingLabels {
  readonly #meanings: ReadonlyMap<string, Meaning>;
  readonly #partner: Partner;
  readonly #base: Label;
  readonly #losses: LossCounter;
  readonly #known = new Map<string, LabelResult>();
  readonly #expected = new Map<string, ReadonlySet<string>>();

  constructor(meanings: ReadonlyMap<string, Meaning>, { options, losses }: Reading) {
    this.#meanings = meanings;
    this.#partner = options.partner;
    this.#base = baseLabel(options);
    this.#losses = losses;
  }

  /** @param markings ids of marking definitions, of which all hold. */
  of(markings: Iterable<string>): LabelResult {
    const sorted = [...new Set(markings)].sort();
    const key = sorted.join(' ');
    let known = this.#known.get(key);
    if (!known) {
      known = this.#joined(sorted);
      // Few combinations in an honest bundle; a hostile one may have one for each object.
      if (this.#known.size < 10_000) this.#known.set(key, known);
    }
    return known;
  }

  /** The markings that our exports put on an object of which the statements have these. */
  expectedFrom(markings: Iterable<string>): ReadonlySet<string> {
    const distinct = [...new Set(markings)].sort();
    const key = distinct.join(' ');
    let expected = this.#expected.get(key);
    if (expected) return expected;
    let label: Label = BOTTOM;
    for (const id of distinct) {
      const meaning = this.#meanings.get(id);
      if (meaning?.kind !== 'label') return new Set();
      label = join(label, meaning.label);
    }
    expected = new Set([tlpMarkingId(label.tlp), labelMarkingId(label)]);
    if (this.#expected.size < 10_000) this.#expected.set(key, expected);
    return expected;
  }

  #joined(markings: readonly string[]): LabelResult {
    let whole: Label | undefined;
    let asked: Label = BOTTOM;
    for (const id of markings) {
      const tlp = tlpOfMarking(id);
      const meaning = this.#meanings.get(id);
      if (tlp !== undefined) asked = join(asked, ofTlp(tlp));
      else if (meaning?.kind === 'label') whole = whole ? join(whole, meaning.label) : meaning.label;
      else if (meaning?.kind === 'statement') asked = join(asked, this.#ofStatement(meaning.text));
      else return { ok: false, problem: unknown(id) };
    }
    const base = whole ? this.#ofOthers(whole) : this.#base;
    const label = join(base, asked);
    return { ok: true, label: this.#base.protected ? protectedLabel(label) : label };
  }

  /** “H3: other restrictions” is the handling code for what only a person can read. */
  #ofStatement(text: string): Label {
    const clean = text.replace(/[\p{C}\s]+/gu, ' ').trim();
    if (clean.length > STATEMENT_CHARACTERS)
      this.#losses.add(
        'statement markings longer than a handling code',
        'the beginning stands in the label as H3; the whole stands in the marking definition as received',
        clean,
      );
    const code: Handling = clean === '' ? 'H3' : `H3:${clean.slice(0, STATEMENT_CHARACTERS).toWellFormed()}`;
    return { ...BOTTOM, handling: [code] };
  }

  /** Only a partner may name itself as originator here; what others gave stays with the one who received it. */
  #ofOthers(label: Label): Label {
    const others = label.originators.filter((originator) => originator !== this.#partner);
    if (others.length === 0 && label.originators.length > 0) return label;
    this.#losses.add(
      'labels of other originators',
      'kept for this partner alone, with H2 and the name of the originator under H3: further use needs their permission',
      label.originators.join(', '),
    );
    const from: Handling = `H3:given by ${others.length === 0 ? 'an unknown originator' : others.join(', ')}`;
    return join(
      { ...label, originators: [this.#partner] },
      {
        ...BOTTOM,
        originators: [this.#partner],
        audience: [this.#partner],
        handling: ['H2', from].sort() as Handling[],
      },
    );
  }
}

function baseLabel(options: ImportOptions): Label {
  const { label } = requireTerms(options);
  return isProtectedSubject(options.subject) ? protectedLabel(label) : label;
}

function ofTlp(tlp: Tlp): Label {
  return { ...BOTTOM, tlp };
}

function unknown(id: string): Refusal {
  return {
    code: 'stix-marking-unknown',
    message: `The marking ${id} is not defined in the bundle, or in a way that Foreland cannot read.`,
    remedy: 'Add its definition to the bundle, or ask the sender for a TLP, statement or Foreland marking.',
    place: { path: 'object_marking_refs' },
  };
}

/** Markings of single members. */
export interface Granular {
  /** By top-level member. */
  readonly ofMember: ReadonlyMap<string, readonly string[]>;
  /** Of all of them together. */
  readonly all: readonly string[];
}

/**
 * Selectors name a member or a part of one; the whole member is held to the marking. Where a selector names nothing
 * that is there, the whole object is.
 */
export function granularMarkings(object: JsonObject): Granular | undefined {
  const given = object['granular_markings'];
  if (given === undefined) return { ofMember: new Map(), all: [] };
  if (!Array.isArray(given)) return undefined;
  const ofMember = new Map<string, string[]>();
  const all: string[] = [];
  const whole: string[] = [];
  for (const each of given) {
    if (!isJsonObject(each) || !Array.isArray(each['selectors']) || each['selectors'].length === 0)
      return undefined;
    const { marking_ref: marking, lang } = each;
    if (marking === undefined && typeof lang === 'string') continue;
    if (!isStixId(marking) || !marking.startsWith('marking-definition--')) return undefined;
    all.push(marking);
    for (const selector of each['selectors']) {
      if (typeof selector !== 'string') return undefined;
      const member = selector.split('.', 1)[0] ?? '';
      // The id, the type and an extension run through everything that is made of the object.
      if (!Object.hasOwn(object, member) || ['id', 'type', 'extensions'].includes(member))
        whole.push(marking);
      else ofMember.set(member, [...(ofMember.get(member) ?? []), marking]);
    }
  }
  for (const member of Object.keys(object))
    if (whole.length > 0) ofMember.set(member, [...(ofMember.get(member) ?? []), ...whole]);
  return { ofMember, all };
}
