import { LEVELS } from '@foreland/model/label';
import type { Level } from '@foreland/model/label';
import type { Option } from '../../../design/index.ts';
import { useCodes } from '../../../i18n/codes.ts';

export function useLevels(): readonly Option<Level>[] {
  const codes = useCodes();
  return LEVELS.map((level) => ({ value: level, label: codes.level(level) }));
}
