import { validateHeaderName, validateHeaderValue } from 'node:http';
import { parse } from 'content-type';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Form } from '../generators/form.ts';
import {
  formMediaType,
  formMediaTypeTable,
  jsonBody,
  labelledBodies,
  multipartBody,
  otherMediaType,
  otherMediaTypeTable,
} from '../generators/mediaType.ts';
import {
  overloadQuery,
  overloadQueryTable,
  unknownMethodQuery,
  unknownMethodTable,
} from '../generators/methodOverload.ts';
import { type Command, offeredOperations, requestSequence } from '../generators/model.ts';
import { clauseSeed, draw, sample } from '../generators/seed.ts';
import { MALFORMATIONS, malformedSid, unknownSid, validSid } from '../generators/sid.ts';
import { whateverForm, whateverHeaders, whateverQuery, whateverSid } from '../generators/whatever.ts';
import { judgeForm } from './support/fieldJudge.ts';
import { APPLICATIONS, QUEUES } from './support/resources.ts';

describe('seeds', () => {
  it('a clause’s seed is its own, the same everywhere, and 32 bits', () => {
    expect(clauseSeed(1, 'auth.wrong-token')).toBe(1104542612);
    expect(clauseSeed(2, 'auth.wrong-token')).not.toBe(clauseSeed(1, 'auth.wrong-token'));
    expect(clauseSeed(1, 'auth.near-miss-token')).not.toBe(clauseSeed(1, 'auth.wrong-token'));
    const seeds = Array.from({ length: 500 }, (_, n) => clauseSeed(n, 'get.200'));
    expect(new Set(seeds).size).toBe(500);
    expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32)).toBe(true);
  });

  it('a sample is a property’s values, in order', () => {
    const seen: string[] = [];
    fc.assert(
      fc.property(unknownSid('QU'), (sid) => void seen.push(sid)),
      { seed: 4_000_000_000, numRuns: 5 },
    );
    expect(sample(unknownSid('QU'), 4_000_000_000, 5)).toEqual(seen);
    expect(draw(unknownSid('QU'), 4_000_000_000)).toBe(seen[0]);
  });
});

describe('sids', () => {
  it('unknown ones are well-formed and do not repeat', () => {
    const sids = sample(unknownSid('QU'), 1, 1000);
    expect(sids.every((sid) => /^QU[0-9a-f]{32}$/.test(sid))).toBe(true);
    expect(new Set(sids).size).toBe(1000);
    expect(sids.some((sid) => /(.)\1{7}/.test(sid))).toBe(false);
    expect(validSid('AP', 3)).toBe(validSid('AP', 3));
    expect(validSid('AP', 3)).not.toBe(validSid('AP', 4));
  });

  it('malformed ones are wrong for the one reason that is asked for', () => {
    const reasons: Record<string, RegExp> = {
      'too-short': /^QU[0-9a-f]{8,31}$/,
      'too-long': /^QU[0-9a-f]{33,64}$/,
      'another-prefix': /^(?!QU)[A-Z]{2}[0-9a-f]{32}$/,
      'not-hexadecimal': /^QU(?=[0-9a-f]*[g-zG-Z][0-9a-f]*$)[0-9a-zA-Z]{32}$/,
    };
    for (const how of MALFORMATIONS)
      for (const sid of sample(malformedSid('QU', how), 1, 200)) expect(sid).toMatch(reasons[how] ?? /never/);
    for (const sid of sample(malformedSid('QU'), 1, 500)) expect(sid).not.toMatch(/^QU[0-9a-fA-F]{32}$/);
    expect(sample(malformedSid('QU'), 1, 200).some((sid) => sid.length === 33)).toBe(true);
    expect(sample(malformedSid('QU'), 1, 200).some((sid) => sid.length === 35)).toBe(true);
  });
});

