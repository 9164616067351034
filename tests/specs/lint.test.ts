import { describe, expect, test } from 'vitest';
import type { ClauseData, ClauseFile, StatusRow } from '../../specs/contract/clauseFiles.ts';
import { loadClauseData } from '../../specs/contract/clauses.ts';
import {
  lintBuiltInProfiles,
  lintClauses,
  lintFieldProperties,
  lintPage,
  lintQuotations,
  lintSpecs,
  orphans,
} from '../../specs/contract/lint.ts';
import { loadPage } from '../../specs/contract/page.ts';
import { clauseById, loadProfile, sha256 } from '../../specs/load.ts';

type Entry = ClauseFile['clauses'][number];

const page = loadPage();

/** Returns the problems that the lint finds in the shipped clause data after a change. */
function lintAfter(change: (data: ClauseData) => void): string[] {
  const data = structuredClone(loadClauseData());
  change(data);
  return lintClauses(data, page.text);
}

function fileOf(data: ClauseData, area: string): ClauseFile {
  const file = data.files.find(({ name }) => name === `${area}.json`);
  if (file === undefined) throw new Error(`no clauses/${area}.json`);
  return file.content;
}

function entryOf(data: ClauseData, id: string): Entry {
  const entry = fileOf(data, id.split('.', 1)[0] ?? '').clauses.find((each) => each.id === id);
  if (entry === undefined) throw new Error(`no clause ${id}`);
  return entry;
}

function rowOf(data: ClauseData, table: number, status: number): StatusRow {
  const row = data.tables.tables[table]?.statuses.find((each) => each.status === status);
  if (row === undefined) throw new Error(`no row ${status}`);
  return row;
}

test('the lint finds no problem in the shipped data and profiles', () => {
  expect(lintSpecs()).toEqual([]);
  expect(lintBuiltInProfiles()).toEqual([]);
});

describe('the page', () => {
  test('has the expected digest', () => {
    expect(page.digest).toBe('sha256:c2ae71c8ed782bd3912f6f5dcc84b048036a959b4e571506e053c6cff3934256');
    expect(lintPage(page)).toEqual([]);
  });

  test('is reported when its digest differs', () => {
    const digest = sha256(`${page.text} `);
    expect(lintPage({ ...page, digest })).toEqual([`source: the page's digest is ${digest}, not ${page.digest}`]);
  });
});

describe('a quotation', () => {
  const clause = clauseById('delete.404');
  const quoting = (section: string, quote: string) => [
    { ...clause, source: [{ document: 'page' as const, section, quote }] },
  ];

  test('is accepted if it matches the page except for white space', () => {
    const section = 'Possible DELETE Response Status Codes';
    expect(lintQuotations(quoting(section, '404  NOT\nFOUND: You know this one.'), page.text)).toEqual([]);
  });

  test('is reported if it paraphrases the page', () => {
    const section = 'Possible DELETE Response Status Codes';
    expect(lintQuotations(quoting(section, '404 NOT FOUND: you know this one.'), page.text)).toEqual([
      'delete.404: not below "Possible DELETE Response Status Codes" in the page: "404 NOT FOUND: you know this one."',
    ]);
  });

  test('is reported if the page has it below another heading', () => {
    const both = [
      ...quoting('Credentials', 'The password is your AuthToken.'),
      ...quoting('HTTP Method Overloading', 'The password is your AuthToken.'),
    ];
    expect(lintQuotations(both, page.text)).toEqual([
      'delete.404: not below "HTTP Method Overloading" in the page: "The password is your AuthToken."',
    ]);
  });

  test('is reported if the page lacks its heading', () => {
    expect(lintQuotations(quoting('Deleting', 'To delete a resource'), page.text)).toEqual([
      'delete.404: the page has no heading "Deleting"',
    ]);
  });

  test('of a table row is checked for each cell derived from the row', () => {
    const problems = lintAfter((data) => {
      rowOf(data, 1, 405).quote = "You can't POST to the resource.";
    });
    expect(problems.map((problem) => problem.split(':', 1)[0])).toEqual(['post.405', 'put.405', 'overload.put.405']);
  });
});

