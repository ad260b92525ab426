import { lazy } from 'react';

/** Loaded when first shown: the renderer is larger than the rest of the app. Wrap in `<Suspense fallback={<Skeleton />}>`. */
export const MapView = lazy(() => import('./MapView.tsx').then((module) => ({ default: module.MapView })));
export { MapList } from './MapList.tsx';
export { PLACE_KINDS } from './points.ts';
export type { MapPoint, PlaceKind } from './points.ts';
export type { MapViewProps } from './MapView.tsx';
