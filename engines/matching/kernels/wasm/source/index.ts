// AssemblyScript. What the compiled kernels export; `npm run build:kernels` compiles them into `../binary.ts`.
export { jaroWinkler, jaroWinklerMany } from './jaro-winkler';
export {
  levenshtein,
  levenshteinMany,
  optimalStringAlignment,
  optimalStringAlignmentMany,
} from './levenshtein';
export { place } from './pattern';
