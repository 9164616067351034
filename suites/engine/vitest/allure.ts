/** What Allure is told of one clause: where it belongs, what it rests on, what was done and seen. */
import * as allure from 'allure-js-commons';
import { ALLURE_HTTP_EXCHANGE_CONTENT_TYPE, ALLURE_HTTP_EXCHANGE_FILE_EXTENSION } from 'allure-js-commons/http';
import type { RunSettings } from '../../../client/settings.ts';
import { sourceLink } from '../../../specs/contract/sourceLink.ts';
import type { Clause, ClauseRecord, Finding, Kind, Outcome } from '../../../specs/model.ts';
import { httpExchange } from './httpAttachment.ts';

const SEVERITIES: Record<Kind, allure.Severity> = {
  required: allure.Severity.CRITICAL,
  optional: allure.Severity.MINOR,
  check: allure.Severity.TRIVIAL,
};

const STATUSES: Record<Outcome, allure.Status> = {
  pass: allure.Status.PASSED,
  warn: allure.Status.PASSED,
  fail: allure.Status.FAILED,
  inconclusive: allure.Status.BROKEN,
  error: allure.Status.BROKEN,
  'not-exercised': allure.Status.SKIPPED,
  'not-applicable': allure.Status.SKIPPED,
};

/** Tells Allure's runtime about the record of the test that is running. Everything in the record is redacted already. */
export async function tellAllure(clause: Clause, record: ClauseRecord, settings: RunSettings): Promise<void> {
  // Allure's reporter puts its runtime there; where nobody listens, each call would complain on the console
  if (!('allureTestRuntime' in globalThis)) return;
  await allure.epic(clause.area);
  await allure.feature(`level ${record.level}`);
  await allure.story(clause.id);
  await allure.severity(record.outcome === 'warn' ? allure.Severity.MINOR : SEVERITIES[record.kind]);
  await allure.label('outcome', record.outcome);
  await allure.label('kind', record.kind);
  for (const evidence of record.evidence) await allure.label('evidence', evidence);
  await allure.tags(record.outcome, ...record.evidence.filter((evidence) => evidence !== 'natural'));
  for (const { url, name } of clause.source.map(sourceLink)) await allure.link(url, name);
  await allure.description(describe(clause));
  await allure.parameter('seed', String(settings.seed), { excluded: true });
  await allure.parameter('requests', String(record.requests), { excluded: true });
  if (record.observation !== undefined) {
    await allure.parameter('observed', record.observation, { excluded: true });
  }
  // one after another: steps that run beside each other inside one test nest wrongly
  for (const { name, outcome, reason } of record.cases) {
    await allure.logStep(name, STATUSES[outcome], reason === null ? undefined : said(reason));
  }
  for (const [index, finding] of record.findings.entries()) {
    const title = `finding ${index + 1}`;
    await allure.attachment(title, findingText(finding), allure.ContentType.TEXT);
    if (finding.exchange !== '') await attachExchange(`${title}: exchange`, finding.exchange, settings.baseUrl);
  }
  for (const { title, text } of record.exchanges) await attachExchange(title, text, settings.baseUrl);
}

/** Where in our code it was said is of no use to the reader, and names a path of the machine. */
function said(reason: string): Error {
  const error = new Error(reason);
  error.stack = '';
  return error;
}

/** Markdown; all of it is the contract's own words, none the target's. */
function describe(clause: Clause): string {
  const quotes = clause.source.map(({ document, section, quote }) => `> ${quote}\n>\n> ${document}, ${section}`);
  const paragraphs = [clause.statement, ...quotes, `Applies to: ${clause.appliesTo}`];
  if (clause.rationale !== undefined) paragraphs.push(`Why it follows: ${clause.rationale}`);
  return paragraphs.join('\n\n');
}

/** A finding as text, with the commands that show it again. */
export function findingText({ message, expected, actual, curl, replay }: Finding): string {
  const lines = [message, '', `expected: ${expected}`, `actual:   ${actual}`, '', 'Shows it again:', curl];
  if (replay !== undefined) {
    lines.push('', `smallest case: ${replay.counterexample}`, `seed ${replay.seed}, path ${replay.path}`);
  }
  return lines.join('\n');
}

async function attachExchange(title: string, text: string, baseUrl: string): Promise<void> {
  const exchange = httpExchange(text, baseUrl);
  if (exchange === undefined) {
    await allure.attachment(title, text, allure.ContentType.TEXT);
    return;
  }
  await allure.attachment(title, JSON.stringify(exchange), {
    contentType: ALLURE_HTTP_EXCHANGE_CONTENT_TYPE,
    fileExtension: ALLURE_HTTP_EXCHANGE_FILE_EXTENSION,
  });
}
