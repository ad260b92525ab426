import type { Vocabulary } from '../../api/vocabulary.ts';
import type { DossierLink } from './dossier.ts';

/** What a link is called: the record of the link (Ownership), or the property that holds it. */
export function relationWord(vocabulary: Vocabulary, link: DossierLink, ownSchema: string): string {
  if (link.via) return vocabulary.schema(link.relation);
  return vocabulary.property(link.direction === 'out' ? ownSchema : link.other.schema, link.relation);
}
