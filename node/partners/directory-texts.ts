import { directoryTexts, parseCard } from '@foreland/sealing/identity';
import type { Directory } from '@foreland/sealing/identity';
import type { DirectoryText, NewDirectoryText } from '@foreland/store/platform';

/** All that is to be kept of a directory. */
export async function textsOf(directory: Directory): Promise<readonly NewDirectoryText[]> {
  const { anchors, cards, revocations } = directoryTexts(directory);
  const parsed = await Promise.all(cards.map(parseCard));
  return [
    ...anchors.map(({ partner, digest }) => ({
      peer: partner,
      kind: 'anchor' as const,
      digest,
      content: '',
    })),
    ...parsed.map(({ partner, digest, text }) => ({
      peer: partner,
      kind: 'card' as const,
      digest,
      content: text,
    })),
    ...[...directory.entries.values()].flatMap(({ partner, revocations: revoked }) =>
      [...revoked.values()]
        .filter(({ text }) => revocations.includes(text))
        .map(({ kid, text }) => ({
          peer: partner,
          kind: 'revocation' as const,
          digest: kid,
          content: text,
        })),
    ),
  ];
}

/** Of texts that are kept those of one kind, as they were signed. */
export function contents(texts: readonly DirectoryText[], kind: DirectoryText['kind']): string[] {
  return texts.filter((text) => text.kind === kind).map(({ content }) => content);
}
