import type { supplyRoutes } from '@foreland/model/contract/supply';
import type { StatementReader } from '@foreland/store';
import type { PhotoFile } from '@foreland/store/platform';
import type { Photos } from '../../files/photos.ts';
import type { Handlers } from '../../handler.ts';
import { FileAnswer } from '../../http/answers.ts';
import { notFound } from '../refusals.ts';

type PhotoRoutes = Pick<typeof supplyRoutes, 'addPhoto' | 'photo'>;

export const photoHandlers: Handlers<PhotoRoutes> = {
  async addPhoto(context, { reader, stream, audit }) {
    const { hash, mimeType, bytes } = await context.photos.receive(reader, stream);
    audit.detail(`photograph ${hash}`);
    return { hash, mimeType, bytes };
  },

  /** A photograph that is not here and one that the reader may not see are refused in the same words. */
  async photo(context, { params, reader, view, audit }) {
    const { hash } = params;
    const kept = await context.photos.kept([hash]);
    const seen = await context.store.read(view, (statements) =>
      namedIn(
        statements,
        hash,
        kept.map(({ record }) => record),
      ),
    );
    const inView = kept.filter(({ record }) => seen.has(record));
    audit.records(inView.map(({ record }) => record));
    const photo: PhotoFile | undefined = inView[0] ?? (await context.photos.uploaded(reader, hash));
    if (!photo) throw notFound('photograph');
    const { mimeType, bytes } = photo;
    return new FileAnswer({ body: context.photos.read(hash), type: mimeType, bytes });
  },
};

/** Of these records, those that in view have this hash. */
async function namedIn(
  reader: StatementReader,
  hash: string,
  records: readonly string[],
): Promise<ReadonlySet<string>> {
  if (records.length === 0) return new Set();
  const statements = await reader.statementsOf(records);
  return new Set(
    statements
      .filter(({ property, value }) => property === 'contentHash' && value === hash)
      .map(({ record }) => record),
  );
}

/** Whether the bytes of photographs that a view shows lie in this node. */
export async function heldPhotos(
  photos: Photos,
  stated: readonly { readonly hash: string }[],
): Promise<(photo: { readonly record: string; readonly hash: string }) => boolean> {
  const kept = await photos.kept([...new Set(stated.map(({ hash }) => hash))]);
  const here = new Set(kept.map(({ record, hash }) => `${record} ${hash}`));
  return ({ record, hash }) => here.has(`${record} ${hash}`);
}
