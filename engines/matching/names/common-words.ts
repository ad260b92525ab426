/** Words that are in very many names of organisations; folded. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  (
    'bank banking group holding holdings company international national global general trading trade services service ' +
    'solutions systems technology technologies industries industry industrial management capital partners investment ' +
    'investments finance financial trust fund securities insurance construction engineering electronics energy oil gas ' +
    'petroleum motor motors transport logistics shipping development enterprise enterprises business association ' +
    'organization organisation institute university department government ministry federation foundation united state ' +
    'health real estate corporation'
  ).split(' '),
);
