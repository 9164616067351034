import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, it } from 'vitest';
import { junitReport } from '../../reports/junit.ts';
import { loadClauses } from '../../specs/load.ts';
import { CLAUSE_COUNT } from '../support/reports/contractSize.ts';
import { conformanceOf, finding } from '../support/reports/records.ts';

interface Case {
  '@name': string;
  '@classname': string;
  '@time': string;
  failure?: { '@message': string; '@type': string; '#text': string };
  error?: { '@message': string; '@type': string };
  skipped?: { '@message': string };
  'system-out'?: string;
}

function parse(xml: string): { cases: Case[]; suites: Record<string, string>[]; root: Record<string, string> } {
  expect(XMLValidator.validate(xml)).toBe(true);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    isArray: (name) => name === 'testcase' || name === 'testsuite',
  });
  const { testsuites } = parser.parse(xml) as {
    testsuites: { testsuite: (Record<string, string> & { testcase: Case[] })[] } & Record<string, string>;
  };
  const suites = testsuites.testsuite;
  return { cases: suites.flatMap(({ testcase }) => testcase), suites, root: testsuites };
}

const conformance = conformanceOf(
  {
    'auth.wrong-token': { outcome: 'fail', findings: [finding(), finding({ message: 'second' })] },
    'auth.scheme-case': { outcome: 'warn', reason: 'basic is not known' },
    'get.429': { outcome: 'inconclusive', reason: 'reset' },
    'get.200': { outcome: 'inconclusive', reason: 'reset' },
    'get.503': { outcome: 'not-exercised', reason: 'no hook' },
    'put.201': { outcome: 'not-applicable', reason: 'no PUT' },
    'get.404': { outcome: 'error', reason: 'TypeError' },
    'overload.case': { observation: 'honoured' },
  },
  { level: 'core' },
);

it('has one suite per area, one case per clause and correct totals', () => {
  const { cases, suites, root } = parse(junitReport(conformance, loadClauses()));
  expect(cases).toHaveLength(CLAUSE_COUNT);
  expect(suites.map((suite) => suite['@name'])).toContain('proofmark.lifecycle');
  expect(suites).toHaveLength(new Set(conformance.clauses.map(({ id }) => id.split('.')[0])).size);
  expect(root).toMatchObject({ '@tests': String(CLAUSE_COUNT), '@failures': '1', '@errors': '2', '@skipped': '3' });
  expect(root).toMatchObject({ '@name': 'proofmark', '@timestamp': conformance.startedAt });
  const seconds = (entries: { '@time': string }[]) => entries.reduce((sum, entry) => sum + Number(entry['@time']), 0);
  expect([Number(root['@time']), seconds(suites as never)].map((time) => time.toFixed(3))).toEqual([
    (conformance.durationMs / 1000).toFixed(3),
    seconds(cases).toFixed(3),
  ]);
});

it('maps each outcome', () => {
  const { cases } = parse(junitReport(conformance, loadClauses()));
  const of = (id: string) => cases.find((one) => one['@name'].startsWith(`${id}:`));
  expect(of('auth.wrong-token')).toMatchObject({ '@classname': 'proofmark.auth', '@time': '0.010' });
  expect(of('auth.wrong-token')?.failure).toMatchObject({ '@message': 'A wrong token is refused', '@type': 'fail' });
  expect(of('auth.wrong-token')?.failure?.['#text']).toContain('expected: status 401\nactual: status 200\ncurl -s -u');
  expect(of('auth.scheme-case')?.failure).toBeUndefined();
  expect(of('auth.scheme-case')?.['system-out']).toContain('warn: basic is not known');
  expect(of('get.200')?.error).toMatchObject({ '@type': 'inconclusive', '@message': 'reset' });
  expect(of('get.404')?.error).toMatchObject({ '@type': 'error', '@message': 'TypeError' });
  expect(of('get.429')?.skipped).toEqual({ '@message': 'inconclusive: reset' });
  expect(of('get.503')?.skipped).toEqual({ '@message': 'not-exercised: no hook' });
  expect(of('put.201')?.skipped).toEqual({ '@message': 'not-applicable: no PUT' });
  expect(of('overload.case')?.['system-out']).toBe('honoured');
});

it('stays well-formed for any text from a target', () => {
  const evil = ']]></system-out>\u0000\u001b[31m<&"\ud800\uffff\u0085';
  const xml = junitReport(
    conformanceOf({
      'get.200': { outcome: 'fail', reason: evil, findings: [finding({ actual: evil })] },
      'get.404': { outcome: 'error', reason: evil },
      'get.429': { outcome: 'not-exercised', reason: evil },
      'overload.case': { observation: evil },
    }),
    loadClauses(),
  );
  const { cases } = parse(xml);
  expect(cases).toHaveLength(CLAUSE_COUNT);
  // XML 1.0, section 2.2: the characters that no document may hold.
  const forbidden = [...xml].filter((character) => {
    const code = character.codePointAt(0) ?? 0;
    return (code < 0x20 && !'\t\n\r'.includes(character)) || (code >= 0xd800 && code <= 0xdfff) || code === 0xffff;
  });
  expect(forbidden).toEqual([]);
});
