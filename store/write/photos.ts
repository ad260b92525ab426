import type { ClientBase } from 'pg';
import type { KeptPhoto } from '../platform/photos.ts';

/** Keeps, with the statements that name them, of which records photographs lie in this node. */
export async function keepPhotos(client: ClientBase, photos: readonly KeptPhoto[]): Promise<void> {
  for (const { record, hash, mimeType, bytes } of photos)
    await client.query(
      `INSERT INTO photo (record, hash, mime_type, bytes) VALUES ($1, $2, $3, $4) ON CONFLICT (record, hash) DO NOTHING`,
      [record, hash, mimeType, bytes],
    );
}
