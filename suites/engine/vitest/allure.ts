/** Reports a clause to Allure: labels, description, steps, findings and exchanges. */
import * as allure from 'allure-js-commons';
import { ALLURE_HTTP_EXCHANGE_CONTENT_TYPE, ALLURE_HTTP_EXCHANGE_FILE_EXTENSION } from 'allure-js-commons/http';
import type { RunSettings } from '../../../client/settings.ts';
import { sourceLink } from '../../../specs/contract/sourceLink.ts';
import type { Clause, ClauseRecord, Kind, Outcome } from '../../../specs/model.ts';
import { findingText } from './findingText.ts';
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

/** Reports the record of the running test to Allure. The record is already redacted. */
export async function reportToAllure(
  clause: Clause,
  record: ClauseRecord,
  settings: Pick<RunSettings, 'baseUrl' | 'seed'>,
): Promise<void> {
  // Without Allure's reporter, each call would print a warning.
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
  // Concurrent steps of one test would be nested wrongly.
  for (const { name, outcome, reason } of record.cases) {
    await allure.logStep(name, STATUSES[outcome], reason === null ? undefined : errorWithoutStack(reason));
  }
  for (const [index, finding] of record.findings.entries()) {
    const title = `finding ${index + 1}`;
    await allure.attachment(title, findingText(finding), allure.ContentType.TEXT);
    if (finding.exchange !== '') await attachExchange(`${title}: exchange`, finding.exchange, settings.baseUrl);
  }
  for (const { title, text } of record.exchanges) await attachExchange(title, text, settings.baseUrl);
}

/** An error without a stack, because the stack would only show proofmark's code and paths of this machine. */
function errorWithoutStack(reason: string): Error {
  const error = new Error(reason);
  error.stack = '';
  return error;
}

/** A description in Markdown. It contains only text of the contract, and no text from the target. */
function describe(clause: Clause): string {
  const quotes = clause.source.map(({ document, section, quote }) => `> ${quote}\n>\n> ${document}, ${section}`);
  const paragraphs = [clause.statement, ...quotes, `Applies to: ${clause.appliesTo}`];
  if (clause.rationale !== undefined) paragraphs.push(`Why it follows: ${clause.rationale}`);
  return paragraphs.join('\n\n');
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
