import { PARTNERS } from '@foreland/model/partner';
import type { Partner } from '@foreland/model/partner';
import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../shell/root.ts';
import { compact, oneOf, uuidOf } from '../address.ts';
import type { RawSearch } from '../address.ts';
import { defineRoom } from '../room.ts';

export interface ImportAddress {
  readonly partner?: Partner;
  /** Contribution shown beside the list. */
  readonly contribution?: string;
}

export function readImportAddress(raw: RawSearch): ImportAddress {
  return compact({
    partner: oneOf(raw, 'partner', PARTNERS),
    contribution: uuidOf(raw, 'contribution'),
  });
}

export const STEPS = ['files', 'recognise', 'mapping', 'terms', 'check', 'result'] as const;
export type Step = (typeof STEPS)[number];

export interface WizardAddress {
  /** Absent means the first step. */
  readonly step?: Step;
}

export const importRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/import',
  validateSearch: readImportAddress,
  component: lazyRouteComponent(() => import('./index.tsx'), 'ImportRoom'),
});

export const wizardRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/import/new',
  validateSearch: (raw: RawSearch): WizardAddress => compact({ step: oneOf(raw, 'step', STEPS) }),
  component: lazyRouteComponent(() => import('./wizard/Wizard.tsx'), 'ImportWizard'),
});

export const imports = defineRoom({
  id: 'import',
  path: '/import',
  icon: 'import',
  key: 'i',
  title: { en: 'Import', fr: 'Import', de: 'Import', nl: 'Import' },
  routes: [importRoute, wizardRoute],
});
