import { networksEngine } from '@foreland/networks/engine';
import type { NetworkState } from '@foreland/networks/engine';
import { NETWORK_LEADS_VERSION, networkLeads } from '@foreland/networks/leads';
import { targetFacts } from '../disruption/target-facts.ts';
import { aidInView } from '../feeds.ts';
import { hosted } from '../hosted.ts';
import type { HostedEngine, Made } from '../hosted-engine.ts';
import { answer } from './answer.ts';
import type { HeldNetwork } from './held-network.ts';
import type { NetworkAnswer, NetworkQuestion } from './answer.ts';

/**
 * Networks of what readers see. Questions are refused with `node-unknown` and `group-unknown`. A state takes 12 to 16 MB in
 * the medium exercise (100,000 statements; heap after collection), and ten times that with ten times the data.
 */
export const networks: HostedEngine<NetworkState, NetworkQuestion, NetworkAnswer> = hosted<
  keyof typeof networksEngine.reads,
  Record<string, never>,
  NetworkState,
  NetworkQuestion,
  NetworkAnswer
>(networksEngine, {
  answer: (made, reader, question, work) => answer(heldNetwork(made), reader, question, work),
  leads: {
    version: NETWORK_LEADS_VERSION,
    beside: (reader, { aid }) => aidInView(reader, aid),
    /** Associations of aid and what humanitarian rules keep out are in none. */
    async find(state, reader, { aid }) {
      const factsOf = await targetFacts(state, reader, await aidInView(reader, aid));
      return networkLeads(state.analysis, (node) => {
        const facts = factsOf(node);
        return facts.aid === true || facts.excluded === true;
      });
    },
  },
});

function heldNetwork({ digest, state }: Made<NetworkState>): HeldNetwork {
  return { ...state, digest };
}
