import { ForelandError } from '@foreland/model';
import type { Place } from '@foreland/model';

export function malformedZip(what: string, offset: number): ForelandError {
  return new ForelandError({
    code: 'zip-malformed',
    message: `The ZIP file is damaged: ${what}.`,
    remedy: 'Send the file again, or save it again with the program that made it.',
    place: { offset },
  });
}

export function refusedZip(code: string, message: string, remedy: string, place: Place): ForelandError {
  return new ForelandError({ code, message, remedy, place });
}
