/** Runs with a profile converted from a description: on a conforming server, and on instances that a run cannot create. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { convert } from '../../../cli/profile/openapi/convert.ts';
import { readDescription } from '../../../cli/profile/openapi/description/description.ts';
import { resolveProfile } from '../../../specs/load.ts';
import type { Profile } from '../../../specs/profile/model.ts';
import { ACCOUNT, idsWith, OTHER, recordsOf, settingsFor } from '../../support/command/inProcess.ts';
import { reference, stub } from '../../support/servers/stub.ts';

const LIBRARY = fileURLToPath(new URL('../../fixtures/openapi/library.yaml', import.meta.url));

async function library(): Promise<Profile> {
  const options = { billable: [], pathValues: {} };
  return resolveProfile(convert(await readDescription(LIBRARY), options).profile, 'library');
}

describe('a server that conforms to the description', () => {
  it('passes every clause that applies', async () => {
    const profile = await library();
    const { url } = await reference({ profile, accounts: { main: ACCOUNT, other: OTHER } });
    const records = await recordsOf(settingsFor(url, { profile, runs: 1 }));

    expect(
      records
        .filter(({ outcome }) => !['pass', 'not-applicable'].includes(outcome))
        .map(({ id, reason }) => [id, reason]),
    ).toEqual([]);
    expect(idsWith(records, 'not-applicable')).toEqual(['put.201', 'overload.put.201']);
    const created = records.find(({ id }) => id === 'post.201')?.cases.map(({ name }) => name);
    expect(created).toEqual(
      ['Shelves', 'ShelvesBooks', 'Readers'].flatMap((name) => [
        `POST ${name} with the required fields`,
        `POST ${name} with every field`,
      ]),
    );
  });
});

describe('instances that a run cannot create', () => {
  const SID = `RE${'a'.repeat(32)}`;
  const place = { methods: ['GET' as const], schema: { type: 'object', required: ['sid'] } };

  /** Returns the outcome of `get.200` and the instance paths read. The list holds `sids`; the instance answers `status` and `body`. */
  async function read(sids: string[], status: number, body: object): Promise<[string | undefined, string[]]> {
    const asked: string[] = [];
    const url = await stub((request, response) => {
      asked.push(request.url ?? '');
      const instance = request.url?.includes(SID) === true;
      response.writeHead(instance ? status : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(instance ? body : { recordings: sids.map((sid) => ({ sid })) }));
    });
    const { profile } = settingsFor(url);
    const Recordings: Profile['resources'][string] = {
      collection: { ...place, path: '/Recordings.json', listProperty: 'recordings', schema: {} },
      instance: { ...place, path: '/Recordings/{Sid}.json' },
      sid: { property: 'sid', prefix: 'RE' },
      fields: {},
      createStatus: 201,
      billable: false,
      identity: ['sid'],
      volatile: [],
    };
    const settings = settingsFor(url, { profile: { ...profile, resources: { Recordings } }, clauses: ['get.200'] });
    const [record] = await recordsOf(settings);
    return [record?.outcome, asked.filter((path) => path.includes(SID))];
  }
  const path = `/2010-04-01/Accounts/${ACCOUNT.accountSid}/Recordings/${SID}.json`;

  it('are read by get.200 if the list contains one', async () => {
    expect(await read([SID], 200, { sid: SID })).toEqual(['pass', [path]]);
    expect(await read([SID], 200, { sid: `RE${'b'.repeat(32)}` })).toEqual(['fail', [path]]);
    expect(await read([SID], 200, {})).toEqual(['fail', [path]]);
    expect(await read([SID], 404, {})).toEqual(['fail', [path]]);
    expect(await read([], 404, {})).toEqual(['pass', []]);
  });
});
