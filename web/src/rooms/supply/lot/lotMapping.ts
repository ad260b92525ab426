import type { MapLine, MapPoint } from '../../../map/index.ts';
import type { Consignment, DayRange, Hop, Place } from '../supply.ts';
import type { JourneySteps } from './steps.ts';

type Position = readonly [longitude: number, latitude: number];

export interface MapWords {
  readonly way: (basis: Hop['basis']) => string;
  readonly days: (days: DayRange | undefined) => string;
  readonly placeUnknown: string;
}

export interface LotMapping {
  readonly points: readonly MapPoint[];
  readonly lines: readonly MapLine[];
  /** Steps of which nobody says where they led. */
  readonly unplaced: number;
}

function positionOf(place: Pick<Place, 'longitude' | 'latitude'> | undefined): Position | undefined {
  return place?.longitude === undefined || place.latitude === undefined
    ? undefined
    : [place.longitude, place.latitude];
}

const FIRMEST = { seen: 0, holder: 1, inferred: 2 } as const;

/** Places and ways of a lot. Consignments that carried several pieces are one line, as wide as they were many. */
export function mapOf(
  consignments: readonly Consignment[],
  journeys: readonly JourneySteps[],
  words: MapWords,
): LotMapping {
  const sent = new Map(consignments.map((consignment) => [consignment.id, consignment]));
  const points = new Map<string, MapPoint>();
  const lines = new Map<string, MapLine & { readonly basis: Hop['basis'] }>();
  let unplaced = 0;
  const addPlace = (place: Place | undefined): Position | undefined => {
    const at = positionOf(place);
    if (at && place)
      points.set(`place ${place.id}`, {
        id: `place ${place.id}`,
        kind: 'place',
        longitude: at[0],
        latitude: at[1],
        label: place.caption,
        isPlain: true,
      });
    return at;
  };
  const addLine = (key: string, from: Position, to: Position, hop: Hop, label: string): void => {
    const known = lines.get(key);
    const basis = !known || rank(hop.basis) < rank(known.basis) ? hop.basis : known.basis;
    lines.set(key, {
      id: key,
      kind: basis === undefined ? 'unseen' : basis === 'inferred' ? 'inferred' : 'seen',
      basis,
      from,
      to,
      label,
      detail: `${words.days(hop.reached ?? hop.left)} · ${words.way(basis)}`,
      weight: (known?.weight ?? 0) + hop.quantity,
    });
  };
  for (const { journey, steps } of journeys) {
    // How it came from where it was last seen to where it was found belongs to the step that says so, else to the find.
    const unseen = steps.find(({ hop }) => hop.kind === 'unseen')?.key;
    let at: Position | undefined;
    for (const { key, hop } of steps) {
      if (hop.kind === 'consigned') {
        const consignment = hop.consignment === undefined ? undefined : sent.get(hop.consignment);
        const from = addPlace(consignment?.origin) ?? at;
        const to = addPlace(hop.place ?? consignment?.destination);
        if (from && to)
          addLine(
            key,
            from,
            to,
            hop,
            `${hop.from?.caption ?? words.placeUnknown} → ${hop.to?.caption ?? words.placeUnknown}`,
          );
        else unplaced += 1;
        at = to ?? at;
      } else if (hop.kind === 'launched' || hop.kind === 'seized') {
        const { fate } = journey;
        const position = fate?.position ?? hop.place;
        const found = positionOf(position);
        if (!found) {
          unplaced += 1;
          continue;
        }
        points.set(key, {
          id: key,
          kind: hop.kind === 'launched' ? 'launch' : 'seizure',
          longitude: found[0],
          latitude: found[1],
          label: fate?.caption ?? hop.place?.caption ?? words.placeUnknown,
          detail: words.days(hop.reached),
          weight: (points.get(key)?.weight ?? 0) + hop.quantity,
        });
        if (at && (at[0] !== found[0] || at[1] !== found[1]))
          addLine(unseen ?? key, at, found, { ...hop, basis: undefined }, fate?.caption ?? '');
      }
    }
  }
  return { points: [...points.values()], lines: [...lines.values()], unplaced };
}

function rank(basis: Hop['basis']): number {
  return basis === undefined ? Infinity : FIRMEST[basis];
}