describe('media types', () => {
  const FORM = 'application/x-www-form-urlencoded';
  const essence = (value: string): string => (value.split(';')[0] ?? '').trim().toLowerCase();

  it('others are never the form’s, nor one that is accepted', () => {
    for (const { contentType } of [...otherMediaTypeTable(), ...sample(otherMediaType(), 1, 1000)]) {
      expect(essence(contentType)).not.toBe(FORM);
      expect(() => validateHeaderValue('Content-Type', contentType)).not.toThrow();
    }
    const accepted = ['application/json', 'Text/Plain'];
    for (const { contentType } of [...otherMediaTypeTable(accepted), ...sample(otherMediaType(accepted), 1, 1000)])
      expect(['application/json', 'text/plain']).not.toContain(essence(contentType));
    const kinds = new Set(sample(otherMediaType(), 1, 500).map(({ label }) => label));
    for (const kind of ['JSON', 'XML', 'text', 'multipart', 'octets', 'no media type', 'an invented type'])
      expect(kinds).toContain(kind);
  });

  it('variants of the form type are the form type', () => {
    for (const { contentType } of [...formMediaTypeTable(), ...sample(formMediaType(), 1, 500)]) {
      const { type, parameters } = parse(contentType);
      expect(type).toBe(FORM);
      expect(['utf-8', undefined]).toContain(parameters.charset?.toLowerCase());
    }
    const variants = sample(formMediaType(), 1, 200).map(({ contentType }) => contentType);
    expect(variants.some((value) => value.includes('charset'))).toBe(true);
    expect(variants.some((value) => /[A-Z]/.test(value.split(';')[0] ?? ''))).toBe(true);
  });

  it('bodies are what their label says, and hold the form', async () => {
    const form: Form = [
      ['FriendlyName', 'Zoë & "proofmark" 😀'],
      ['MaxSize', '17'],
    ];
    expect(JSON.parse(jsonBody(form).body)).toEqual({ FriendlyName: 'Zoë & "proofmark" 😀', MaxSize: '17' });
    expect(JSON.parse(jsonBody(form, true).body)).toEqual({ FriendlyName: 'Zoë & "proofmark" 😀', MaxSize: 17 });
    const { contentType, body } = multipartBody(form);
    const parsed = await new Response(body, { headers: { 'Content-Type': contentType } }).formData();
    expect([...parsed.entries()]).toEqual(form);
    expect(labelledBodies(form).map((one) => essence(one.contentType))).toEqual([
      'application/json',
      'application/json',
      'application/json',
      'multipart/form-data',
    ]);
    expect(labelledBodies(form, ['application/json']).map((one) => essence(one.contentType))).toEqual([
      'multipart/form-data',
    ]);
  });
});

describe('overloaded query strings', () => {
  it.each(['PUT', 'DELETE'] as const)('%s stands once, beside others, in every place', (method) => {
    const drawn = sample(overloadQuery(method), 1, 500);
    const places = new Set<string>();
    for (const { query } of [...drawn, ...overloadQueryTable(method)]) {
      const parameters = [...new URLSearchParams(query)];
      expect(parameters.filter(([name]) => name === '_method')).toEqual([['_method', method]]);
      expect(parameters.length).toBeGreaterThan(1);
      expect(query).toMatch(/^[\x21-\x7e]+$/);
      const at = parameters.findIndex(([name]) => name === '_method');
      places.add(at === 0 ? 'first' : at === parameters.length - 1 ? 'last' : 'between');
    }
    expect(places.size).toBe(3);
  });

  it('unknown values never become PUT or DELETE by trimming or letter case', () => {
    const queries = [...unknownMethodTable(), ...sample(unknownMethodQuery(), 1, 2000)];
    for (const { query } of queries) {
      const parameters = [...new URLSearchParams(query)];
      expect(parameters.map(([name]) => name)).toEqual(['_method']);
      expect(['PUT', 'DELETE']).not.toContain((parameters[0]?.[1] ?? '').trim().toUpperCase());
    }
    const values = new Set(queries.map(({ query }) => query));
    for (const query of ['_method=GET', '_method=PATCH', '_method=', '_method']) expect(values).toContain(query);
  });
});

