/** `media.response-type`: provokes an answer of each kind. A rule judges their media types. */
import { type Exchange, isSuccess } from '../../../client/exchange.ts';
import { noCredentials } from '../../../generators/credentials/credentials.ts';
import type { Profile } from '../../../specs/profile/model.ts';
import { type Case, type Defect, own, read, rejection } from '../../fixtures/index.ts';
import { isError } from '../../fixtures/profile/errors.ts';
import { holdable, type Operation, offers, putCreating, readOnly } from '../../fixtures/profile/operations.ts';
import { representatives } from '../../fixtures/profile/representatives.ts';
import { OVERLOADED_PUT, POST, PUT, verbName } from '../../fixtures/profile/verbs.ts';
import { writings } from '../../fixtures/profile/writings.ts';
import { brokenValues } from '../../fixtures/provider/brokenFields.ts';
import { pathOf, type Session } from '../../fixtures/run/session.ts';
import { differingForm, plainForm } from '../../fixtures/values/forms.ts';
import { leaveToRules } from '../expect/index.ts';
import type { Probe } from '../probe.ts';

interface Row {
  name: string;
  answers(c: Case): Promise<Exchange[]>;
}

export const responseType: Probe = async (t) => {
  const { profile, session } = t;
  const rows = [...readings(profile), ...holdable(profile).map((name) => written(profile, name)), ...refusals(session)];
  await t.each(
    rows,
    ({ name }) => name,
    'the profile offers no operation',
    async (c, { answers }) => {
      const all = await answers(c);
      const isJudged = (exchange: Exchange) =>
        isSuccess(exchange) ? exchange.response.body.length > 0 : isError(exchange) && !exchange.busy;
      leaveToRules(c, all.some(isJudged), `the request was answered ${all.at(-1)?.response.status}`);
    },
  );
};

function readings(profile: Profile): Row[] {
  return Object.keys(profile.resources)
    .filter((name) => offers(profile, name, 'collection', 'GET'))
    .map((name) => ({
      name: `GET ${name}`,
      answers: async (c) => [await c.send(c.session.requests.get(pathOf(c.session, name)))],
    }));
}

/** Every request whose answer shows the resource: a create, a read, each update, and a create by PUT. */
function written(profile: Profile, name: string): Row {
  return {
    name: `${name}: created, read, updated`,
    async answers(c) {
      const { requests } = c.session;
      const live = await own(c, name);
      const seen = c.trail.exchanges.slice(-1);
      if (offers(profile, name, 'instance', 'GET')) seen.push(await read(c, live));
      for (const verb of [POST, PUT, OVERLOADED_PUT]) {
        if (writings(profile, verb).some(({ resource, place }) => resource === name && place === 'instance'))
          seen.push(await c.send(requests.write(verb, live.path, differingForm(c, live))));
        if (verb !== POST && putCreating(profile).includes(name))
          seen.push(await c.send(requests.write(verb, pathOf(c.session, name), plainForm(c, name))));
      }
      return seen;
    },
  };
}

/** One refusal per reason and method. */
function refusals(session: Session): Row[] {
  const { profile } = session;
  const ways = representatives(profile);
  const unauthorized = ways
    .slice(0, 1)
    .map((operation) => refusal('401', operation, { kind: 'credentials', credential: noCredentials() }));
  const unknown = ways
    .filter(({ place, verb }) => place === 'instance' && verb.method !== 'POST')
    .map((operation) => refusal(`404 to ${verbName(operation.verb)}`, operation, { kind: 'sid' }));
  const invalid = [POST, PUT, OVERLOADED_PUT]
    .flatMap((verb) => writings(profile, verb).slice(0, 1))
    .flatMap((operation) => brokenValues(session, operation).slice(0, 1))
    .map((value) => refusal(`400 to ${verbName(value.operation.verb)}`, value.operation, { kind: 'field', value }));
  const notAllowed = readOnly(profile)
    .slice(0, 1)
    .map((resource) => refusal('405', { resource, place: 'collection', verb: POST }, { kind: 'method' }));
  return [...unauthorized, ...unknown, ...invalid, ...notAllowed];
}

function refusal(name: string, operation: Operation, defect: Defect): Row {
  return { name, answers: async (c) => [(await rejection(c, operation, defect)).exchange] };
}
