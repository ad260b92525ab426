/** Real places, so that maps look right; nothing else about them is real. */
export interface Place {
  readonly serial: number;
  readonly name: string;
  readonly country: string;
  /** WGS 84 degrees. */
  readonly latitude: number;
  readonly longitude: number;
  readonly type: 'beach' | 'port' | 'town' | 'border-crossing' | 'lodging';
}

const LIST = `
beach fr 51.004 2.105 Petit-Fort-Philippe|beach fr 50.945 1.755 Sangatte|beach fr 50.888 1.660 Wissant
beach fr 50.807 1.598 Ambleteuse|beach fr 50.634 1.580 Hardelot|beach fr 50.524 1.580 Le Touquet
beach fr 50.407 1.557 Berck|beach fr 51.003 2.043 Oye-Plage|beach fr 51.016 2.195 Loon-Plage
beach fr 51.052 2.400 Malo-les-Bains|beach fr 50.676 1.568 Équihen-Plage|beach fr 50.571 1.592 Camiers
beach fr 50.215 1.540 Cayeux-sur-Mer|beach be 51.102 2.585 De Panne|beach be 51.120 2.630 Koksijde
beach be 51.156 2.712 Nieuwpoort|beach be 51.236 2.913 Oostende|beach nl 51.984 4.110 Hoek van Holland
port gb 51.123 1.315 Dover|port gb 50.913 0.975 Dungeness|port gb 51.329 1.419 Ramsgate|port gb 51.081 1.181 Folkestone
port be 51.335 3.205 Zeebrugge|port be 51.262 4.392 Antwerpen|port nl 51.949 4.140 Rotterdam Europoort|port fr 50.970 1.860 Calais
port de 53.541 9.985 Hamburg|port gr 39.105 26.555 Mytilini|port gr 36.893 27.288 Kos|port it 35.500 12.608 Lampedusa|port tr 38.440 27.145 İzmir
town de 52.548 13.388 Berlin-Wedding|town de 51.458 7.012 Essen|town de 52.272 8.048 Osnabrück|town de 50.941 6.957 Köln
town de 50.110 8.682 Frankfurt am Main|town de 48.137 11.575 München|town be 50.850 4.352 Bruxelles|town be 50.633 5.567 Liège
town be 51.054 3.720 Gent|town nl 51.897 4.499 Rotterdam-Zuid|town nl 51.370 6.172 Venlo|town nl 52.373 4.892 Amsterdam|town nl 52.090 5.121 Utrecht
town fr 50.629 3.057 Lille|town fr 48.878 2.359 Paris 10e|town fr 50.725 1.613 Boulogne-sur-Mer|town gb 51.508 -0.128 London
town gb 52.480 -1.903 Birmingham|town gb 53.480 -2.242 Manchester|town gb 51.279 1.080 Canterbury
town tr 41.015 28.979 İstanbul|town rs 44.817 20.457 Beograd|town al 41.328 19.819 Tirana|town ba 44.817 15.870 Bihać
border-crossing rs 46.157 19.975 Horgoš|border-crossing rs 45.128 19.226 Šid|border-crossing mk 41.139 22.502 Gevgelija
border-crossing bg 41.718 26.318 Kapitan Andreevo|border-crossing fr 50.918 1.814 Coquelles|border-crossing de 47.590 12.180 Kiefersfelden
border-crossing be 51.068 2.550 Adinkerke|border-crossing nl 51.398 6.215 Venlo A67|border-crossing gb 51.095 1.135 Cheriton
lodging fr 50.985 2.200 Grande-Synthe|lodging fr 50.948 1.888 Calais Est|lodging be 50.846 4.335 Bruxelles Anneessens|lodging de 52.476 13.441 Berlin-Neukölln
beach tr 39.318 26.694 Ayvalık|beach tr 37.034 27.430 Bodrum|beach tr 39.480 26.330 Behramkale|beach tr 38.323 26.303 Çeşme
beach ly 32.932 12.080 Zuwara|beach ly 32.870 22.050 Tobruk|beach tn 34.740 10.760 Sfax|beach tn 35.504 11.062 Mahdia`;

const PLACES: readonly Place[] = LIST.trim()
  .split(/[|\n]/)
  .map((line, serial) => {
    const [type, country, latitude, longitude, ...name] = line.trim().split(' ');
    return {
      serial,
      name: name.join(' '),
      country: country ?? '',
      latitude: Number(latitude),
      longitude: Number(longitude),
      type: type as Place['type'],
    };
  });

export function placesOf(types: readonly Place['type'][], countries?: readonly string[]): readonly Place[] {
  return PLACES.filter(
    (place) => types.includes(place.type) && (countries === undefined || countries.includes(place.country)),
  );
}
