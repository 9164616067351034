/** `auth.first`: wrong credentials and one other fault besides are still answered 401. */

import type { Exchange, HttpRequest } from '../../../client/exchange.ts';
import { noCredentials, wrongToken } from '../../../generators/credentials/credentials.ts';
import type { Probe, Trial } from '../../engine/trial.ts';
import { answerToBroken, brokenRows, rowForm } from '../../fixtures/broken.ts';
import type { Case } from '../../fixtures/case/case.ts';
import { readOnly } from '../../fixtures/profile/operations.ts';
import { representatives } from '../../fixtures/profile/representatives.ts';
import { DELETE, GET, OVERLOADED_DELETE, OVERLOADED_PUT, POST, PUT, verbName } from '../../fixtures/profile/verbs.ts';
import { firstOfEachMode, type Written, writings } from '../../fixtures/profile/writings.ts';
import { answerToRefusedMethod } from '../../fixtures/refusedMethod.ts';
import { answerToUnknown, toUnknown } from '../../fixtures/unknown.ts';

interface Row {
  name: string;
  /** The request with its one fault, and the valid credentials. */
  faulty(c: Case): HttpRequest | Promise<HttpRequest>;
  /** Its answer, where other clauses ask for that too; without it the request is sent. */
  answer?(c: Case, request: HttpRequest): Promise<Exchange>;
}

export const authenticationFirst: Probe = async (t) => {
  t.evidence.add('natural');
  const { account } = t.session.settings;
  const places = [POST, PUT, OVERLOADED_PUT].flatMap((verb) => firstOfEachMode(writings(t.profile, verb)));
  const rows = [...unknownResources(t), ...methodsNotOffered(t), ...places.flatMap((at) => badBodies(t, at))];
  // by turns: who says nothing and who says it wrong may be told apart at different places of a target
  const credentials = [noCredentials(), wrongToken(account, t.seed)];
  const turns = rows.map((row, at) => ({ ...row, credential: credentials[at % 2] ?? noCredentials() }));
  await t.each(
    turns,
    ({ name }) => name,
    'the profile offers no operation',
    async (c: Case, row) => {
      const { name, credential, answer = (own, faulty) => own.send(faulty) } = row;
      const request = await row.faulty(c);
      await c.refused({ ...request, credential }, [401], `${name}, with ${credential.label}: 401 comes first`, () =>
        refusedForItself(answer(c, request)),
      );
    },
  );
};

/** With valid credentials the request gets any answer but one for its credentials or for the target's own state. */
async function refusedForItself(answer: Promise<Exchange>): Promise<boolean> {
  const { response, busy } = await answer;
  return !busy && response.status !== 401 && response.status !== 403;
}

function unknownResources(t: Trial): Row[] {
  const { requests, client } = t.session;
  const operations = representatives(t.profile);
  const sids = operations
    .filter(({ place }) => place === 'instance')
    .map(
      (operation): Row => ({
        name: `${verbName(operation.verb)} of an unknown ${operation.resource} sid`,
        faulty: (c) => toUnknown(c, operation, t.seed),
        answer: (c) => answerToUnknown(c, operation, (own) => toUnknown(own, operation, t.session.settings.seed)),
      }),
    );
  const collections = operations
    .filter(({ place, verb }) => place === 'collection' && (verb === GET || verb === POST))
    .filter(({ verb }, index, all) => all.findIndex((other) => other.verb === verb) === index)
    .map(
      ({ resource, verb }): Row => ({
        name: `${verbName(verb)} of an unknown collection`,
        faulty(c) {
          const unknown = `NoSuch${c.marker()}`;
          client.ownership.madeUp(unknown);
          const path = c.path(resource).replace(/[^/.]+(\.\w+)?$/, `${unknown}$1`);
          return requests.of(verb, path, c.plainForm(resource));
        },
      }),
    );
  return [...sids, ...collections];
}

function methodsNotOffered(t: Trial): Row[] {
  const { requests } = t.session;
  return readOnly(t.profile)
    .slice(0, 1)
    .flatMap((resource) =>
      [POST, PUT, DELETE, OVERLOADED_PUT, OVERLOADED_DELETE].map((verb) => ({
        name: `${verbName(verb)} of the read-only ${resource}`,
        faulty: (c: Case) => requests.of(verb, c.path(resource), []),
        answer: (c: Case) => answerToRefusedMethod(c, resource, verb),
      })),
    );
}

function badBodies(t: Trial, at: Written): Row[] {
  const { requests } = t.session;
  const where = `${verbName(at.verb)} to ${at.mode} ${at.resource}`;
  const invalid = brokenRows(t, at)
    .slice(0, 1)
    .map((row) => ({
      name: `${where} with an invalid ${row.field}`,
      faulty: async (c: Case) => requests.write(at.verb, await c.session.places.pathOf(c, at), rowForm(c, row)),
      answer: (c: Case) => answerToBroken(c, row),
    }));
  return [
    ...invalid,
    {
      name: `${where} with another content type`,
      faulty: async (c: Case) => ({
        ...requests.write(at.verb, await c.session.places.pathOf(c, at), c.plainForm(at.resource)),
        contentType: 'application/json',
      }),
    },
  ];
}
