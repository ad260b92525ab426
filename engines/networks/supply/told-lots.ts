import type { SupplyEvidence, SupplyItem } from './evidence.ts';
import { piecesByLink } from './pieces-by-link.ts';

/** A single hull or engine whose lot sources tell. */
export interface ToldPiece {
  readonly item: SupplyItem;
  readonly lot: string;
}

/**
 * Hulls and engines of which sources tell the lot, without any weighing: it is stated, or it is that of the only hull that
 * an engine was found with, or that of the only lot in the consignment that a piece was packed in. Where sources
 * contradict each other nothing is told.
 */
export function toldPieces(evidence: SupplyEvidence): ToldPiece[] {
  const found = piecesByLink(evidence.items, ({ fates }) => fates);
  const packed = piecesByLink(evidence.items, ({ consignments }) => consignments);
  return evidence.items.flatMap((item) => {
    if (item.quantity > 1 || !isBoatPart(item)) return [];
    const lots = new Set(
      item.lots.length > 0
        ? item.lots.map(({ value }) => value)
        : [
            ...(item.kind === 'outboard-engine'
              ? item.fates.flatMap(({ value }) => lotOfOnlyHull(found.get(value) ?? []))
              : []),
            ...item.consignments.flatMap(({ value }) => onlyLot(packed.get(value) ?? [])),
          ],
    );
    const [lot, other] = lots;
    return lot !== undefined && other === undefined ? [{ item, lot }] : [];
  });
}

/** The lot of a boat’s hull is its engine’s: where one of each was found, nothing else is possible. */
function lotOfOnlyHull(items: readonly SupplyItem[]): string[] {
  const hulls = items.filter(({ kind }) => kind === 'boat-hull');
  const engines = items.filter(({ kind }) => kind === 'outboard-engine');
  return hulls.length === 1 && engines.length === 1 ? statedAlone(hulls) : [];
}

function onlyLot(items: readonly SupplyItem[]): string[] {
  return statedAlone(items.filter(({ kind }) => kind === 'boat-hull'));
}

/** The one lot that each of these hulls is stated to be of. */
function statedAlone(hulls: readonly SupplyItem[]): string[] {
  if (hulls.length === 0 || hulls.some(({ lots }) => lots.length !== 1)) return [];
  const lots = new Set(hulls.flatMap((hull) => hull.lots.map(({ value }) => value)));
  return lots.size === 1 ? [...lots] : [];
}

function isBoatPart({ kind }: SupplyItem): boolean {
  return kind === 'boat-hull' || kind === 'outboard-engine';
}
