import { skeleton, soundOut } from './skeleton.ts';
import { nameTokens } from './tokens.ts';

/**
 * Skeletons of the tokens of a name as somebody wrote it, in the order written. Taken from the name itself,
 * not from folded tokens, so that ç and ş keep their sound.
 */
export function nameSkeletons(name: string): string[] {
  return nameTokens(soundOut(name)).map(skeleton);
}
