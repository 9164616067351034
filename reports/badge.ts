/** A badge with the verdict of a run, as SVG. */
import type { Conformance, Verdict } from '../specs/model.ts';

/** Dark enough for white text (WCAG 2.2, 1.4.3). */
const COLORS: Record<Verdict, string> = { conformant: '#1a7f37', 'non-conformant': '#b42318', incomplete: '#8a5a00' };
/** Widths in pixels: of a character, and of the space around a text. */
const CHARACTER = 6.6;
const SPACE = 12;

/** `proofmark | conformant core 60/60` */
export function badge({ verdict, level, attained }: Conformance): string {
  const { passed, of } = attained[level];
  const [label, value] = ['proofmark', `${verdict} ${level} ${passed}/${of}`];
  const [left, right] = [label, value].map((text) => Math.round(text.length * CHARACTER + SPACE)) as [number, number];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${label}: ${value}">
<title>${label}: ${value}</title>
<rect width="${left + right}" height="20" rx="3" fill="#444"/>
<path d="M${left} 0h${right - 3}a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3H${left}z" fill="${COLORS[verdict]}"/>
<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
<text x="${left / 2}" y="14">${label}</text><text x="${left + right / 2}" y="14">${value}</text>
</g>
</svg>
`;
}
