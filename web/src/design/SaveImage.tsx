import { common, useMessages } from '../i18n/index.ts';
import { Button } from './Button.tsx';
import { fileName } from './csv.ts';
import { saveSvg } from './saveImage.ts';

export interface SaveImageProps {
  /** Stands above the drawing, and names the file. */
  readonly title: string;
  /** What it was drawn from; stands below it. */
  readonly source: string;
  readonly drawing: () => SVGSVGElement | null | undefined;
}

/** Saves a drawing of the page as a picture. */
export function SaveImage({ title, source, drawing }: SaveImageProps) {
  const t = useMessages(common);
  return (
    <Button
      size="small"
      variant="quiet"
      icon="image"
      onPress={() => {
        const svg = drawing();
        if (svg) void saveSvg(svg, fileName(title, 'png', new Date()), { title, source });
      }}
    >
      {t('saveImage')}
    </Button>
  );
}
