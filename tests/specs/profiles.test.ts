import { describe, expect, test } from 'vitest';
import {
  builtInProfiles,
  describeErrors,
  loadProfile,
  resolveProfile,
  selectResources,
  validatorFor,
} from '../../specs/load.ts';
import type { Resource } from '../../specs/profile/model.ts';
import { profileFile, readProfileFile } from '../../specs/profile/readProfile.ts';

const { profile: documented, digest } = loadProfile('documented');
const { profile: twilio, digest: twilioDigest } = loadProfile('twilio');

function resource(name: string): Resource {
  const found = documented.resources[name];
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}

const sid = (prefix: string) => `${prefix}${'0123456789abcdefABCDEF0123456789'}`;
const date = 'Tue, 04 Aug 2015 18:39:09 +0000';
const queue = {
  ...{ sid: sid('QU'), account_sid: sid('AC'), friendly_name: 'a', max_size: 100, current_size: 0 },
  ...{ average_wait_time: 0, date_created: date, date_updated: date, uri: '/2010-04-01/Accounts/AC/Queues/QU.json' },
};

describe('documented', () => {
  test('supports PUT on instances to update and on collections to create', () => {
    for (const name of ['Queues', 'Applications', 'Messages', 'Calls', 'IncomingPhoneNumbers']) {
      const { collection, instance } = resource(name);
      expect(collection).toMatchObject({ methods: ['GET', 'POST', 'PUT'], putCreates: true });
      expect(instance).toMatchObject({ methods: ['GET', 'POST', 'PUT', 'DELETE'], path: `/${name}/{Sid}.json` });
    }
  });

  test('has read-only singletons', () => {
    for (const name of ['Balance', 'AvailablePhoneNumbers']) {
      expect(resource(name).collection).toMatchObject({ methods: ['GET'], path: `/${name}.json` });
      expect(resource(name).instance).toBeUndefined();
      expect(resource(name).fields).toEqual({});
    }
  });

  test('states the bounds of the fields', () => {
    expect(resource('Queues').fields).toEqual({
      FriendlyName: {
        ...{ type: 'string', property: 'friendly_name', minLength: 1, maxLength: 64 },
        ...{ requiredAtCreate: true, unique: true },
      },
      MaxSize: { type: 'integer', property: 'max_size', minimum: 1, maximum: 5000, default: 100 },
    });
    expect(resource('Applications').fields).toEqual({
      FriendlyName: { type: 'string', property: 'friendly_name', minLength: 0, maxLength: 64 },
      VoiceUrl: { type: 'url', property: 'voice_url' },
      VoiceMethod: { type: 'enum', property: 'voice_method', values: ['GET', 'POST'], default: 'POST' },
      SmsUrl: { type: 'url', property: 'sms_url' },
      SmsMethod: { type: 'enum', property: 'sms_method', values: ['GET', 'POST'], default: 'POST' },
      StatusCallback: { type: 'url', property: 'status_callback' },
    });
    expect(Object.keys(resource('Messages').fields)).toEqual(['To', 'From', 'Body']);
  });

  test('names volatile and identity members', () => {
    expect(resource('Queues').identity).toEqual(['sid', 'uri']);
    expect(resource('Queues').volatile).toEqual([
      ...['date_created', 'date_updated', 'current_size', 'average_wait_time'],
    ]);
  });

  test('lowers no clause', () => {
    expect(documented.clauses).toEqual({});
  });
});

describe('twilio', () => {
  test('equals `documented` without PUT', () => {
    const methods = Object.values(twilio.resources).flatMap(({ collection, instance }) => [
      ...(collection?.methods ?? []),
      ...(instance?.methods ?? []),
    ]);
    expect(new Set(methods)).toEqual(new Set(['GET', 'POST', 'DELETE']));
    expect(Object.values(twilio.resources).some(({ collection }) => collection?.putCreates === true)).toBe(false);
    expect(Object.keys(twilio.resources)).toEqual(Object.keys(documented.resources));
    expect(twilio.resources.Queues?.fields).toEqual(resource('Queues').fields);
    expect(twilio.resources.Queues?.instance?.schema).toEqual(resource('Queues').instance?.schema);
  });

  test('does not require behaviour unconfirmed for Twilio', () => {
    expect(Object.entries(twilio.clauses).map(([id, { kind }]) => [id, kind])).toEqual([
      ['error.allow', 'optional'],
      ['get.302', 'optional'],
      ['get.304', 'optional'],
    ]);
    expect(twilio.error.undescribedStatuses).toEqual([405, 503]);
    expect(documented.error.undescribedStatuses).toEqual([]);
  });
});

