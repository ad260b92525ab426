import { ForelandError } from '@foreland/model';
import type { Route } from '@foreland/model/contract';
import type { Handler } from '../../handler.ts';

/**
 * Guests of other partners at a node, whatever their role, neither see nor steer what it exchanges: that is the business
 * of the partner who runs it.
 * @throws ForelandError `exchange-not-own`
 */
export function forOwnPeople<Group extends object>(handlers: Group): Group {
  return Object.fromEntries(
    Object.entries(handlers as Record<string, Handler<Route>>).map(([name, handler]) => [
      name,
      guarded(handler),
    ]),
  ) as Group;
}

function guarded(handler: Handler<Route>): Handler<Route> {
  return async (context, call) => {
    if (call.reader.partner !== context.config.partner) throw notOwn();
    return handler(context, call);
  };
}

function notOwn(): ForelandError {
  return new ForelandError({
    code: 'exchange-not-own',
    message: 'What a node exchanges is for people of the partner who runs it.',
    remedy: 'Work at the node of your own partner.',
    status: 403,
  });
}
