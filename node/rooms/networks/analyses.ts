import { catalogue } from '@foreland/networks/catalogue';
import { isRecordId } from '@foreland/model';
import type { networkAnalysisRoutes } from '@foreland/model/contract/network-analyses';
import { toldAnalysis } from '../../analysis/networks/run-analysis.ts';
import { readCursor, writeCursor } from '../../cursor.ts';
import type { Handlers } from '../../handler.ts';
import { askNetwork, recordsOf } from './networks.ts';

export const networkAnalysisHandlers: Handlers<typeof networkAnalysisRoutes> = {
  networkAnalyses() {
    return Promise.resolve({ analyses: catalogue.map(toldAnalysis) });
  },

  async runNetworkAnalysis(context, { params, body, view, audit, signal }) {
    const { cursor, kinds, limit, ...asked } = body;
    const [after] = readCursor(cursor, ['string']) ?? [];
    const question = { what: 'analysis', analysis: params.analysis, ...asked, kinds, limit, after } as const;
    const { ran } = await askNetwork(context, view, question, signal);
    const { more, ...answer } = ran;
    audit.records(recordsOf({ nodes: answer.ranked.map(({ node }) => node) }));
    const last = more ? answer.ranked.at(-1) : undefined;
    return { ...answer, ...(last ? { next: writeCursor([last.node.id]) } : {}) };
  },

  async explainNetworkAnalysis(context, { params, body, view, audit, signal }) {
    const question = { what: 'reasons', analysis: params.analysis, ...body } as const;
    const { explained } = await askNetwork(context, view, question, signal);
    const beside = explained.reasons.flatMap(({ node }) => (node && isRecordId(node.id) ? [node.id] : []));
    audit.records([...recordsOf({ nodes: [explained.node] }), ...beside]);
    return explained;
  },
};
