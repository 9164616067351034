import { noCredentials } from '../../../generators/credentials/credentials.ts';
import type { Profile } from '../../../specs/profile/model.ts';
import { type Defect, rejection } from '../../fixtures/index.ts';
import { isError } from '../../fixtures/profile/errors.ts';
import { holdable, type Operation, offers, operationName, operations } from '../../fixtures/profile/operations.ts';
import { DELETE, GET, POST, PUT, verbName } from '../../fixtures/profile/verbs.ts';
import { nativeWritings, writingName } from '../../fixtures/profile/writings.ts';
import { brokenValues } from '../../fixtures/provider/brokenFields.ts';
import type { Session } from '../../fixtures/run/session.ts';
import { leaveToRules } from '../expect/index.ts';
import type { Probe } from '../probe.ts';
import { methodsNotOffered } from './methodsNotOffered.ts';

interface Row {
  name: string;
  operation: Operation;
  defect: Defect;
}

/** `error.shape`: provokes one error of each kind on each method, whose bodies a rule judges. */
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
      leaveToRules(c, isError(exchange), `the status of the answer is ${status}, which is not an error`);
    },
  );
};

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
