import { concat, mulberry32 } from './bytes.ts';
import { openPackage } from '../open.ts';
import { PackageRefused } from '../refusal.ts';
import type { PackageRefusal } from '../refusal.ts';
import { MUTATIONS } from './mutations.ts';
import { prepare } from './setting.ts';

/** Twice 50 kB: two chunks of age, one of content. */
const CONTENT_LENGTH = 50_000;

/**
 * A seeded attacker: from good packages it makes bad ones, by what somebody on the line can do (bytes), by what anybody can do
 * who knows the recipient's public key (parts, encrypted anew), by what another partner can do (its own
 * signature, a package that was meant for it), and by what time and revocation do to a good package.
 */
export interface CampaignResult {
  readonly runs: number;
  /** Mutations that were opened; must be empty. */
  readonly accepted: readonly string[];
  /** Mutations that failed otherwise than by a typed refusal; must be empty. */
  readonly crashed: readonly string[];
  /** How often each reason was given, by kind of mutation. */
  readonly reasons: ReadonlyMap<string, ReadonlyMap<PackageRefusal, number>>;
}

/** @param runs each kind of mutation in its turn
 * @param seed the same seed makes the same choices (not the same bytes: keys of age files are random) */
export async function runCampaign(seed: number, runs: number): Promise<CampaignResult> {
  const random = mulberry32(seed);
  const setting = await prepare(CONTENT_LENGTH);
  const accepted: string[] = [];
  const crashed: string[] = [];
  const reasons = new Map<string, Map<PackageRefusal, number>>();
  for (let run = 0; run < runs; run++) {
    const [name, mutate] = MUTATIONS[run % MUTATIONS.length] ?? ['none', () => ({})];
    const attempt = { ...setting.order, ...(await mutate(setting, random)) };
    try {
      await openPackage(attempt);
      accepted.push(`${name}, run ${run}`);
    } catch (error) {
      if (error instanceof PackageRefused) {
        const counts = reasons.get(name) ?? new Map<PackageRefusal, number>();
        counts.set(error.reason, (counts.get(error.reason) ?? 0) + 1);
        reasons.set(name, counts);
      } else crashed.push(`${name}, run ${run}: ${String(error)}`);
    }
  }
  return { runs, accepted, crashed, reasons };
}

/** A package as a file, what is to come of opening it, and what it was made by. */
export interface Specimen {
  readonly name: string;
  readonly file: Uint8Array;
  readonly reason: PackageRefusal | 'accepted';
}

/** A good package of 200 bytes to GB at `EXAMPLE_NOW`, and one file for each of these kinds of mutation. */
export async function makeSpecimens(seed: number, names: readonly string[]): Promise<readonly Specimen[]> {
  const random = mulberry32(seed);
  const setting = await prepare(100);
  const specimens: Specimen[] = [{ name: 'good', file: setting.file, reason: 'accepted' }];
  for (const [name, mutate] of MUTATIONS) {
    if (!names.includes(name)) continue;
    const attempt = { ...setting.order, ...(await mutate(setting, random)) };
    const file = await concat(await attempt.source());
    const reason = await openPackage(attempt).then(
      () => 'accepted' as const,
      (error: PackageRefused) => error.reason,
    );
    specimens.push({ name, file, reason });
  }
  return specimens;
}
