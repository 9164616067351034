import { type Exchange, mediaType, type Representation } from '../../../client/exchange.ts';
import { noCredentials } from '../../../generators/credentials/credentials.ts';
import type { Profile } from '../../../specs/profile/model.ts';
import { isXmlType } from '../../../specs/profile/xmlNames.ts';
import { type Case, type Defect, rejection } from '../../fixtures/index.ts';
import { holdable, type Operation, offers, operationName, operations } from '../../fixtures/profile/operations.ts';
import { DELETE, GET, POST, PUT, verbName } from '../../fixtures/profile/verbs.ts';
import { nativeWritings, writingName } from '../../fixtures/profile/writings.ts';
import { brokenValues } from '../../fixtures/provider/brokenFields.ts';
import type { Session } from '../../fixtures/run/session.ts';
import { check, expectErrorBody, need } from '../expect/index.ts';
import type { Probe } from '../probe.ts';
import { methodsNotOffered } from './methodsNotOffered.ts';

interface Row {
  name: string;
  operation: Operation;
  defect: Defect;
}

/** `error.shape`: one error of each kind on each method matches the declared schema. */
export const shape: Probe = async (t) => {
  const rows = [...unauthorized(t.profile), ...unknown(t.profile), ...refusedMethods(t.profile), ...invalid(t.session)];
  const why = 'the profile offers no operation that could be refused';
  await t.each(
    rows,
    ({ name }) => name,
    why,
    async (c, { operation, defect }) => {
      const { exchange } = await rejection(c, operation, defect);
      const { status } = exchange.response;
      need(status >= 400 && status <= 599, `the status of the answer is ${status}, which is not an error`);
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

function invalid(session: Session): Row[] {
  return nativeWritings(session.profile).flatMap((operation): Row[] => {
    const [value] = brokenValues(session, operation);
    if (value === undefined) return [];
    return [{ name: `400: ${writingName(operation)}`, operation, defect: { kind: 'field', value } }];
  });
}
