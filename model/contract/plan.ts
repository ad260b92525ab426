import { z } from 'zod';
import { Indicator } from './picture.ts';
import { route } from './route.ts';
import { ContentId, Day, Instant, Partner, RecordId } from './shapes.ts';

export const PLAN_LEVELS = ['priority', 'commitment', 'action'] as const;
export const PLAN_STATUSES = ['not-started', 'under-way', 'at-risk', 'done', 'stopped'] as const;

export const PlanItem = z.object({
  record: RecordId,
  level: z.enum(PLAN_LEVELS),
  priority: z.number().int().min(1).max(5),
  parent: RecordId.optional(),
  /** Names in the languages given; the reader's language or English is shown. */
  names: z.array(z.object({ language: z.string(), text: z.string() })),
  owner: Partner.optional(),
  partners: z.array(Partner),
  startOn: Day.optional(),
  dueOn: Day.optional(),
  status: z.enum(PLAN_STATUSES).optional(),
  notes: z.array(z.object({ text: z.string(), statement: ContentId })),
  indicators: z.array(z.string()),
  dependsOn: z.array(RecordId),
  position: z.string(),
  statements: z.array(ContentId),
});

export const PlanItemChange = z.object({
  name: z.string().min(1).max(500).optional(),
  language: z.enum(['en', 'fr', 'de', 'nl']).optional(),
  owner: Partner.nullable().optional(),
  partners: z.array(Partner).optional(),
  startOn: Day.nullable().optional(),
  dueOn: Day.nullable().optional(),
  status: z.enum(PLAN_STATUSES).optional(),
  note: z.string().min(1).max(2000).optional(),
  indicators: z.array(z.string().max(60)).optional(),
});

export const planRoutes = {
  plan: route({
    id: 'plan',
    method: 'GET',
    path: '/api/plan',
    room: 'plan',
    access: 'view',
    summary: 'The five priorities of the 2025 plan: commitments, actions, owners, due dates, indicators',
    response: z.object({ items: z.array(PlanItem), indicators: z.array(Indicator) }),
  }),
  addPlanItem: route({
    id: 'addPlanItem',
    method: 'POST',
    path: '/api/plan',
    room: 'plan',
    access: { roles: ['plan-secretary', 'liaison-officer', 'analyst'] },
    summary: 'Add an action or commitment',
    body: PlanItemChange.extend({
      parent: RecordId,
      level: z.enum(['commitment', 'action']),
      name: z.string().min(1).max(500),
    }),
    response: PlanItem,
  }),
  changePlanItem: route({
    id: 'changePlanItem',
    method: 'PATCH',
    path: '/api/plan/:record',
    room: 'plan',
    access: { roles: ['plan-secretary', 'liaison-officer', 'analyst'] },
    summary: 'Change an item; what it said before stays in its history',
    params: z.object({ record: RecordId }),
    body: PlanItemChange,
    response: PlanItem,
  }),
  planHistory: route({
    id: 'planHistory',
    method: 'GET',
    path: '/api/plan/:record/history',
    room: 'plan',
    access: 'view',
    summary: 'Who changed what and when',
    params: z.object({ record: RecordId }),
    response: z.object({
      changes: z.array(
        z.object({
          at: Instant,
          author: z.string(),
          property: z.string(),
          value: z.string(),
          retracted: z.boolean(),
        }),
      ),
    }),
  }),
};
