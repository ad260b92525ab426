import type { Outgoing } from '@foreland/store/platform';
import Page from 'pdfkit';

const MARGIN = 56;

/**
 * One page for people: what the sealed file beside it is, who sends it to whom, on what basis, until when, how it is taken in,
 * and the hash by which both ends find the exchange. It says nothing of the content.
 */
export async function* coverSheetOf(outgoing: Outgoing, node: string): AsyncGenerator<Uint8Array> {
  const page = new Page({
    size: 'A4',
    margin: MARGIN,
    lang: 'en',
    tagged: true,
    displayTitle: true,
    info: { Title: `Sealed package ${outgoing.id}`, Author: node },
  });
  page.fontSize(18).text('Sealed package: cover sheet').moveDown();
  for (const [name, value] of linesOf(outgoing, node)) {
    page.font('Helvetica-Bold').fontSize(9).text(name);
    page.font('Helvetica').fontSize(11).text(value).moveDown(0.6);
  }
  page.end();
  for await (const piece of page as unknown as AsyncIterable<Uint8Array>) yield piece;
}

function linesOf(outgoing: Outgoing, node: string): readonly (readonly [string, string])[] {
  const { partner, recipient, kind, id, envelope, bytes, purpose, legalBasis, createdAt, expiresAt } =
    outgoing;
  return [
    ['From', `${partner} (${node})`],
    ['To', recipient],
    ['Kind', kind],
    ['Purpose', purpose],
    ['Legal basis', legalBasis],
    ['Package', id],
    ['Made', createdAt],
    ['To be taken in by', expiresAt],
    ['Size', `${bytes ?? 0} bytes`],
    ['Envelope hash (SHA-256, base64url)', envelope ?? 'not sealed yet'],
    [
      'What to do',
      'Hand the sealed file to the node of the recipient: room Exchange, “Take in a file”. The node checks it, applies it ' +
        'once, and gives a signed receipt. Send the receipt back the same way. Nobody but the node of the recipient can ' +
        'open the file; nobody needs to.',
    ],
  ];
}
