import { lazy } from 'react';

/** Loaded when first shown: the renderer is larger than the rest of the app. Wrap in `<Suspense fallback={<Skeleton />}>`. */
export const MapView = lazy(() => import('./MapView.tsx').then((module) => ({ default: module.MapView })));
export type { MapPoint } from './points.ts';
export type { MapLine } from './lines.ts';
