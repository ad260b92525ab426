import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Reads the tokens as they ship and holds every pair that meets on screen to WCAG 2.2 (1.4.3 text, 1.4.11 controls). */
const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const THEMES = ['light', 'dark'] as const;

const TEXT = 4.5;
const CONTROL = 3;
const surfaces = ['paper', 'surface', 'sunken', 'hover'] as const;
const pairs: readonly (readonly [foreground: string, background: string, least: number])[] = [
  ...surfaces.flatMap((surface) =>
    (['ink', 'ink-soft', 'ink-faint', 'accent', 'accent-strong', 'critical', 'caution'] as const).map(
      (ink) => [ink, surface, TEXT] as const,
    ),
  ),
  ...(['ink', 'ink-soft', 'accent-strong', 'ink-faint'] as const).map(
    (ink) => [ink, 'accent-tint', TEXT] as const,
  ),
  ['on-accent', 'accent', TEXT],
  ['on-accent', 'accent-strong', TEXT],
  ['critical', 'critical-tint', TEXT],
  ['caution', 'caution-tint', TEXT],
  ['good', 'good-tint', TEXT],
  ['ink', 'critical-tint', TEXT],
  ['on-grade-1', 'grade-1', TEXT],
  ['on-grade-2', 'grade-2', TEXT],
  ['on-grade-3', 'grade-3', TEXT],
  ['surface', 'ink-soft', TEXT],
  ['surface', 'ink', TEXT],
  ...(['cross-check', 'strategic', 'operational-analysis', 'exchange', 'research'] as const).map(
    (purpose) => [`purpose-${purpose}`, 'surface', TEXT] as const,
  ),
  ['line-strong', 'surface', CONTROL],
  ['line-strong', 'paper', CONTROL],
  ['accent', 'sea', CONTROL],
  ...[1, 2, 3, 4].map((series) => [`series-${series}`, 'land', CONTROL] as const),
  ['ink-faint', 'land', TEXT],
];

describe.each(THEMES)('%s theme', (theme) => {
  it.each(pairs)('%s on %s is at least %d : 1', (foreground, background, least) => {
    expect(contrast(token(foreground, theme), token(background, theme))).toBeGreaterThanOrEqual(least);
  });
});

type Rgb = readonly [number, number, number];

function token(name: string, theme: (typeof THEMES)[number]): Rgb {
  const match = new RegExp(`--${name}: light-dark\\(oklch\\(([^)]*)\\), oklch\\(([^)]*)\\)\\)`).exec(css);
  if (!match) throw new Error(`no token --${name} with a light and a dark colour`);
  const [lightness = 0, chroma = 0, hue = 0] = match[theme === 'light' ? 1 : 2]!.split(/\s+/).map(Number);
  return linearRgb(lightness, chroma, hue);
}

/** OKLCH to linear sRGB (Ottosson 2020; CSS Color 4, section 10), clipped to the gamut. */
function linearRgb(lightness: number, chroma: number, hue: number): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function contrast(a: Rgb, b: Rgb): number {
  const luminance = ([red, green, blue]: Rgb) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}
