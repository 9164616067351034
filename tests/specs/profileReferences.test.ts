import { describe, expect, test } from 'vitest';
import { resolveProfile, selectResources } from '../../specs/load.ts';
import type { JsonObject } from '../../specs/profile/mergePatch.ts';
import { everyPrerequisite } from '../../specs/profile/prerequisites.ts';

const list = (path: string, more: object = {}) => ({
  collection: { path, methods: ['GET', 'POST'], listProperty: 'items', schema: {} },
  instance: { path: path.replace('.json', '/{Sid}.json'), methods: ['GET', 'DELETE'], schema: {} },
  sid: { property: 'sid', prefix: 'XX' },
  identity: ['sid'],
  ...more,
});

const profileOf = (resources: object) => ({
  ...{ schema: 'proofmark/profile@1', name: 'own', title: 'Mine', basePath: '', mediaType: 'application/json' },
  error: { mediaType: 'application/json', schema: {}, messageProperty: 'detail' },
  resources,
});

const load = (resources: object) => resolveProfile(profileOf(resources) as unknown as JsonObject, 'file');
const sidField = (resource: string) => ({ fields: { Ref: { type: 'sid', property: 'ref', resource } } });

describe('references between resources', () => {
  test('prerequisites come first, for nested resources and references in fields', () => {
    const { resources } = load({
      C: list('/A/{A}/B/{B}/C.json', sidField('D')),
      B: list('/A/{A}/B.json'),
      A: list('/A.json'),
      D: list('/D.json'),
    });
    expect(everyPrerequisite(resources, 'C')).toEqual(['A', 'B', 'D']);
    expect(everyPrerequisite(resources, 'A')).toEqual([]);
  });

  test.each([
    [
      'a missing parent',
      { Alpha: list('/A.json'), B: list('/A/{Alhpa}/B.json') },
      'file: /resources/B/collection/path: names the resource "Alhpa", which the profile does not have; did you mean Alpha?',
    ],
    [
      'a field that refers to a missing resource',
      { Alpha: list('/A.json', sidField('Alhpa')) },
      'file: /resources/Alpha/fields/Ref/resource: names the resource "Alhpa", which the profile does not have; did you mean Alpha?',
    ],
    [
      'a parent that cannot be created',
      { A: { collection: { path: '/A.json', methods: ['GET'], schema: {} } }, B: list('/A/{A}/B.json') },
      'file: /resources/B/collection/path: names the resource "A", of which a run cannot create an instance; write a known sid in its place',
    ],
    [
      'a list path that contains {Sid}',
      { A: { collection: { path: '/A/{Sid}.json', methods: ['GET'], schema: {} } } },
      "file: /resources/A/collection/path: holds {Sid}; only an instance's path has a sid of its own",
    ],
    [
      'a cycle of parents',
      { A: list('/B/{B}/A.json'), B: list('/A/{A}/B.json') },
      'file: /resources/A: needs itself first: A needs B needs A; no instance can be the first',
    ],
    [
      'a cycle through a field',
      { A: list('/A.json', sidField('B')), B: list('/A/{A}/B.json') },
      'file: /resources/A: needs itself first: A needs B needs A; no instance can be the first',
    ],
    [
      'a resource with the reserved name Sid',
      { Sid: list('/A.json') },
      'file: /resources/Sid: is no name for a resource; {Sid} in a path stands for something else',
    ],
    [
      'a reference field that names no resource',
      { A: list('/A.json', { fields: { Ref: { type: 'sid', property: 'ref' } } }) },
      'file: /resources/A/fields/Ref: lacks the member "resource"',
    ],
  ])('%s', (_, resources, problem) => {
    expect(() => load(resources)).toThrow(problem);
  });
});

describe('the resources of a run', () => {
  const profile = load({
    A: list('/A.json'),
    B: list('/A/{A}/B.json'),
    Paid: list('/P.json', { billable: true }),
    Under: list('/P/{Paid}/U.json'),
  });
  const chosen = (...names: string[]) => Object.keys(selectResources(profile, names).resources);

  test('a resource that needs a billable one runs only if both are named', () => {
    expect(chosen()).toEqual(['A', 'B']);
    expect(chosen('Under', 'Paid')).toEqual(['Paid', 'Under']);
    expect(() => chosen('Under')).toThrow('Under needs Paid first, which is billable; name it too, or leave Under out');
  });

  test('a selected resource includes its prerequisites', () => {
    expect(chosen('B')).toEqual(['A', 'B']);
    expect(chosen('A')).toEqual(['A']);
  });
});
