import type { Locator } from 'playwright-core';

/** How many colours are on more than a few pixels of what is drawn: a blank or a solid picture has one. */
export async function coloursOf(drawn: Locator, pixels: number): Promise<number> {
  const image = await drawn.screenshot();
  return drawn.page().evaluate(
    async ({ base64, least }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d')!;
      context.drawImage(bitmap, 0, 0);
      const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
      const seen = new Map<number, number>();
      for (let at = 0; at < data.length; at += 4) {
        const colour = (data[at]! << 16) | (data[at + 1]! << 8) | data[at + 2]!;
        seen.set(colour, (seen.get(colour) ?? 0) + 1);
      }
      return [...seen.values()].filter((count) => count > least).length;
    },
    { base64: image.toString('base64'), least: pixels },
  );
}
