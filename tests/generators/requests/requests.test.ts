import { validateHeaderName, validateHeaderValue } from 'node:http';
import { parse } from 'content-type';
import { describe, expect, it } from 'vitest';
import type { Form } from '../../../generators/forms/form.ts';
import {
  formMediaType,
  formMediaTypeTable,
  jsonBody,
  labelledBodies,
  multipartBody,
  otherMediaType,
  otherMediaTypeTable,
} from '../../../generators/requests/mediaType.ts';
import {
  overloadQuery,
  overloadQueryTable,
  unknownMethodQuery,
  unknownMethodTable,
} from '../../../generators/requests/methodOverload.ts';
import { unusualForm, unusualHeaders, unusualQuery, unusualSid } from '../../../generators/requests/unusualRequest.ts';
import { sample } from '../../../generators/seed.ts';
import { judgeForm } from '../../support/generators/fieldJudge.ts';
import { QUEUES } from '../../support/generators/resources.ts';

describe('media types', () => {
  const FORM = 'application/x-www-form-urlencoded';
  const essence = (value: string): string => (value.split(';')[0] ?? '').trim().toLowerCase();

  it('others are neither the form type nor an accepted type', () => {
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

  it('variants of the form type denote the form type', () => {
    for (const { contentType } of [...formMediaTypeTable(), ...sample(formMediaType(), 1, 500)]) {
      const { type, parameters } = parse(contentType);
      expect(type).toBe(FORM);
      expect(['utf-8', undefined]).toContain(parameters.charset?.toLowerCase());
    }
    const variants = sample(formMediaType(), 1, 200).map(({ contentType }) => contentType);
    expect(variants.some((value) => value.includes('charset'))).toBe(true);
    expect(variants.some((value) => /[A-Z]/.test(value.split(';')[0] ?? ''))).toBe(true);
  });

  it('bodies match their label and contain the form', async () => {
    const form: Form = [
      ['FriendlyName', 'Zoë & "proofmark" 😀'],
      ['MaxSize', '17'],
    ];
    expect(JSON.parse(jsonBody(form).body)).toEqual({ FriendlyName: 'Zoë & "proofmark" 😀', MaxSize: '17' });
    expect(JSON.parse(jsonBody(form, true).body)).toEqual({ FriendlyName: 'Zoë & "proofmark" 😀', MaxSize: 17 });
    const { contentType, body } = multipartBody(form);
    const parsed = await new Response(body, { headers: { 'Content-Type': contentType } }).formData();
    expect([...parsed.entries()]).toEqual(form);
    const property = (field: string): string =>
      ({ FriendlyName: 'friendly_name', MaxSize: 'max_size' })[field] ?? field;
    const bodies = labelledBodies(form, property);
    expect(new Set(bodies.map((one) => essence(one.contentType)))).toEqual(
      new Set([
        'application/json',
        'application/merge-patch+json',
        'multipart/form-data',
        'application/xml',
        'text/plain',
      ]),
    );
    expect(new Set(bodies.map(({ label }) => label)).size).toBe(bodies.length);
    const names = bodies
      .filter((one) => /json/.test(one.contentType))
      .map((one) => Object.keys(JSON.parse(one.body))[1] ?? '');
    expect(new Set(names)).toEqual(new Set(['MaxSize', 'max_size', 'maxSize']));
    expect(bodies.filter((one) => one.body.includes('name="max_size"'))).toHaveLength(1);
    expect(bodies.filter((one) => one.body.includes('<max_size>17</max_size>'))).toHaveLength(1);
    const left = labelledBodies(form, property, ['application/json']);
    expect(left.map((one) => essence(one.contentType))).not.toContain('application/json');
  });
});

describe('overloaded query strings', () => {
  it.each(['PUT', 'DELETE'] as const)('%s occurs once, in every position among other parameters', (method) => {
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
    for (const query of ['_method=GET', '_method=PATCH', '_method=', '_method', '_method=GET%2CDELETE'])
      expect(values).toContain(query);
    const few = unknownMethodTable('few').map(({ query }) => query);
    expect(few).toContain('_method=UNDELETE');
    expect(few.length).toBeLessThan(unknownMethodTable().length);
  });
});

describe('unusual requests', () => {
  it('query strings are encoded and short, and have no known parameters except paging', () => {
    const paging = { sizeParameter: 'PageSize', maxSize: 1000 };
    for (const query of [...sample(unusualQuery(), 1, 1000), ...sample(unusualQuery(paging), 1, 1000)]) {
      expect(query).toMatch(/^(?:[A-Za-z0-9\-._~!$'()*,;:@/?&=]|%[0-9A-F]{2})*$/);
      expect(query.length).toBeLessThanOrEqual(1200);
      for (const [name, value] of new URLSearchParams(query)) {
        if (name === 'PageSize') expect(['1', '2', '1000']).toContain(value);
        else expect(name).not.toMatch(/_method|page/i);
      }
    }
    expect(sample(unusualQuery(paging), 1, 200).some((query) => query.includes('PageSize='))).toBe(true);
    expect(sample(unusualQuery(), 1, 200).some((query) => query.includes('%F0%9'))).toBe(true);
  });

  it('sids form one non-empty path segment', () => {
    for (const sid of sample(unusualSid('QU'), 1, 2000)) {
      const encoded = encodeURIComponent(sid);
      expect(encoded.length).toBeLessThanOrEqual(700);
      expect(new URL(`http://example.com/a/${encoded}.json`).pathname).toBe(`/a/${encoded}.json`);
      expect(new URL(`http://example.com/a/${encoded}`).pathname.split('/')).toHaveLength(3);
      expect(sid.trim()).toBe(sid);
      expect(sid).not.toBe('');
      expect(encoded).not.toMatch(/%2F|%5C|%00|%0[AD]/i);
    }
  });

  it('forms are valid, broken or odd, and keep fixed values', () => {
    for (const mode of ['create', 'update'] as const) {
      const forms = sample(unusualForm(QUEUES, mode), 1, 1000);
      const errors = forms.map((form) => judgeForm(QUEUES, mode, form).length);
      expect(errors.filter((n) => n === 0).length).toBeGreaterThan(100);
      expect(errors.filter((n) => n === 1).length).toBeGreaterThan(100);
      expect(errors.filter((n) => n > 1).length).toBeGreaterThan(100);
      expect(forms.some((form) => form.length === 0)).toBe(true);
      expect(forms.flat().some(([, value]) => value.includes('\0'))).toBe(true);
      expect(forms.flat().every(([name]) => name !== '_method')).toBe(true);
      expect(forms.flat().every(([name, value]) => !/\p{Cs}/u.test(name + value))).toBe(true);
    }
    for (const form of sample(unusualForm(QUEUES, 'update', { fixed: { FriendlyName: 'x' } }), 1, 500))
      for (const [name, value] of form) if (name === 'FriendlyName') expect(value).toBe('x');
  });

  it('headers are sendable and do not change the meaning of the request', () => {
    const barred =
      /^(if-|range$|expect$|host$|connection$|content-|transfer-|te$|upgrade$|authorization$|prefer$|x-http-method|accept-encoding$)/i;
    for (const headers of sample(unusualHeaders(), 1, 1000)) {
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
