import { useMemo, useState } from 'react';
import type { ShownChart } from '../chart/narrow.ts';
import type { NetworksSearch } from '../route.ts';
import type { Parts } from './analyses.ts';
import { useAnalysis } from './useAnalysis.ts';
import { useMarks } from './useMarks.ts';

/** What the room holds of analyses, so that a result stays while other tabs and charts are read. */
export function useAnalyses(search: NetworksSearch, shown: ShownChart, title: string) {
  const run = useAnalysis();
  const [isMarked, setMarked] = useState(false);
  const { marks, error: marksError } = useMarks(run.done, shown.nodes, isMarked);
  const { group, whole: isWhole = false, analysis, part, set, told } = search;
  const parts = useMemo(
    (): Parts => ({ group, nodes: shown.nodes.map(({ id }) => id), isWhole, title }),
    [group, shown.nodes, isWhole, title],
  );
  const asking = useMemo(
    (): Pick<NetworksSearch, 'analysis' | 'part' | 'set' | 'told'> => ({
      ...(analysis === undefined ? {} : { analysis }),
      ...(part === undefined ? {} : { part }),
      ...(set === undefined ? {} : { set }),
      ...(told === undefined ? {} : { told }),
    }),
    [analysis, part, set, told],
  );
  return { run, marks, marksError, isMarked, setMarked, parts, asking };
}
