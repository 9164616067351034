/** Targets that echo the request in various encodings. No record contains the token. */
import { expect, it } from 'vitest';
import { redactorFor } from '../../../client/redaction/redactor.ts';
import { ACCOUNT, recordsOf, settingsFor } from '../../support/command/inProcess.ts';
import { stub } from '../../support/servers/stub.ts';

const WRITTEN: Record<string, [type: string, write: (text: string) => string]> = {
  JSON: ['application/json', (text) => JSON.stringify({ sid: text, echo: text })],
  XML: ['application/xml', (text) => `<Echo>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</Echo>`],
  'HTML references': ['text/html', (text) => [...text].map((one) => `&#${one.codePointAt(0)};`).join('')],
  base64: ['text/plain', (text) => Buffer.from(text).toString('base64')],
  hex: ['text/plain', (text) => Buffer.from(text).toString('hex')],
  percent: ['text/plain', encodeURIComponent],
};
const TOKENS = [ACCOUNT.authToken, 'test', 'a', 'p<&"%41 €'];

it.each(
  Object.entries(WRITTEN).flatMap(([name, how]) => TOKENS.map((token) => [name, token, ...how] as const)),
)('no record contains the token when a target echoes the request in %s: %s', async (_, token, type, write) => {
  const baseUrl = await stub((request, response) => {
    const authorization = request.headers.authorization ?? '';
    const pair = Buffer.from(authorization.replace(/^\S+ */, ''), 'base64').toString('utf8');
    response.setHeader('Content-Type', type);
    response.setHeader('Link', encodeURIComponent(pair));
    response.setHeader('X-Echo', encodeURIComponent(pair));
    response.setHeader('WWW-Authenticate', `Basic realm="${encodeURIComponent(authorization)}"`);
    response.end(
      write(`${request.method} ${request.url} ${authorization} (${pair}) ${JSON.stringify(request.headers)}`),
    );
  });
  const settings = settingsFor(baseUrl, {
    account: { ...ACCOUNT, authToken: token },
    clauses: ['auth.wrong-token', 'auth.valid-credentials', 'auth.challenge', 'get.404'],
    runs: 1,
  });
  const records = await recordsOf(settings);
  expect(records.some(({ outcome }) => outcome === 'fail')).toBe(true);
  const redact = redactorFor(settings);
  for (const { exchanges, findings } of records) {
    const answers = [...exchanges.map(({ text }) => text), ...findings.map(({ exchange }) => exchange)]
      .filter((text) => text !== '')
      .map((text) => text.slice(text.search(/\n\nHTTP\//)));
    for (const answer of answers) {
      const body = answer.slice(answer.indexOf('\n\n', 2));
      expect(redact.leaks(body, 'answer'), body).toEqual([]);
    }
    for (const { actual } of findings) expect(redact.leaks(actual, 'seen'), actual).toEqual([]);
  }
  const pair = Buffer.from(`${ACCOUNT.accountSid}:${token}`);
  const all = JSON.stringify(records);
  for (const form of [pair.toString(), pair.toString('base64'), pair.toString('hex')]) expect(all).not.toContain(form);
});
