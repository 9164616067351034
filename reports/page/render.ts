/** `index.html`: shows a run from its `conformance.json` alone, in one file that needs no network. */
import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { Clause, Conformance } from '../../specs/model.ts';
import type { ProofFigures } from '../killMatrix/proofFigures.ts';
import { visible } from '../text/escape.ts';
import type { Html, PageModel } from './elements.ts';
import { SCRIPT } from './script.ts';
import { cellSection, ruleSection } from './sections/clauses.ts';
import { failureSection } from './sections/failures.ts';
import { gateSection } from './sections/gate.ts';
import { matrixSection } from './sections/matrix.ts';
import { openSection } from './sections/open.ts';
import { proofSection, runSection } from './sections/run.ts';
import { verdictSection } from './sections/verdict.ts';
import { STYLE } from './style.ts';

interface PageOptions {
  /** Every clause of the contract, in report order. */
  clauses: readonly Clause[];
  /** The figures of the proof; null if unknown. */
  figures: ProofFigures | null;
  /** The path of the Allure report relative to the page; null without one. */
  allureReport: string | null;
}

/**
 * Returns the page. The same run gives the same text.
 * @throws Error if the run has a clause that the options lack
 */
export async function renderPage(conformance: Conformance, options: PageOptions): Promise<string> {
  const model = modelOf(printable(conformance), options);
  const open = openSection(model);
  const failed = failureSection(model);
  const { verdict, target } = model.conformance;
  // the reader of an incomplete run looks for the missing clauses first
  const openFirst = verdict === 'incomplete';
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${verdict}: ${target.baseUrl} – proofmark</title>
<link rel="icon" href="data:,">
<style>${raw(STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the results</a>
<div class="page">
${verdictSection(model)}
<nav aria-label="Sections">${failed === '' ? '' : html`<a href="#failed">Failures</a>`}<a href="#statuses">Statuses</a><a href="#rules">Rules</a>${
    open === '' ? '' : html`<a href="#open">Not exercised</a>`
  }<a href="#cells">Evidence</a><a href="#run">The run</a>${model.allureReport === null ? '' : html`<a class="allure" href="${model.allureReport}">Allure report</a>`}</nav>
<main id="main" tabindex="-1">
${gateSection(model)}
${failed}
${openFirst ? open : ''}
${matrixSection(model)}
${ruleSection(model)}
${openFirst ? '' : open}
${cellSection(model)}
${proofSection(model)}
${runSection(model)}
</main>
</div>
<script>${raw(SCRIPT)}</script>
</body>
</html>
`;
  return textOf(page);
}

async function textOf(markup: Html): Promise<string> {
  return String(await markup);
}

/** Forbids all network access, and all styles and scripts except those of the page. */
const POLICY = [
  "default-src 'none'",
  `style-src '${digestOf(STYLE)}'`,
  `script-src '${digestOf(SCRIPT)}'`,
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Returns the hash source of Content Security Policy Level 3, section 2.3.1. */
function digestOf(source: string): string {
  return `sha256-${createHash('sha256').update(source).digest('base64')}`;
}

/** Escapes the control characters and direction marks in every string. */
function printable(conformance: Conformance): Conformance {
  return JSON.parse(JSON.stringify(conformance), (_, value: unknown) =>
    typeof value === 'string' ? visible(value) : value,
  );
}

function modelOf(conformance: Conformance, { clauses, figures, allureReport }: PageOptions): PageModel {
  const proved = figures?.suite.clauses === conformance.suite.clauses;
  const byId = new Map(clauses.map((clause) => [clause.id, clause]));
  const results = conformance.clauses.map((entry) => {
    const clause = byId.get(entry.id);
    if (clause === undefined) throw new Error(`clause ${entry.id} is unknown: the run used another clause set`);
    return { clause, entry, faults: proved ? (figures?.faultsFound[entry.id] ?? 0) : null };
  });
  return { conformance, results, clauses, figures, proved, allureReport };
}
