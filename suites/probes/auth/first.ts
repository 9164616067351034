/** `auth.first`: a request with wrong credentials and one other defect is answered 401. */
import type { Exchange, HttpRequest } from '../../../client/exchange.ts';
import { noCredentials, wrongToken } from '../../../generators/credentials/credentials.ts';
import type { Profile } from '../../../specs/profile/model.ts';
import { type Case, type Defect, defective, rejection } from '../../fixtures/index.ts';
import { type Operation, readOnly } from '../../fixtures/profile/operations.ts';
import { representatives } from '../../fixtures/profile/representatives.ts';
import { GET, OVERLOADED_PUT, POST, PUT, VERBS, verbName } from '../../fixtures/profile/verbs.ts';
import { firstOfEachPlace, writingName, writings } from '../../fixtures/profile/writings.ts';
import { brokenValues } from '../../fixtures/provider/brokenFields.ts';
import { pathOf, type Session } from '../../fixtures/run/session.ts';
import { plainForm } from '../../fixtures/values/forms.ts';
import { expectRefused } from '../expect/index.ts';
import type { Probe } from '../probe.ts';

interface Row {
  name: string;
  /** The request with its other defect and with valid credentials. */
  request(c: Case): Promise<HttpRequest>;
  /** The answer to that request. */
  answer(c: Case, request: HttpRequest): Promise<Exchange>;
}

export const authenticationFirst: Probe = async (t) => {
  const rows = [
    ...unknownSids(t.profile),
    ...unknownCollections(t.profile),
    ...methodsNotOffered(t.profile),
    ...badBodies(t.session),
  ];
  // Alternate, because a target may check for missing and for wrong credentials in different places.
  const wrong = wrongToken(t.session.settings.account, t.seed);
  const attempts = rows.map((row, at) => ({ ...row, credential: at % 2 === 0 ? noCredentials() : wrong }));
  await t.each(
    attempts,
    ({ name }) => name,
    'the profile offers no operation',
    async (c, { name, credential, request, answer }) => {
      const faulty = await request(c);
      const exchange = await c.send({ ...faulty, credential });
      const control = async () => isAuthenticated(await answer(c, faulty));
      await expectRefused(c, { exchange, control }, [401], `${name} with ${credential.label} answers 401`);
    },
  );
};

/** Whether the target accepted the credentials: the answer is not 401, 403, 429 or 5xx. */
function isAuthenticated({ response: { status }, busy }: Exchange): boolean {
  return !busy && status !== 401 && status !== 403;
}

/** Other clauses check the answer to the same request, so the run sends the request once. */
function rowOf(name: string, operation: Operation, defect: Defect): Row {
  return {
    name,
    request: (c) => defective(c, operation, defect),
    answer: async (c) => (await rejection(c, operation, defect)).exchange,
  };
}

function unknownSids(profile: Profile): Row[] {
  return representatives(profile)
    .filter(({ place }) => place === 'instance')
    .map((operation) =>
      rowOf(`${verbName(operation.verb)} of an unknown ${operation.resource} sid`, operation, { kind: 'sid' }),
    );
}

function unknownCollections(profile: Profile): Row[] {
  const collections = representatives(profile).filter(({ place }) => place === 'collection');
  return [GET, POST].flatMap((verb) => {
    const operation = collections.find((candidate) => candidate.verb === verb);
    if (operation === undefined) return [];
    return [
      {
        name: `${verbName(verb)} of an unknown collection`,
        request: async (c) => toUnknownCollection(c, operation),
        answer: (c, request) => c.send(request),
      } satisfies Row,
    ];
  });
}

function toUnknownCollection(c: Case, { resource, verb }: Operation): HttpRequest {
  const { client, requests } = c.session;
  const unknown = `NoSuch${c.marker()}`;
  client.ownership.invented(unknown);
  const path = pathOf(c.session, resource).replace(/[^/.]+(\.\w+)?$/, `${unknown}$1`);
  return requests.of(verb, path, plainForm(c, resource));
}

function methodsNotOffered(profile: Profile): Row[] {
  const [resource] = readOnly(profile);
  if (resource === undefined) return [];
  return VERBS.filter(({ method }) => method !== 'GET').map((verb) =>
    rowOf(
      `${verbName(verb)} of the read-only ${resource}`,
      { resource, place: 'collection', verb },
      { kind: 'method' },
    ),
  );
}

/** A broken field and another content type, for the first create and the first update of each verb. */
function badBodies(session: Session): Row[] {
  const writes = [POST, PUT, OVERLOADED_PUT].flatMap((verb) => firstOfEachPlace(writings(session.profile, verb)));
  return writes.flatMap((operation) => {
    const where = writingName(operation);
    const [value] = brokenValues(session, operation);
    const json = rowOf(`${where} with another content type`, operation, {
      kind: 'media type',
      contentType: 'application/json',
    });
    if (value === undefined) return [json];
    return [rowOf(`${where} with an invalid ${value.field}`, operation, { kind: 'field', value }), json];
  });
}