describe('whatever', () => {
  it('query strings are encoded, short, and mean nothing by name', () => {
    const paging = { sizeParameter: 'PageSize', maxSize: 1000 };
    for (const query of [...sample(whateverQuery(), 1, 1000), ...sample(whateverQuery(paging), 1, 1000)]) {
      expect(query).toMatch(/^(?:[A-Za-z0-9\-._~!$'()*,;:@/?&=]|%[0-9A-F]{2})*$/);
      expect(query.length).toBeLessThanOrEqual(1200);
      for (const [name, value] of new URLSearchParams(query)) {
        if (name === 'PageSize') expect(['1', '2', '1000']).toContain(value);
        else expect(name).not.toMatch(/_method|page/i);
      }
    }
    expect(sample(whateverQuery(paging), 1, 200).some((query) => query.includes('PageSize='))).toBe(true);
    expect(sample(whateverQuery(), 1, 200).some((query) => query.includes('%F0%9'))).toBe(true);
  });

  it('sids stay one path segment that is not empty', () => {
    for (const sid of sample(whateverSid('QU'), 1, 2000)) {
      const encoded = encodeURIComponent(sid);
      expect(encoded.length).toBeLessThanOrEqual(700);
      expect(new URL(`http://example.com/a/${encoded}.json`).pathname).toBe(`/a/${encoded}.json`);
      expect(new URL(`http://example.com/a/${encoded}`).pathname.split('/')).toHaveLength(3);
      expect(sid.trim()).toBe(sid);
      expect(sid).not.toBe('');
      expect(encoded).not.toMatch(/%2F|%5C|%00|%0[AD]/i);
    }
  });

  it('forms are valid and broken and odd, and keep what is fixed', () => {
    for (const mode of ['create', 'update'] as const) {
      const forms = sample(whateverForm(QUEUES, mode), 1, 1000);
      const errors = forms.map((form) => judgeForm(QUEUES, mode, form).length);
      expect(errors.filter((n) => n === 0).length).toBeGreaterThan(100);
      expect(errors.filter((n) => n === 1).length).toBeGreaterThan(100);
      expect(errors.filter((n) => n > 1).length).toBeGreaterThan(100);
      expect(forms.some((form) => form.length === 0)).toBe(true);
      expect(forms.flat().some(([, value]) => value.includes('\0'))).toBe(true);
      expect(forms.flat().every(([name]) => name !== '_method')).toBe(true);
      expect(forms.flat().every(([name, value]) => !/\p{Cs}/u.test(name + value))).toBe(true);
    }
    for (const form of sample(whateverForm(QUEUES, 'update', { fixed: { FriendlyName: 'x' } }), 1, 500))
      for (const [name, value] of form) if (name === 'FriendlyName') expect(value).toBe('x');
  });

  it('headers can be sent, and are none that changes what is asked', () => {
    const barred =
      /^(if-|range$|expect$|host$|connection$|content-|transfer-|te$|upgrade$|authorization$|prefer$|x-http-method|accept-encoding$)/i;
    for (const headers of sample(whateverHeaders(), 1, 1000)) {
      for (const [name, value] of headers) {
        expect(() => validateHeaderName(name)).not.toThrow();
        expect(() => validateHeaderValue(name, value)).not.toThrow();
        expect(name).not.toMatch(barred);
        if (name === 'Accept') expect(value).toBe('*/*');
      }
      expect(new Set(headers.map(([name]) => name.toLowerCase())).size).toBe(headers.length);
    }
  });
});

describe('request sequences', () => {
  const valid = (commands: Command[]): void => {
    expect(commands[0]?.op).toBe('create');
    expect(commands.length).toBeLessThanOrEqual(12);
    for (const { op, form } of commands) {
      if (op === 'read' || op.endsWith('delete')) expect(form).toEqual([]);
      else expect(judgeForm(QUEUES, op === 'create' ? 'create' : 'update', form)).toEqual([]);
    }
  };

  it('begin with a create, meet every operation, and hold valid forms', () => {
    const sequences = sample(requestSequence(QUEUES), 1, 200);
    for (const commands of sequences) valid(commands);
    const counts = new Map<string, number>();
    for (const { op } of sequences.flat()) counts.set(op, (counts.get(op) ?? 0) + 1);
    expect([...counts.keys()].sort()).toEqual([
      'create',
      'delete',
      'overloaded-delete',
      'overloaded-put',
      'put',
      'read',
      'update',
    ]);
    for (const [op, count] of counts) expect(count, op).toBeGreaterThan(40);
    expect(sequences.some((commands) => commands.length === 12)).toBe(true);
    expect(sample(requestSequence(QUEUES), 1, 20)).toEqual(sequences.slice(0, 20));
  });

  it('leave out what the resource does not offer', () => {
    const instance = { path: '/Things/{Sid}.json', methods: ['GET', 'POST'] as ('GET' | 'POST')[], schema: {} };
    expect(offeredOperations({ ...APPLICATIONS, instance })).toEqual(['create', 'read', 'update']);
    for (const { op } of sample(requestSequence({ ...APPLICATIONS, instance }), 1, 50).flat())
      expect(['create', 'read', 'update']).toContain(op);
    expect(() => requestSequence({ ...APPLICATIONS, collection: undefined })).toThrow(RangeError);
  });

  it('shrink by dropping commands, to the two that matter', () => {
    const result = fc.check(
      fc.property(requestSequence(QUEUES), (commands) => {
        valid(commands);
        const deleted = commands.findIndex(({ op }) => op === 'overloaded-delete');
        return deleted < 0;
      }),
      { seed: 5, numRuns: 200 },
    );
    expect(result.failed).toBe(true);
    expect(result.counterexample?.[0].map(({ op }) => op)).toEqual(['create', 'overloaded-delete']);
    expect(result.numShrinks).toBeLessThan(300);
  });
});
