import { ForelandError } from '@foreland/model';

/** What does not exist and what the view does not clear are refused in the same words. */
export function notFound(
  what:
    | 'record'
    | 'lead'
    | 'leave'
    | 'decision'
    | 'statement'
    | 'contribution'
    | 'mapping'
    | 'file'
    | 'job'
    | 'plan item'
    | 'opening'
    | 'match'
    | 'judgement'
    | 'package'
    | 'release'
    | 'request'
    | 'check'
    | 'chart'
    | 'photograph'
    | 'association'
    | 'comparison'
    | 'collection'
    | 'token'
    | 'feed'
    | 'engine'
    | 'question',
): ForelandError {
  return new ForelandError({
    code: 'not-found',
    message: `There is no such ${what} in your view.`,
    remedy: 'Check the address, or switch to a role and purpose that may see it.',
    status: 404,
  });
}
