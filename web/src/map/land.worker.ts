import coarseUrl from 'world-atlas/countries-50m.json?url';
import fineUrl from 'world-atlas/countries-10m.json?url';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** Natural Earth by way of world-atlas, unpacked off the main thread. `fine` holds only the region the partners work in. */
export interface Land {
  readonly land: GeoJSON.Feature | GeoJSON.FeatureCollection;
  readonly borders: GeoJSON.MultiLineString;
  readonly coast: GeoJSON.MultiLineString;
}

export type Detail = 'coarse' | 'fine';

type Atlas = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;

/** West, south, east, north in degrees: Europe, North Africa, the Near and Middle East. */
const REGION = [-26, 12, 76, 72] as const;

self.addEventListener('message', async (event: MessageEvent<Detail>) => {
  const response = await fetch(event.data === 'fine' ? fineUrl : coarseUrl);
  const atlas = (await response.json()) as Atlas;
  const countries = event.data === 'fine' ? inRegion(atlas) : atlas.objects.countries;
  const answer: Land = {
    land: feature(atlas, countries),
    borders: mesh(atlas, countries, (a, b) => a !== b),
    coast: mesh(atlas, countries, (a, b) => a === b),
  };
  self.postMessage(answer);
});

function inRegion(atlas: Atlas): GeometryCollection {
  const [west, south, east, north] = REGION;
  const geometries = atlas.objects.countries.geometries.filter((geometry) => {
    const shape = feature(atlas, geometry);
    return shape.type === 'Feature' && points(shape.geometry).some(([x = 0, y = 0]) => x > west && x < east && y > south && y < north);
  });
  return { type: 'GeometryCollection', geometries };
}

function points(shape: GeoJSON.Geometry): readonly GeoJSON.Position[] {
  if (shape.type === 'Polygon') return shape.coordinates[0] ?? [];
  return shape.type === 'MultiPolygon' ? shape.coordinates.flatMap((polygon) => polygon[0] ?? []) : [];
}
