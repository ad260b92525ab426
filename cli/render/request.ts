import type { Answer, Contract } from '@foreland/model/contract';
import type { Page } from './style.ts';
import { fields, localTime, table } from './table.ts';
import { isolated } from './text.ts';
import { wrap } from './width.ts';

type Request = Answer<Contract['request']>;
type Pair = Answer<Contract['requestBoard']>['board'][number];
type Side = Pair['asked'];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Requests as a table: what is open by what is due first, then the others as they come. */
export function requestsLines(page: Page, requests: readonly Request[], now: Date): string[] {
  const open = requests
    .filter(({ state }) => state === 'open')
    .toSorted((a, b) => (dueOf(a) < dueOf(b) ? -1 : 1));
  const others = requests.filter(({ state }) => state !== 'open');
  return table(
    page,
    [...open, ...others],
    [
      { title: 'Request', cell: ({ id }) => id, whole: true },
      {
        title: 'Clock',
        cell: (request) => clockText(request, now),
        whole: true,
        tone: ({ inTime }) => (inTime === false ? 'warning' : undefined),
      },
      { title: 'From', cell: ({ from }) => from },
      { title: 'To', cell: ({ to }) => to },
      { title: 'Due', cell: ({ clock, state }) => (state === 'open' && clock ? localTime(clock.dueAt) : '') },
      { title: 'Case', cell: ({ caseNumber }) => isolated(caseNumber), yields: true },
      { title: 'Question', cell: ({ question }) => isolated(question), yields: true },
    ],
  );
}

/** One request with all its steps. */
export function requestLines(page: Page, request: Request): string[] {
  const { clock, delivery } = request;
  return [
    page.tone('strong', `${request.from} asks ${request.to}`),
    ...wrap(isolated(request.question), page.width),
    '',
    ...fields(page, [
      ['Request', request.id],
      ['State', request.state],
      ['Clock', clockText(request, new Date())],
      ['Time limit', clock?.limit],
      ['Received', clock && localTime(clock.startedAt)],
      ['Due', clock && clock.pausedSince === undefined ? localTime(clock.dueAt) : undefined],
      ['Search with', request.identifiers.map(isolated).join(', ')],
      ['Records', request.about.join(', ')],
      ['Urgent', request.urgency === undefined ? undefined : isolated(request.urgency)],
      ['Purpose', request.purpose],
      ['Legal basis', isolated(request.legalBasis)],
      ['Case', isolated(request.caseNumber)],
      ['Check', request.check],
      ['Asked', localTime(request.askedAt)],
      ['By', isolated(request.createdBy ?? '')],
      ['Package', delivery && `${delivery.package} ${delivery.state}`],
      ['You may', request.may.join(', ')],
    ]),
    ...request.steps.flatMap((step) => [
      '',
      page.tone(
        'strong',
        `${localTime(step.at)}  ${step.by}  ${step.kind}${step.automatic ? ` (${step.automatic})` : ''}`,
      ),
      ...fields(page, [
        ['By', isolated(step.createdBy ?? `node of ${step.by}`)],
        ['Ground', step.ground],
        ['Until', step.until],
        ['Arrived', step.receivedAt && localTime(step.receivedAt)],
        ['Package', step.delivery && `${step.delivery.package} ${step.delivery.state}`],
      ]),
      ...wrap(isolated(step.text), page.width),
    ]),
  ];
}

/** The reciprocity board: two lines for each partner. */
export function boardLines(page: Page, board: readonly Pair[]): string[] {
  const rows = board.flatMap(({ peer, asked, received }) => [
    { ...asked, peer, direction: 'asked by us' },
    { ...received, peer, direction: 'asked of us' },
  ]);
  const count = (title: string, of: (side: Side) => number) =>
    ({ title, align: 'right', cell: (row: (typeof rows)[number]) => String(of(row)) }) as const;
  return table(page, rows, [
    { title: 'Partner', cell: ({ peer }) => peer },
    { title: 'Direction', cell: ({ direction }) => direction, whole: true },
    count('Asked', ({ asked }) => asked),
    count('Answered', ({ answered }) => answered),
    count('Refused', ({ refused }) => refused),
    count('In time', ({ inTime }) => inTime),
    count('Late', ({ late }) => late),
    count('Open', ({ open }) => open),
    count('Overdue', ({ overdue }) => overdue),
    {
      title: 'Median',
      align: 'right',
      cell: ({ medianMinutes }) => (medianMinutes === undefined ? '' : spanText(medianMinutes * MINUTE)),
    },
    {
      title: 'Grounds',
      cell: ({ grounds }) => grounds.map(({ ground, count: number }) => `${ground} ${number}`).join(', '),
      yields: true,
    },
  ]);
}

function clockText({ state, clock, inTime, delivery }: Request, now: Date): string {
  if (state !== 'open') return inTime === false && state !== 'withdrawn' ? `${state} late` : state;
  if (!clock)
    return delivery?.state === 'refused' || delivery?.state === 'expired' ? 'not delivered' : 'not received';
  if (clock.pausedSince !== undefined) return 'stands still';
  const left = Date.parse(clock.dueAt) - now.getTime();
  return left < 0 ? `late by ${spanText(-left)}` : `${spanText(left)} left`;
}

function spanText(milliseconds: number): string {
  if (milliseconds >= 2 * DAY) return `${Math.floor(milliseconds / DAY)} d`;
  const minutes = Math.floor((milliseconds % HOUR) / MINUTE);
  return `${Math.floor(milliseconds / HOUR)} h ${String(minutes).padStart(2, '0')} min`;
}

/** What has no end yet comes after what has one. */
function dueOf({ clock }: Request): string {
  return clock && clock.pausedSince === undefined ? clock.dueAt : '9999';
}
