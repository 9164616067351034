import { describe, expect, test } from 'vitest';
import { cellClauses, clausesOf } from '../../specs/contract/clauseFiles.ts';
import { loadClauseData } from '../../specs/contract/clauses.ts';
import { clauseById, clauseSetDigest, dataDigest, loadClauses, matchClauses, resolveKinds } from '../../specs/load.ts';

/** The clause ids of revision 1. Ids are never renamed or reused. The lists in the tests below cover only these clauses. */
const IDS = `
get.200 get.302 get.304 get.401 get.404 get.429 get.500 get.503 get.safe get.documented-statuses
post.200 post.201 post.400 post.401 post.404 post.405 post.429 post.500
put.200 put.201 put.400 put.401 put.404 put.405 put.429 put.500
delete.204 delete.401 delete.404 delete.405 delete.429 delete.500
delete.gone delete.only-target delete.documented-statuses
auth.valid-credentials auth.missing-credentials auth.wrong-token auth.near-miss-token auth.unknown-account
auth.malformed-sid auth.non-basic-scheme auth.malformed-basic auth.first auth.no-side-effects auth.url-userinfo
auth.other-account auth.challenge auth.scheme-case
write.round-trip write.form-decoding write.partial-update write.put-equals-post write.put-idempotent
write.rejected-without-effect write.error-details write.documented-statuses
error.allow error.shape
lifecycle.concurrent lifecycle.model
media.form-accepted media.form-parameters media.other-not-applied media.missing-not-applied media.put
media.overloaded-put media.response-type
overload.put.200 overload.put.201 overload.put.400 overload.put.401 overload.put.404 overload.put.405 overload.put.429
overload.put.500
overload.delete.204 overload.delete.401 overload.delete.404 overload.delete.405 overload.delete.429 overload.delete.500
overload.get.ignored overload.equivalence overload.other-parameters overload.unknown-value overload.query-only
overload.case overload.repeated
`
  .trim()
  .split(/\s+/);

const idsWhere = (test: (clause: ReturnType<typeof clauseById>) => boolean) =>
  loadClauses()
    .filter(({ id }) => IDS.includes(id))
    .filter(test)
    .map(({ id }) => id);

describe('the clause set', () => {
  test('keeps every clause id, grouped by area, with status cells first', () => {
    expect(idsWhere(() => true)).toEqual(IDS);
    const areas = loadClauses().map(({ area }) => area);
    expect(areas.filter((area, at) => area !== areas[at - 1])).toEqual([...new Set(areas)]);
  });

  test('contains the native and overloaded status cells of the page', () => {
    expect(idsWhere(({ cell }) => cell?.via === 'native')).toEqual(IDS.filter((id) => /^\w+\.\d/.test(id)));
    expect(idsWhere(({ cell }) => cell?.via === 'overloaded')).toEqual(
      IDS.filter((id) => /^overload\.(put|delete)\.\d/.test(id)),
    );
    expect(clauseById('overload.delete.204').cell).toEqual({ method: 'DELETE', status: 204, via: 'overloaded' });
    expect(clauseById('overload.get.ignored').cell).toBeUndefined();
  });

  test('has level full for clauses that need the target’s help, and level core for all others', () => {
    expect(idsWhere(({ level }) => level === 'full')).toEqual([
      ...['get.302', 'get.304', 'get.429', 'get.500', 'get.503', 'post.429', 'post.500', 'put.429', 'put.500'],
      ...['delete.429', 'delete.500', 'auth.other-account', 'overload.put.429', 'overload.put.500'],
      ...['overload.delete.429', 'overload.delete.500'],
    ]);
  });

  test('has one optional clause and two checks', () => {
    expect(idsWhere(({ kind }) => kind === 'optional')).toEqual(['auth.scheme-case']);
    expect(idsWhere(({ kind }) => kind === 'check')).toEqual(['overload.case', 'overload.repeated']);
  });

  test('marks the clauses based on an RFC and the clauses that follow from the page', () => {
    expect(idsWhere(({ basis }) => basis === 'rfc')).toEqual([
      ...['get.safe', 'auth.challenge', 'auth.scheme-case', 'write.put-idempotent', 'error.allow'],
      'media.form-parameters',
    ]);
    expect(idsWhere(({ basis }) => basis === 'follows')).toEqual([
      ...['delete.only-target', 'auth.first', 'auth.no-side-effects', 'write.rejected-without-effect'],
      ...['lifecycle.concurrent', 'lifecycle.model', 'media.other-not-applied', 'media.missing-not-applied'],
      ...['overload.get.ignored', 'overload.unknown-value', 'overload.query-only'],
    ]);
  });

  test('has a different one-sentence statement for each clause', () => {
    const statements = loadClauses().map(({ statement }) => statement);
    expect(new Set(statements).size).toBe(statements.length);
    expect(statements.filter((statement) => !/^[A-Z_].*[^.]\.$/.test(statement))).toEqual([]);
    expect(statements.filter((statement) => statement.includes('{'))).toEqual([]);
  });

  test('is a new list in each call of loadClauses()', () => {
    const { length } = loadClauses();
    loadClauses().pop();
    expect(loadClauses()).toHaveLength(length);
  });
});