describe('clause data', () => {
  test('must not repeat an id', () => {
    const problems = lintAfter((data) => {
      fileOf(data, 'error').clauses.push({ ...entryOf(data, 'error.shape') });
    });
    expect(problems).toEqual(['error.shape: more than one clause']);
  });

  test('must not use an id that a status table already derives', () => {
    const problems = lintAfter((data) => {
      entryOf(data, 'get.safe').id = 'get.404';
    });
    expect(problems).toEqual(['get.404: more than one clause']);
  });

  test('must keep each clause in the file of its area', () => {
    const moved = lintAfter((data) => {
      entryOf(data, 'get.safe').id = 'write.safe';
    });
    expect(moved).toEqual(['write.safe: stands in get']);
    const renamed = lintAfter((data) => {
      fileOf(data, 'get').area = 'post';
    });
    expect(renamed).toContain('clauses/get.json: holds the area post');
  });

  test('must contain none of the placeholder texts of `new:clause`', () => {
    const problems = lintAfter((data) => {
      const entry = entryOf(data, 'get.safe');
      entry.title = 'TODO: a few words';
      entry.source[0] = { document: 'page', section: 'TODO: a heading', quote: 'We TODO: nothing' };
    });
    expect(problems).toEqual([
      'clauses/get.json: write title of get.safe: a few words',
      'clauses/get.json: write source/0/section of get.safe: a heading',
    ]);
  });

  test('must give a rationale for a clause that follows from the page', () => {
    const problems = lintAfter((data) => {
      delete entryOf(data, 'auth.first').rationale;
    });
    expect(problems).toEqual(['clauses/auth.json: /clauses/8: lacks the member "rationale"']);
  });

  test('must cite an RFC for a clause whose basis is an RFC', () => {
    const problems = lintAfter((data) => {
      const entry = entryOf(data, 'error.allow');
      entry.source = entry.source.filter(({ document }) => document === 'page');
    });
    expect(problems[0]).toMatch(/^clauses\/error\.json: \/clauses\/0\/source/);
  });

  test.each<[string, (entry: Entry) => void, string]>([
    ['kind', (entry) => Object.assign(entry, { kind: 'must' }), 'must be one of "required", "optional", "check"'],
    ['level', (entry) => Object.assign(entry, { level: 'half' }), 'must be one of "core", "full"'],
    ['id', (entry) => Object.assign(entry, { id: 'get.Safe' }), 'must match pattern'],
    ['statement', (entry) => Object.assign(entry, { statement: '' }), '/clauses/0/statement: is ""'],
    ['source', (entry) => Object.assign(entry, { source: [] }), '/clauses/0/source: is []; must contain at least 1'],
    ['member', (entry) => Object.assign(entry, { severity: 1 }), '/clauses/0: unknown member "severity"'],
    [
      'RFC section',
      (entry) => entry.source.push({ document: 'RFC 9110', section: 'nine', quote: 'x' }),
      '/clauses/0/source/2/section: is "nine"',
    ],
  ])('with an invalid %s violates its schema', (_, change, problem) => {
    const problems = lintAfter((data) => change(entryOf(data, 'get.safe')));
    expect(problems[0]).toContain('clauses/get.json: ');
    expect(problems[0]).toContain(problem);
  });

  test('must define every RFC section that it cites, and no other RFC section', () => {
    const problems = lintAfter((data) => {
      rowOf(data, 2, 204).rfc = ['RFC 9110 15.3.6'];
    });
    expect(problems).toContain('status-tables.json: rfcSections lacks "RFC 9110 15.3.6"');
    expect(problems).toContain('status-tables.json: nothing refers to rfcSections "RFC 9110 15.3.5"');
  });

  test('must have table rows that match the schema', () => {
    const problems = lintAfter((data) => {
      rowOf(data, 0, 200).statement = 'It answers 200.';
    });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^status-tables\.json: \/tables\/0\/statuses\/0\/statement: is "It answers 200\."/);
  });
});

test('the lint reports a field or list whose property is in no schema', () => {
  const { profile } = loadProfile('documented');
  const { Queues } = profile.resources;
  if (Queues === undefined) throw new Error('no Queues');
  Queues.fields.MaxSize = { type: 'integer', property: 'maxsize', minimum: 1, maximum: 2 };
  if (Queues.collection !== undefined) Queues.collection.listProperty = 'queue';
  expect(lintFieldProperties(profile)).toEqual([
    'profile documented: Queues: no schema describes "queue"',
    'profile documented: Queues: no schema describes "maxsize"',
  ]);
});

test('orphans() lists probes without a clause and clauses without a probe', () => {
  expect(orphans(['get.200', 'get.201'], ['get.200', 'get.302'])).toEqual({
    probesWithoutClause: ['get.201'],
    clausesWithoutProbe: ['get.302'],
  });
  expect(orphans(['a'], ['a'])).toEqual({ probesWithoutClause: [], clausesWithoutProbe: [] });
});