test('the built-in profiles differ in name and digest, and digests are deterministic', () => {
  expect(builtInProfiles()).toEqual(['documented', 'documented-xml', 'twilio', 'twilio-xml']);
  expect([documented.name, twilio.name]).toEqual(['documented', 'twilio']);
  expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  expect(twilioDigest).not.toBe(digest);
  expect(loadProfile('documented').digest).toBe(digest);
});

test('the built-in profiles are valid and complete, because they are loaded without validation', () => {
  for (const name of builtInProfiles()) {
    const file = profileFile(name, '/');
    expect(loadProfile(name).profile).toEqual(resolveProfile(readProfileFile(file), file));
  }
});

test('a profile survives serialisation to a worker', () => {
  expect(JSON.parse(JSON.stringify(documented))).toEqual(documented);
});

describe('a representation', () => {
  const problems = (schema: Record<string, unknown> | undefined, body: unknown) => {
    const validate = validatorFor(schema ?? {});
    return validate(body) ? [] : describeErrors(validate);
  };

  test('matches with additional members', () => {
    expect(problems(resource('Queues').instance?.schema, { ...queue, more: 1 })).toEqual([]);
  });

  test.each([
    ['another prefix', { sid: sid('QX') }, '/sid: is "QX0123'],
    ['a short sid', { sid: 'QU0' }, '/sid: is "QU0"; must match pattern'],
    ['an ISO date', { date_created: '2015-08-04T18:39:09Z' }, '/date_created: is "2015-08-04T18:39:09Z"; must match'],
    ['a number as text', { max_size: '100' }, '/max_size: is "100"; must be integer'],
    ['no uri', { uri: undefined }, '/: lacks the member "uri"'],
  ])('with %s does not match', (_, change, problem) => {
    const body = JSON.parse(JSON.stringify({ ...queue, ...change }));
    expect(problems(resource('Queues').instance?.schema, body)[0]).toContain(problem);
  });

  test('of a list is checked item by item', () => {
    const list = {
      ...{
        queues: [queue],
        uri: '/Queues.json',
        page: 0,
        page_size: 50,
        start: 0,
        end: 0,
        first_page_uri: '/Queues.json',
      },
      ...{ next_page_uri: null, previous_page_uri: null },
    };
    const { schema } = resource('Queues').collection ?? {};
    expect(problems(schema, list)).toEqual([]);
    expect(problems(schema, { ...list, queues: [{ ...queue, sid: 1 }] })).toEqual([
      '/queues/0/sid: is 1; must be string',
    ]);
    expect(problems(schema, { ...list, queues: undefined })[0]).toContain('/: lacks the member "queues"');
  });

  test('of an error has its four members', () => {
    const error = { code: 20404, message: 'none', more_info: 'https://www.example.com/20404', status: 404 };
    expect(problems(documented.error.schema, error)).toEqual([]);
    expect(problems(documented.error.schema, { ...error, more_info: 'nowhere' })[0]).toContain('/more_info');
    expect(problems(documented.error.schema, { message: 'none' })).toEqual(['/: lacks the member "code"']);
  });
});

describe('selectResources', () => {
  const names = (...wanted: string[]) => Object.keys(selectResources(documented, wanted).resources);

  test('omits billable resources unless they are named', () => {
    expect(names()).toEqual(['Queues', 'Applications', 'Balance', 'AvailablePhoneNumbers']);
    expect(names('Messages', 'Balance')).toEqual(['Balance', 'Messages']);
    expect(Object.keys(documented.resources)).toHaveLength(7);
  });

  test('refuses a name unknown to the profile', () => {
    expect(() => names('Balance', 'queues')).toThrow('unknown resource "queues"; did you mean Queues?');
    expect(() => names('Conferences')).toThrow('unknown resource "Conferences"; known: Queues, Applications, Balance');
    expect(() => names('constructor')).toThrow('unknown resource "constructor"');
  });

  test('refuses an empty selection', () => {
    const costly = { ...documented, resources: { Messages: resource('Messages') } };
    expect(() => selectResources(costly)).toThrow('every resource is billable; name those to run: Messages');
  });
});
