/** `error.*`: the header fields and bodies of error responses. */
import { type Exchange, headerValues, mediaType, type Representation } from '../../client/exchange.ts';
import { NotExercised } from '../../client/failures.ts';
import { noCredentials } from '../../generators/credentials/credentials.ts';
import type { Profile } from '../../specs/profile/model.ts';
import { isXmlType } from '../../specs/profile/xmlNames.ts';
import { type Case, type Defect, rejection } from '../fixtures/index.ts';
import {
  holdable,
  type Operation,
  offers,
  operationName,
  operations,
  readOnly,
} from '../fixtures/profile/operations.ts';
import { DELETE, GET, POST, PUT, VERBS, type Verb, verbName } from '../fixtures/profile/verbs.ts';
import { nativeWritings, writingName } from '../fixtures/profile/writings.ts';
import { brokenValues } from '../fixtures/provider/brokenFields.ts';
import type { Session } from '../fixtures/run/session.ts';
import { check, expectErrorBody, need } from './expect/index.ts';
import type { Probe } from './probe.ts';

/** `error.allow` (RFC 9110 15.5.6): `Allow` of a 405 lists the offered methods, and not the refused one. */
const allow: Probe = async (t) => {
  const why = 'no read-only resource in this run to provoke a 405 on';
  const verbs = VERBS.filter(({ method }) => method !== 'GET');
  const refused = methodsNotOffered(t.profile, verbs);
  if (refused.length === 0) throw new NotExercised(why);
  const name = ({ resource, verb }: Operation) => `${verbName(verb)} ${resource}`;
  await t.each(refused, name, why, async (c, operation) => {
    const { exchange } = await rejection(c, operation, { kind: 'method' });
    const { status } = exchange.response;
    need(status === 405, `${verbName(operation.verb)} was answered ${status}, not 405`);
    expectAllow(c, exchange, operation);
  });
};

function expectAllow(c: Case, exchange: Exchange, { resource, verb }: Operation): void {
  const values = headerValues(exchange.response, 'allow');
  const actual = values.length === 0 ? 'no Allow' : `Allow: ${values.join(', ')}`;
  const named = values.flatMap((value) => value.split(',')).map((method) => method.trim().toUpperCase());
  const offered = c.resource(resource).collection?.methods ?? [];
  const missing = offered.find((method) => !named.includes(method));
  const expectThat = (holds: boolean, message: string, expected: string) =>
    check(c, holds, () => ({ message, expected, actual, exchange }));
  expectThat(values.length > 0, 'a 405 has an Allow header field', `Allow: ${offered.join(', ')}`);
  expectThat(missing === undefined, 'Allow lists every method that the resource offers', `${missing} in Allow`);
  expectThat(!named.includes(verb.method), 'Allow does not list the refused method', `no ${verb.method} in Allow`);
}

interface Row {
  name: string;
  operation: Operation;
  defect: Defect;
}

/** `error.shape`: one error of each kind on each method matches the declared schema. */
const shape: Probe = async (t) => {
  const rows = [...unauthorized(t.profile), ...unknown(t.profile), ...refusedMethods(t.profile), ...invalid(t.session)];
  const why = 'the profile offers no operation that could be refused';
  await t.each(
    rows,
    ({ name }) => name,
    why,
    async (c, { operation, defect }) => {
      const { exchange } = await rejection(c, operation, defect);
      const { status } = exchange.response;
      need(status >= 400 && status <= 599, `the answer is no error (${status})`);
      const shown = expectErrorBody(c, exchange);
      if (shown !== undefined) expectLabels(c, exchange, shown);
    },
  );
};

/** The body has the declared media type, and repeats the status code. */
function expectLabels(c: Case, exchange: Exchange, shown: Representation): void {
  const { error } = c.profile;
  const type = mediaType(exchange.response);
  check(c, type === error.mediaType, () => ({
    message: 'an error body has the declared media type',
    expected: error.mediaType,
    actual: type ?? 'no media type',
    exchange,
  }));
  const { statusProperty } = error;
  if (statusProperty === null) return;
  const { status } = exchange.response;
  const actual = shown[statusProperty];
  // XML has no number type.
  const isSame = actual === status || (isXmlType(error.mediaType) && actual === String(status));
  check(c, isSame, () => ({
    message: `${statusProperty} in an error body equals the status code`,
    expected: `${statusProperty} ${status}`,
    actual: `${statusProperty} ${JSON.stringify(actual)}`,
    exchange,
  }));
}

function unauthorized(profile: Profile): Row[] {
  const collections = operations(profile).filter(({ place }) => place === 'collection');
  return [GET, POST, PUT]
    .flatMap((verb) => collections.find((operation) => operation.verb === verb) ?? [])
    .map((operation) => ({
      name: `401: ${operationName(operation)}`,
      operation,
      defect: { kind: 'credentials', credential: noCredentials() },
    }));
}

function unknown(profile: Profile): Row[] {
  return holdable(profile).flatMap((resource) =>
    [GET, POST, PUT, DELETE]
      .filter(({ method }) => offers(profile, resource, 'instance', method))
      .map((verb) => ({
        name: `404: ${verbName(verb)} ${resource}`,
        operation: { resource, place: 'instance', verb },
        defect: { kind: 'sid' },
      })),
  );
}

function refusedMethods(profile: Profile): Row[] {
  return methodsNotOffered(profile, [POST, PUT, DELETE]).map((operation) => ({
    name: `405: ${verbName(operation.verb)} ${operation.resource}`,
    operation,
    defect: { kind: 'method' },
  }));
}

function methodsNotOffered(profile: Profile, verbs: Verb[]): Operation[] {
  return readOnly(profile).flatMap((resource) =>
    verbs.map((verb) => ({ resource, place: 'collection', verb }) as const),
  );
}

function invalid(session: Session): Row[] {
  return nativeWritings(session.profile).flatMap((operation): Row[] => {
    const [value] = brokenValues(session, operation);
    if (value === undefined) return [];
    return [{ name: `400: ${writingName(operation)}`, operation, defect: { kind: 'field', value } }];
  });
}

export const errorProbes: Record<string, Probe> = { 'error.allow': allow, 'error.shape': shape };
