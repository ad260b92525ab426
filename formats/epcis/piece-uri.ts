/** A pallet or carton: it holds goods and is none. */
export function isLogisticUnit(uri: string): boolean {
  return uri.startsWith('urn:epc:id:sscc:') || /^https?:\/\/.*\/00\/\d{18}(?:[/?#]|$)/.test(uri);
}

/** Serial number with the class it counts in, and lot, as an EPC URN or a GS1 Digital Link says them. */
export function partsOf(uri: string): { readonly serial?: string; readonly lot?: string } {
  const [, sgtin] = /^urn:epc:id:sgtin:(.+)$/.exec(uri) ?? [];
  const [, asset] = /^urn:epc:id:(?:giai|grai):(.+)$/.exec(uri) ?? [];
  const [, lgtin] = /^urn:epc:class:lgtin:[^.]+\.[^.]+\.(.+)$/.exec(uri) ?? [];
  const [, gtin, linkedSerial] =
    /^https?:\/\/.*\/01\/(\d{8,14})(?:\/10\/[^/?#]+)?\/21\/([^/?#]+)/.exec(uri) ?? [];
  const [, linkedLot] = /^https?:\/\/.*\/01\/\d{8,14}\/10\/([^/?#]+)/.exec(uri) ?? [];
  const serial = sgtin ?? asset ?? (gtin === undefined ? undefined : `${gtin}.${linkedSerial}`);
  const lot = lgtin ?? linkedLot;
  return {
    ...(serial !== undefined && { serial: decoded(serial) }),
    ...(lot !== undefined && { lot: decoded(lot) }),
  };
}

/** The last part, such as the number of a waybill. */
export function tailOf(uri: string | undefined): string | undefined {
  const tail = uri === undefined ? undefined : /[^:/#]+$/.exec(uri)?.[0];
  return tail === undefined ? undefined : decoded(tail);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
