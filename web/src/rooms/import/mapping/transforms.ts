import type { Transform } from './mapping.ts';

export const TRANSFORM_TYPES = [
  'trim',
  'date',
  'number',
  'phone',
  'country',
  'upper',
  'lower',
  'lookup',
] as const satisfies readonly Transform['type'][];

/** A transform as it starts, before it is adjusted. */
export function newTransform(type: Transform['type'], country: string): Transform {
  switch (type) {
    case 'date':
      return { type, formats: ['dd/MM/yyyy'] };
    case 'phone':
      return { type, country };
    case 'number':
      return { type, decimal: '.' };
    case 'lookup':
      return { type, table: {}, otherwise: 'error' };
    default:
      return { type };
  }
}

/** What a property of this type usually needs. */
export function usualTransforms(type: string, country: string): readonly Transform[] {
  if (type === 'date' || type === 'number' || type === 'phone' || type === 'country')
    return [newTransform(type, country)];
  return type === 'entity' ? [] : [{ type: 'trim' }];
}
