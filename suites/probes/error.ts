/** `error.*`: what every refusal carries, whatever its reason. */

import { type Exchange, headerValues, mediaType } from '../../client/exchange.ts';
import { NotExercised } from '../../client/failures.ts';
import { noCredentials } from '../../generators/credentials/credentials.ts';
import { isXmlType } from '../../specs/profile/xmlNames.ts';
import type { Probe, Trial } from '../engine/trial.ts';
import { answerToBroken, brokenRows } from '../fixtures/broken.ts';
import type { Case } from '../fixtures/case/case.ts';
import { holdable, offers, operationName, operations, readOnly } from '../fixtures/profile/operations.ts';
import {
  DELETE,
  GET,
  OVERLOADED_DELETE,
  OVERLOADED_PUT,
  POST,
  PUT,
  type Verb,
  verbName,
} from '../fixtures/profile/verbs.ts';
import { nativeWritings } from '../fixtures/profile/writings.ts';
import { answerToRefusedMethod } from '../fixtures/refusedMethod.ts';
import { answerToUnknown, toUnknown } from '../fixtures/unknown.ts';
import { checkRepresentation } from './expect/judge.ts';

/** `error.allow` (RFC 9110 15.5.6) */
const allow: Probe = async (t) => {
  t.evidence.add('natural');
  const rows = readOnly(t.profile).flatMap((name) =>
    [POST, PUT, DELETE, OVERLOADED_PUT, OVERLOADED_DELETE].map((verb) => ({ name, verb })),
  );
  if (rows.length === 0) throw new NotExercised('no read-only resource in this run to provoke a 405 on');
  await t.each(
    rows,
    ({ name, verb }) => `${verbName(verb)} ${name}`,
    '',
    async (c, { name, verb }) => {
      const exchange = await answerToRefusedMethod(c, name, verb);
      c.need(exchange.response.status === 405, `${verbName(verb)} was answered ${exchange.response.status}, not 405`);
      const values = headerValues(exchange.response, 'allow');
      const methods = values.flatMap((value) => value.split(',')).map((method) => method.trim().toUpperCase());
      const offered = c.resource(name).collection?.methods ?? [];
      c.check(values.length > 0, () => ({
        message: 'a 405 carries Allow',
        expected: `Allow: ${offered.join(', ')}`,
        actual: 'no Allow',
        exchange,
      }));
      const missing = offered.find((method) => !methods.includes(method));
      c.check(missing === undefined, () => ({
        message: 'Allow names what the resource offers',
        expected: `${missing} in Allow`,
        actual: `Allow: ${values.join(', ')}`,
        exchange,
      }));
      c.check(!methods.includes(verb.method), () => ({
        message: 'Allow does not name the refused method',
        expected: `no ${verb.method} in Allow`,
        actual: `Allow: ${values.join(', ')}`,
        exchange,
      }));
    },
  );
};

interface Row {
  name: string;
  answer: (c: Case) => Promise<Exchange>;
}

/** `error.shape`: one error of each kind on each method. */
const shape: Probe = async (t) => {
  t.evidence.add('natural');
  const rows = [...unauthorised(t), ...unknown(t), ...refusedMethods(t), ...invalid(t)];
  await t.each(
    rows,
    ({ name }) => name,
    'the profile offers nothing that could be refused',
    async (c, { answer }) => {
      const exchange = await answer(c);
      const { status } = exchange.response;
      c.need(status >= 400 && status <= 599, `the answer is no error (${status})`);
      const { error } = c.profile;
      if (error.undescribedStatuses?.includes(status) === true) {
        c.judged += 1;
        return;
      }
      const type = mediaType(exchange.response);
      c.check(type === error.mediaType, () => ({
        message: 'an error body has the declared media type',
        expected: error.mediaType,
        actual: type ?? 'no media type',
        exchange,
      }));
      const shown = checkRepresentation(c, exchange, error.schema, 'an error of the declared schema', error.mediaType);
      const { statusProperty } = error;
      if (statusProperty === null) return;
      // XML has no numbers
      const told = shown[statusProperty];
      c.check(
        told === status || (typeof told === 'string' && isXmlType(error.mediaType) && told === String(status)),
        () => ({
          message: `an error body's ${statusProperty} is the status line's`,
          expected: `${statusProperty} ${status}`,
          actual: `${statusProperty} ${JSON.stringify(shown[statusProperty])}`,
          exchange,
        }),
      );
    },
  );
};

function unauthorised(t: Trial): Row[] {
  const first = (verb: Verb) =>
    operations(t.profile).find((operation) => operation.verb === verb && operation.place === 'collection');
  return [GET, POST, PUT].flatMap((verb) => {
    const operation = first(verb);
    if (operation === undefined) return [];
    return [
      {
        name: `401: ${operationName(operation)}`,
        answer: (c: Case) => c.unauthorized(operation, noCredentials()),
      },
    ];
  });
}

function unknown(t: Trial): Row[] {
  return holdable(t.profile).flatMap((name) =>
    [GET, POST, PUT, DELETE]
      .filter(({ method }) => offers(t.profile, name, 'instance', method))
      .map((verb) => ({
        name: `404: ${verbName(verb)} ${name}`,
        answer: (c: Case) =>
          answerToUnknown(c, { resource: name, verb }, (own) =>
            toUnknown(own, { resource: name, verb }, t.session.settings.seed),
          ),
      })),
  );
}

function refusedMethods(t: Trial): Row[] {
  return readOnly(t.profile).flatMap((name) =>
    [POST, PUT, DELETE].map((verb) => ({
      name: `405: ${verbName(verb)} ${name}`,
      answer: (c: Case) => answerToRefusedMethod(c, name, verb),
    })),
  );
}

function invalid(t: Trial): Row[] {
  return nativeWritings(t.profile).flatMap((at) => {
    const [row] = brokenRows(t, at);
    if (row === undefined) return [];
    return [
      {
        name: `400: ${verbName(at.verb)} to ${at.mode} ${at.resource}`,
        answer: (c: Case) => answerToBroken(c, row),
      },
    ];
  });
}

export const errorProbes: Record<string, Probe> = { 'error.allow': allow, 'error.shape': shape };
