/** Peers of a bench that come without types. */
declare module 'talisman/metrics/*' {
  export default function compare(a: string, b: string): number;
}
declare module 'talisman/phonetics/*' {
  export default function keysOf(word: string): [string, string];
}
declare module 'jaro-winkler' {
  export default function compare(a: string, b: string): number;
}
