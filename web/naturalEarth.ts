import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Plugin } from 'vite';

/**
 * Unpacks Natural Earth (public domain, by way of world-atlas) into GeoJSON files while the app is built, so that
 * the map's worker reads them by itself and the page does no work for them.
 * `import url from 'natural-earth:coarse/land'` gives the address of a file; `coarse` is 1:50 m of the whole world,
 * `fine` 1:10 m of the region the partners work in; `land` are areas, `lines` are borders and coasts.
 */
export function naturalEarth(): Plugin {
  const prefix = 'natural-earth:';
  let isBuild = false;
  return {
    name: 'natural-earth',
    configResolved(config) {
      isBuild = config.command === 'build';
    },
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined;
      const name = id.slice(prefix.length + 1);
      if (!isBuild) return `export default ${JSON.stringify(`/@natural-earth/${name}.json`)};`;
      const reference = this.emitFile({
        type: 'asset',
        name: `${name.replace('/', '-')}.json`,
        source: unpack(name),
      });
      return `export default import.meta.ROLLUP_FILE_URL_${reference};`;
    },
    configureServer(server) {
      server.middlewares.use('/@natural-earth', (request, response) => {
        response.setHeader('content-type', 'application/json');
        response.end(unpack(request.url?.replace(/^\/|\.json$/g, '') ?? ''));
      });
    },
  };
}

type Atlas = Topology<{ countries: GeometryCollection; land: GeometryCollection }>;

/** West, south, east, north in degrees: Europe, North Africa, the Near and Middle East. */
const REGION = [-26, 12, 76, 72] as const;

function unpack(name: string): string {
  const [detail, part] = name.split('/');
  const isFine = detail === 'fine';
  const path = createRequire(import.meta.url).resolve(`world-atlas/countries-${isFine ? '10m' : '50m'}.json`);
  const atlas = JSON.parse(readFileSync(path, 'utf8')) as Atlas;
  const countries = isFine ? inRegion(atlas) : atlas.objects.countries;
  const shapes =
    part === 'lines'
      ? {
          type: 'FeatureCollection',
          features: [
            line(
              'border',
              mesh(atlas, countries, (a, b) => a !== b),
            ),
            line(
              'coast',
              mesh(atlas, countries, (a, b) => a === b),
            ),
          ],
        }
      : feature(atlas, countries);
  // About 10 m on the ground for the fine shapes, 100 m for the coarse ones: below what either can show.
  const digits = isFine ? 4 : 3;
  return JSON.stringify(shapes, (key, value: unknown) =>
    typeof value === 'number'
      ? Number(value.toFixed(digits))
      : key === 'properties' && part !== 'lines'
        ? {}
        : value,
  );
}

function line(kind: 'border' | 'coast', geometry: GeoJSON.MultiLineString): GeoJSON.Feature {
  return { type: 'Feature', properties: { kind }, geometry };
}

function inRegion(atlas: Atlas): GeometryCollection {
  const [west, south, east, north] = REGION;
  const geometries = atlas.objects.countries.geometries.filter((geometry) => {
    const shape = feature(atlas, geometry);
    return (
      shape.type === 'Feature' &&
      points(shape.geometry).some(([x = 0, y = 0]) => x > west && x < east && y > south && y < north)
    );
  });
  return { type: 'GeometryCollection', geometries };
}

function points(shape: GeoJSON.Geometry): readonly GeoJSON.Position[] {
  if (shape.type === 'Polygon') return shape.coordinates[0] ?? [];
  return shape.type === 'MultiPolygon' ? shape.coordinates.flatMap((polygon) => polygon[0] ?? []) : [];
}