describe('a derived cell', () => {
  test('takes its title, statement and quotation from a row of a status table', () => {
    expect(clauseById('put.500')).toEqual({
      id: 'put.500',
      area: 'put',
      title: 'PUT answers 500: server error',
      kind: 'required',
      level: 'full',
      basis: 'page',
      source: [
        {
          document: 'page',
          section: 'Possible POST or PUT Response Status Codes',
          quote: "500 SERVER ERROR: We couldn't create or update the resource. Please try again.",
        },
      ],
      statement:
        'PUT that fails inside the server answers 500 and is not processed: neither the instance nor the list shows an effect. Its body, if any, is an error, and the same request succeeds within 10 seconds.',
      appliesTo: 'PUT to every collection and instance that offers it',
      cell: { method: 'PUT', status: 500, via: 'native' },
    });
  });

  test('cites the section about overloading first if overloaded, and the RFC sections last', () => {
    const { title, source } = clauseById('overload.put.429');
    expect(title).toBe('POST with ?_method=PUT answers 429: too many simultaneous requests');
    expect(source.map(({ document, section }) => `${document} ${section}`)).toEqual([
      'page HTTP Method Overloading',
      'page Possible POST or PUT Response Status Codes',
      'RFC 6585 4',
      'RFC 9110 10.2.3',
    ]);
  });

  test('disappears with its table row; a POST or PUT row has three cells', () => {
    const { tables } = structuredClone(loadClauseData());
    tables.tables[1]?.statuses.pop();
    const ids = cellClauses(tables).map(({ id }) => id);
    expect(ids).toHaveLength(41);
    expect(ids).not.toContain('overload.put.500');
  });
});

describe('matchClauses', () => {
  test('matches wildcards across dots, and returns each clause once in contract order', () => {
    expect(matchClauses(['*.503', 'delete.4*', 'delete.404'])).toEqual([
      ...['get.503', 'delete.401', 'delete.404', 'delete.405', 'delete.429'],
    ]);
    expect(matchClauses(['get.30?'])).toEqual(['get.302', 'get.304']);
    expect(matchClauses([])).toEqual(loadClauses().map(({ id }) => id));
  });

  test('matches a dot only with a dot', () => {
    expect(() => matchClauses(['get-200'])).toThrow('unknown clause "get-200"; did you mean get.200');
  });

  test.each([
    ['auth.wrong-tokn', 'unknown clause "auth.wrong-tokn"; did you mean auth.wrong-token'],
    ['get.418', 'unknown clause "get.418"; did you mean get.'],
    ['wrong-token*', 'unknown clause "wrong-token*"; did you mean auth.wrong-token?'],
    ['zzzzzzzzzzzzzzzzzzzz', 'unknown clause "zzzzzzzzzzzzzzzzzzzz"; known: get.200, get.302'],
  ])('refuses %s and suggests similar ids', (glob, message) => {
    expect(() => matchClauses(['get.200', glob])).toThrow(message);
    expect(() => matchClauses([glob])).toThrow(expect.objectContaining({ name: 'UnknownNameError', given: glob }));
  });

  test('clauseById refuses an unknown id', () => {
    expect(() => clauseById('post.503')).toThrow('unknown clause "post.503"; did you mean post.500');
  });
});

test('the clause set digest depends on every word but not on the order of members', () => {
  const clauses = clausesOf(loadClauseData());
  expect(clauseSetDigest()).toMatch(/^sha256:[0-9a-f]{64}$/);
  const reordered = clauses.map((clause) => Object.fromEntries(Object.entries(clause).reverse()));
  expect(dataDigest(reordered)).toBe(clauseSetDigest());
  const changed = clauses.map((clause) => ({ ...clause, title: clause.title.replace('deleted', 'removed') }));
  expect(dataDigest(changed)).not.toBe(clauseSetDigest());
});

test('a profile can lower the kind of a clause or make it not applicable', () => {
  const resolved = resolveKinds(loadClauses(), {
    clauses: {
      'error.allow': { kind: 'optional', reason: 'not established' },
      'put.200': { kind: 'not-applicable', reason: 'no PUT' },
    },
  });
  expect(resolved).toHaveLength(loadClauses().length);
  expect(resolved.find(({ id }) => id === 'error.allow')).toMatchObject({
    kind: 'optional',
    override: { kind: 'optional', reason: 'not established' },
  });
  expect(resolved.find(({ id }) => id === 'put.200')).toMatchObject({
    kind: 'required',
    override: { kind: 'not-applicable', reason: 'no PUT' },
  });
  expect(resolved.filter(({ override }) => override !== undefined)).toHaveLength(2);
  expect(clauseById('error.allow').kind).toBe('required');
});
