import { correlations } from '@foreland/correlations';
import { joinAll } from '@foreland/model';
import type { View } from '@foreland/model';
import type { FoundLead, Store } from '@foreland/store';
import { CORRELATIONS_VERSION, findCorrelations } from './correlations.ts';
import { FEATURES, INDICATORS, PICTURE_VERSION, computePicture } from './picture.ts';
import type { PictureData } from './picture.ts';

/** Under this name the digest of the data that a view was last analysed on is kept. */
export const ANALYSIS = 'analysis';

/** Changes when the data, an engine or the month changes; then the view is analysed anew. */
export function analysisDigest(dataDigest: string, today: string): string {
  return `${dataDigest} ${CORRELATIONS_VERSION} ${PICTURE_VERSION} ${today.slice(0, 7)}`;
}

interface Findings {
  readonly digest: string;
  readonly data: string;
  readonly leads: readonly FoundLead[];
  readonly picture: PictureData;
}

/** Runs every engine on what one view clears, in one snapshot, and keeps the results for its class. */
export async function analyse(store: Store, view: View, today: string): Promise<void> {
  const findings = await store.read(view, async (reader): Promise<Findings> => {
    const { leads, labels } = await findCorrelations(reader);
    const data = await reader.digest();
    return {
      digest: analysisDigest(data, today),
      data,
      leads: leads.map((lead) => ({
        lead,
        label: joinAll((labels.get(lead.id) ?? []).map((key) => reader.labelOf(key))),
      })),
      picture: await computePicture(reader, today),
    };
  });
  await store.transact(async (transactor) => {
    await transactor.writeLeads(view, { engine: correlations.id, data: findings.data }, findings.leads);
    await transactor.writeDerived(view, INDICATORS, findings.digest, findings.picture.indicators);
    await transactor.writeDerived(view, FEATURES, findings.digest, findings.picture.features);
    await transactor.writeDerived(view, ANALYSIS, findings.digest, null);
  });
}
