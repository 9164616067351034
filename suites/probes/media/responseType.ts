/** `media.response-type`: whatever has a body says what it is. Only Content-Type is looked at. */

import { type Exchange, header, isServed, mediaType } from '../../../client/exchange.ts';
import { noCredentials } from '../../../generators/credentials/credentials.ts';
import type { Probe, Trial } from '../../engine/trial.ts';
import { answerToBroken, brokenRows } from '../../fixtures/broken.ts';
import type { Case } from '../../fixtures/case/case.ts';
import { holdable, offers, putCreating, readOnly } from '../../fixtures/profile/operations.ts';
import { representatives } from '../../fixtures/profile/representatives.ts';
import { OVERLOADED_PUT, POST, PUT, verbName } from '../../fixtures/profile/verbs.ts';
import { writings } from '../../fixtures/profile/writings.ts';
import { answerToRefusedMethod } from '../../fixtures/refusedMethod.ts';
import { answerToUnknown, toUnknown } from '../../fixtures/unknown.ts';
import { differingForm } from '../../fixtures/values/forms.ts';

interface Row {
  name: string;
  answers(c: Case): Promise<Exchange[]>;
}

export const responseType: Probe = async (t) => {
  t.evidence.add('natural');
  const rows = [...readings(t), ...holdable(t.profile).map((name) => written(t, name)), ...errors(t)];
  await t.each(
    rows,
    ({ name }) => name,
    'the profile offers no operation',
    async (c: Case, { answers }) => {
      const withBody = (await answers(c)).filter(({ response }) => response.body.length > 0);
      c.need(withBody.length > 0, 'no answer had a body');
      for (const exchange of withBody) checkType(c, exchange);
    },
  );
};

/** Success and error are declared apart. An answer that is neither says nothing. */
function checkType(c: Case, exchange: Exchange): void {
  const { status } = exchange.response;
  const succeeded = isServed(exchange);
  c.need(succeeded || (status >= 400 && !exchange.busy), `the request was answered ${status}`);
  const declared = succeeded ? c.profile.mediaType : c.profile.error.mediaType;
  if (!succeeded && c.profile.error.undescribedStatuses?.includes(status)) {
    c.judged += 1;
    return;
  }
  c.check(mediaType(exchange.response) === declared, () => ({
    message: `the body of a ${succeeded ? 'success' : 'refusal'} comes as ${declared}`,
    expected: `Content-Type: ${declared}`,
    actual: `Content-Type: ${header(exchange.response, 'content-type') ?? '(absent)'}`,
    exchange,
  }));
}

function readings(t: Trial): Row[] {
  return Object.keys(t.profile.resources)
    .filter((name) => offers(t.profile, name, 'collection', 'GET'))
    .map((name) => ({
      name: `GET ${name}`,
      answers: async (c) => [await c.send(c.session.requests.get(c.path(name)))],
    }));
}

/** One resource through all that shows it: its create, a read, every update, and a create by PUT. */
function written(t: Trial, name: string): Row {
  const { requests } = t.session;
  return {
    name: `${name}: created, read, updated`,
    async answers(c) {
      const live = await c.create(name);
      const seen = c.exchanges.slice(-1);
      if (offers(t.profile, name, 'instance', 'GET')) seen.push(await c.read(live));
      for (const verb of [POST, PUT, OVERLOADED_PUT]) {
        const places = writings(t.profile, verb).filter(({ resource }) => resource === name);
        if (places.some(({ mode }) => mode === 'update')) {
          seen.push(await c.send(requests.write(verb, live.path, differingForm(c, live))));
        }
        if (verb !== POST && putCreating(t.profile).includes(name)) {
          seen.push(await c.send(requests.write(verb, c.path(name), c.plainForm(name))));
        }
      }
      return seen;
    },
  };
}

function errors(t: Trial): Row[] {
  const ways = representatives(t.profile);
  const unauthorised = ways.slice(0, 1).map(({ resource, place, verb }) => ({
    name: '401',
    answers: async (c: Case) => [await c.unauthorized({ resource, place, verb }, noCredentials())],
  }));
  const unknown = ways
    .filter(({ place, verb }) => place === 'instance' && verb.method !== 'POST')
    .map(({ resource, verb }) => ({
      name: `404 to ${verbName(verb)}`,
      answers: async (c: Case) => [
        await answerToUnknown(c, { resource, verb }, (own) =>
          toUnknown(own, { resource, verb }, t.session.settings.seed),
        ),
      ],
    }));
  const invalid = [POST, PUT, OVERLOADED_PUT]
    .flatMap((verb) => writings(t.profile, verb).slice(0, 1))
    .flatMap((at) => brokenRows(t, at).slice(0, 1))
    .map((row) => ({
      name: `400 to ${verbName(row.at.verb)}`,
      answers: async (c: Case) => [await answerToBroken(c, row)],
    }));
  const notAllowed = readOnly(t.profile)
    .slice(0, 1)
    .map((name) => ({
      name: '405',
      answers: async (c: Case) => [await answerToRefusedMethod(c, name, POST)],
    }));
  return [...unauthorised, ...unknown, ...invalid, ...notAllowed];
}
