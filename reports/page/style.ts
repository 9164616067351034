/** The style sheet of the page: colours for light and dark mode, layout, and print. */
import { LAYOUT } from './layout.ts';

/** The text, background and border colour of each outcome. A test checks a contrast of 4.5 : 1 in both schemes. */
const COLOURS = `
:root {
  color-scheme: light dark;
  --page: #f6f6f4; --card: #fff; --ink: #1b1d21; --muted: #565c66; --line: #d9dbdf; --link: #0b57b4; --code: #f3f3f1;
  --pass: #0a6332; --pass-ground: #e4f3ea; --pass-line: #b3dcc3;
  --fail: #ad1f14; --fail-ground: #fcebe9; --fail-line: #e9a9a3; --fail-solid: #b42318;
  --warn: #744600; --warn-ground: #fdf0d3; --warn-line: #e2bd74;
  --error: #652a99; --error-ground: #f3eafb; --error-line: #cbaae6;
  --quiet: #565c66; --quiet-ground: #eeeff1; --quiet-line: #a9afb8;
  --seal-ink: #fff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #131519; --card: #1a1d22; --ink: #e7e9ec; --muted: #a5acb7; --line: #343a43; --link: #86b9ff; --code: #22262c;
    --pass: #7fd8a3; --pass-ground: #14301f; --pass-line: #2a5d3e;
    --fail: #ff9d94; --fail-ground: #3b1a17; --fail-line: #7d342d; --fail-solid: #b93226;
    --warn: #f0c36f; --warn-ground: #37290d; --warn-line: #6b5220;
    --error: #d3aef5; --error-ground: #2c1b3d; --error-line: #5c3d7c;
    --quiet: #a5acb7; --quiet-ground: #262a31; --quiet-line: #59616d;
    --seal-ink: #101215;
  }
}
.pass, .conformant { --tone: var(--pass); --ground: var(--pass-ground); --edge: var(--pass-line); }
.fail, .non-conformant { --tone: var(--fail); --ground: var(--fail-ground); --edge: var(--fail-line); }
.warn, .inconclusive, .incomplete { --tone: var(--warn); --ground: var(--warn-ground); --edge: var(--warn-line); }
.error { --tone: var(--error); --ground: var(--error-ground); --edge: var(--error-line); }
.not-exercised, .not-applicable { --tone: var(--quiet); --ground: var(--quiet-ground); --edge: var(--quiet-line); }
`;

const PRINT = `
@media print {
  :root {
    color-scheme: light;
    --page: #fff; --card: #fff; --ink: #000; --muted: #444; --line: #bbb; --link: #000; --code: #f5f5f5;
    --pass: #0a6332; --pass-ground: #e4f3ea; --pass-line: #8cc4a3; --fail: #ad1f14; --fail-ground: #fcebe9;
    --fail-line: #e9a9a3; --fail-solid: #b42318; --warn: #744600; --warn-ground: #fdf0d3; --warn-line: #e2bd74;
    --error: #652a99; --error-ground: #f3eafb; --error-line: #cbaae6; --quiet: #444; --quiet-ground: #eee;
    --quiet-line: #999; --seal-ink: #fff;
  }
  body { font-size: 10pt; }
  .page { max-width: none; padding: 0; }
  nav, .skip, .copyable button, .exchange, .onward { display: none !important; }
  .verdict, .chip, .cell, .bar { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .card, .open, .finding, table.matrix tr, .verdict, .basis { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  details.clause::details-content { content-visibility: visible; height: auto; }
}
`;

export const STYLE = `${COLOURS}${LAYOUT}${PRINT}`;
