/**
 * Sound units of romanised names, as ASCII codes: lower case for single letters, upper case for what digraphs write
 * (S sh, C ch, X kh, G gh, T th, D dh, Z zh, J dj, Q ts) and for final vowels (A, I, O). Doubled letters are one unit.
 * The units stay near the letters; the likeness of sounds is in the distance between units, so that Yusuf, Youssef and
 * Jusuf are neighbours.
 */
export const UNIT_COUNT = 128;

const DIGRAPHS: readonly (readonly [string, string])[] = [
  ['schtsch', 'S'],
  ['dsch', 'J'],
  ['dzj', 'J'],
  ['tsch', 'C'],
  ['tsj', 'C'],
  ['sj', 'S'],
  ['zj', 'Z'],
  ['oe', 'u'],
  ['ue', 'u'],
  ['ks', 'x'],
  ['tz', 'Q'],
  ['ts', 'Q'],
  ['shch', 'S'],
  ['sch', 'S'],
  ['tch', 'C'],
  ['sh', 'S'],
  ['ch', 'C'],
  ['cz', 'C'],
  ['sz', 'S'],
  ['kh', 'X'],
  ['gh', 'G'],
  ['ph', 'f'],
  ['th', 'T'],
  ['dh', 'D'],
  ['zh', 'Z'],
  ['xh', 'J'],
  ['dzh', 'J'],
  ['dj', 'J'],
  ['gj', 'J'],
  ['ck', 'k'],
  ['qu', 'q'],
  ['ou', 'u'],
  ['oo', 'u'],
  ['ee', 'i'],
  ['ie', 'i'],
];
const BY_FIRST = Map.groupBy(DIGRAPHS, ([digraph]) => digraph[0] ?? '');

/** Slavic and Dutch spellings of a final i. */
const FINAL_I = /(?<=.)(?:ij|yj|iy|yy|ii|yi)$/;
/** French writes gu before e and i for a hard g. */
const HARD_G = /gu(?=[ei])/g;

/** A final a, i or o makes another name (Karim and Karima, Haidar and Haidari) where an inner one is only a spelling. */
const FINAL = new Map(
  'aA iI yI oO'.split(' ').map(([from = '', to = '']) => [from.charCodeAt(0), to.charCodeAt(0)]),
);
const SHORT = 2;

const PLAIN = /^[a-z0-9]+$/;
const NONE = new Uint8Array(0);

/** Empty when the text is not plain ASCII. */
export function soundsOf(text: string): Uint8Array {
  if (!PLAIN.test(text)) return NONE;
  const spelled = text.replace(FINAL_I, 'i').replace(HARD_G, 'g');
  const units: number[] = [];
  for (let at = 0; at < spelled.length;) {
    const digraph = BY_FIRST.get(spelled[at] ?? '')?.find(([each]) => spelled.startsWith(each, at));
    const unit = (digraph?.[1] ?? spelled[at] ?? '').charCodeAt(0);
    if (unit !== units.at(-1)) units.push(unit);
    at += digraph?.[0].length ?? 1;
  }
  const last = units.at(-1) ?? 0;
  if (units.length > SHORT && FINAL.has(last)) units[units.length - 1] = FINAL.get(last) ?? last;
  return Uint8Array.from(units);
}

/** Cost of one unit in place of another; 1 for units that have nothing in common. */
const CLOSE =
  'Aa.0 Ae.3 Ai.4 Ao.4 Au.5 AI.5 AO.5 Ii.0 Iy.05 Ie.2 Ia.4 Ij.3 Oo.0 Ou.15 Oa.4 Oe.5 Ow.3 Ah.4 Ih.5 ' +
  'Qc.25 Qz.3 Qs.4 QC.4 Qt.6 cj.35 cJ.35 cZ.5 xh.3 gh.4 qC.4 ' +
  'ae.3 ai.4 ao.4 au.5 ei.2 eo.5 eu.6 io.7 iu.5 ou.15 iy.05 ey.2 jy.25 ij.3 uw.2 ow.3 vw.15 bp.35 bv.35 fv.3 fp.5 ' +
  'ck.1 cq.15 kq.05 gk.5 gq.3 kX.4 hX.15 CX.4 cX.4 cs.35 ct.8 cz.6 cC.3 cS.5 kC.5 sS.3 sz.3 sT.4 sC.6 SC.25 ZS.4 zZ.25 jZ.25 jJ.1 gJ.3 gj.35 CJ.5 jC.5 ' +
  'JZ.3 yJ.4 zD.2 dD.2 dT.5 tT.15 td.35 zT.4 gG.15 GX.5 Gq.3 kG.5 hG.5 hj.5 jX.5 mn.5 xk.4 xs.5 xX.2 xS.4 xz.6 lr.7 zs.3 zJ.4 dz.7';
export const SUBSTITUTION = substitutions();

function substitutions(): Float64Array {
  const table = new Float64Array(UNIT_COUNT * UNIT_COUNT).fill(1);
  for (let unit = 0; unit < UNIT_COUNT; unit++) table[unit * UNIT_COUNT + unit] = 0;
  for (const [, left = '', right = '', cost] of CLOSE.matchAll(/([a-zA-Z])([a-zA-Z])(\.\d+)/g)) {
    const [a, b] = [left.charCodeAt(0), right.charCodeAt(0)];
    table[a * UNIT_COUNT + b] = Number(cost);
    table[b * UNIT_COUNT + a] = Number(cost);
  }
  return table;
}

/** Cost of a unit that the other spelling lacks; 1 where not said otherwise. */
export const OMISSION = omissions('A.75 I.7 O.7 a.4 e.3 i.35 o.45 u.4 y.35 w.5 h.25 j.7');

/** The same where neither script writes short vowels: a vowel that is written is long, and tells Salim from Salem. */
export const OMISSION_UNVOWELLED = omissions('A.75 I.8 O.8 a.65 i.65 u.65 y.65 w.65 h.5');

function omissions(list: string): Float64Array {
  const table = new Float64Array(UNIT_COUNT).fill(1);
  for (const each of list.split(' ')) table[each.charCodeAt(0)] = Number(each.slice(1));
  return table;
}
