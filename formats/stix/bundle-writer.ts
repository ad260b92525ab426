import type { Label } from '@foreland/model';
import type { JsonObject } from '../json/strict-json.ts';
import { labelMarking, labelMarkingId } from './label-marking.ts';
import { tlpMarking, tlpMarkingId } from './tlp.ts';

/** Objects of a bundle as text, and the marking definitions that they name before each. */
export class BundleWriter {
  readonly #marked = new Set<string>();
  #text = '';
  #begun = false;

  /** What was written since it was last asked. */
  take(): string {
    const text = this.#text;
    this.#text = '';
    return text;
  }

  object(object: JsonObject): void {
    this.text(JSON.stringify(object));
  }

  text(text: string): void {
    this.#text += this.#begun ? `,\n${text}` : text;
    this.#begun = true;
  }

  /** The markings of a label, written out the first time that somebody asks. */
  markings(label: Label): readonly string[] {
    const tlp = tlpMarkingId(label.tlp);
    if (this.#first(tlp)) this.object(tlpMarking(label.tlp));
    return [tlp, this.statementMarking(label)];
  }

  /** The marking that holds the whole label. */
  statementMarking(label: Label): string {
    const id = labelMarkingId(label);
    if (this.#first(id)) this.object(labelMarking(label));
    return id;
  }

  /** Is this marking definition, received from somebody, still to be written? */
  needs(id: string): boolean {
    return this.#first(id);
  }

  #first(id: string): boolean {
    if (this.#marked.has(id)) return false;
    this.#marked.add(id);
    return true;
  }
}
