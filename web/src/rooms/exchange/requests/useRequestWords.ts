import { useMemo } from 'react';
import { useCodes } from '../../../i18n/codes.ts';
import { useFormat, useMessages } from '../../../i18n/index.ts';
import { messages } from './messages.ts';
import { clockOf } from './requests.ts';
import type { Clock, InformationRequest } from './requests.ts';
import { writeSpan } from './span.ts';

/** Words for where a request comes from and how its clock stands. */
export function useRequestWords() {
  const t = useMessages(messages);
  const codes = useCodes();
  const { locale } = useFormat();
  return useMemo(() => {
    const clock = ({ state, distance }: Clock, inTime: boolean | undefined): string => {
      const time = writeSpan(distance, locale);
      switch (state) {
        case 'running':
        case 'half':
          return t('clock.left', { time });
        case 'late':
          return t('clock.late', { time });
        case 'answered':
        case 'refused':
          return t(inTime === false ? `clock.${state}Late` : `clock.${state}`);
        default:
          return t(`clock.${state}`);
      }
    };
    return {
      peerOf: ({ direction, from, to }: InformationRequest) => (direction === 'asked' ? to : from),
      title: ({ direction, from, to }: InformationRequest) =>
        t(`from.${direction}`, { partner: codes.partner(direction === 'asked' ? to : from) }),
      clock: (request: InformationRequest, now: Date) => clock(clockOf(request, now), request.inTime),
    };
  }, [t, codes, locale]);
}
