/** `auth.first`: a request with wrong credentials and one other defect is answered 401. */
import type { Exchange, HttpRequest } from '../../../client/exchange.ts';
import { noCredentials, wrongToken } from '../../../generators/credentials/credentials.ts';
import { validSid } from '../../../generators/sids/sid.ts';
import type { Profile } from '../../../specs/profile/model.ts';
import { type Case, type Defect, defective, rejection, shared } from '../../fixtures/index.ts';
import { creatable, type Operation, offers, readOnly, sidPrefix } from '../../fixtures/profile/operations.ts';
import { representatives } from '../../fixtures/profile/representatives.ts';
import { OVERLOADED_PUT, POST, PUT, VERBS, type Verb, verbName } from '../../fixtures/profile/verbs.ts';
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
  // A target may check for missing and for wrong credentials in different places.
  const credentials = [noCredentials(), wrongToken(t.session.settings.account, t.seed)];
  await t.each(
    rows,
    ({ name }) => name,
    'the profile offers no operation',
    async (c, { name, request, answer }) => {
      const faulty = await request(c);
      for (const credential of credentials) {
        const exchange = await c.send({ ...faulty, credential });
        const control = async () => isAuthenticated(await answer(c, faulty));
        await expectRefused(c, { exchange, control }, [401], `${name} with ${credential.label} answers 401`);
      }
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

/** Each verb of a collection below an unknown one, and a DELETE of a sid there. */
function unknownCollections(profile: Profile): Row[] {
  return representatives(profile)
    .filter(({ place, verb }) => place === 'collection' || verb.method === 'DELETE')
    .filter(({ verb, place }, at, all) => all.findIndex((one) => one.verb === verb && one.place === place) === at)
    .map((operation) => ({
      name: `${verbName(operation.verb)} of an unknown collection`,
      request: async (c) => toUnknownCollection(c, operation),
      answer: (c, request) => c.send(request),
    }));
}

function toUnknownCollection(c: Case, { resource, place, verb }: Operation): HttpRequest {
  const { client, requests, settings } = c.session;
  const unknown = `NoSuch${c.marker()}`;
  const sid = validSid(sidPrefix(c.profile, resource), settings.seed);
  client.ownership.invented(unknown);
  client.ownership.invented(sid);
  const collection = pathOf(c.session, resource).replace(/[^/.]+(\.\w+)?$/, `${unknown}$1`);
  const path = place === 'collection' ? collection : collection.replace(/(\.\w+)?$/, `/${sid}$1`);
  return requests.of(verb, path, verb.method === 'DELETE' ? [] : plainForm(c, resource));
}

/** Every method but GET on the first read-only resource, and the methods that the instances of a resource lack. */
function methodsNotOffered(profile: Profile): Row[] {
  const verbs = VERBS.filter(({ method }) => method !== 'GET');
  const collections = readOnly(profile).slice(0, 1);
  const onCollections = collections.flatMap((resource) =>
    verbs.map((verb) =>
      rowOf(
        `${verbName(verb)} of the read-only ${resource}`,
        { resource, place: 'collection', verb },
        { kind: 'method' },
      ),
    ),
  );
  const lacked = creatable(profile).map((resource) => ({
    resource,
    verbs: verbs.filter(({ method }) => !offers(profile, resource, 'instance', method)),
  }));
  const instances = lacked.filter((one) => one.verbs.length > 0).slice(0, 1);
  return [...onCollections, ...instances.flatMap((one) => one.verbs.map((verb) => ofInstance(one.resource, verb)))];
}

/** A method that an instance lacks. A DELETE has its own instance, because a faulty target may carry it out. */
function ofInstance(resource: string, verb: Verb): Row {
  return {
    name: `${verbName(verb)} of an instance of ${resource}, which does not offer it`,
    request: async (c) => {
      const { path } = await shared(c, resource, verb.method === 'DELETE' ? 'delete' : 'read or write');
      return c.session.requests.of(verb, path, []);
    },
    answer: (c, request) => c.send(request),
  };
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
