/** `overload.equivalence`: PUT and DELETE and their overloaded forms, on twins, give the same answer and the same state. */
import fc from 'fast-check';
import { noCredentials } from '../../../generators/credentials.ts';
import { brokenForm, brokenFormWays, type Form, type Mode, validForm } from '../../../generators/form.ts';
import { otherMediaType } from '../../../generators/mediaType.ts';
import { unknownSid } from '../../../generators/sid.ts';
import type { Resource } from '../../../specs/profile.ts';
import type { Case } from '../../support/case.ts';
import type { HttpRequest } from '../../support/exchange.ts';
import { NotApplicable } from '../../support/failures.ts';
import { formOptions, fullForm } from '../../support/forms.ts';
import { within } from '../../support/gone.ts';
import {
  deletable,
  type Operation,
  type Place,
  putCreating,
  readOnly,
  sidPrefix,
  updatable,
} from '../../support/targets.ts';
import type { Probe, Trial } from '../../support/trial.ts';
import { answerDifference, formFor, stateDifference, type Twin, twinPlaces, twins } from '../../support/twins.ts';
import { DELETE, OVERLOADED_DELETE, OVERLOADED_PUT, PUT, type Verb } from '../../support/verbs.ts';

const VARIATIONS = ['valid', 'invalid', 'unknown', 'unauthorised', 'other content type'] as const;
type Variation = (typeof VARIATIONS)[number];

interface Kind extends Omit<Operation, 'verb'> {
  method: 'PUT' | 'DELETE';
  /** `refused`: the resource is read-only. */
  variation: Variation | 'refused';
}

interface Drawn extends Kind {
  /** What the twins are created with. */
  start: Form;
  form: Form;
  broken: string | undefined;
  contentType: string;
  /** Stands for nothing. */
  sid: string;
}

/** A DELETE has no form to vary: what it is sent to is all that can make a difference. */
const DELETES = 4;

const PAIRS = { PUT: [PUT, OVERLOADED_PUT], DELETE: [DELETE, OVERLOADED_DELETE] } as const;

export const equivalence: Probe = async (t) => {
  t.evidence.add('natural');
  const kinds = kindsOf(t);
  if (kinds.length === 0) throw new NotApplicable('the profile offers neither PUT nor DELETE');
  const each = Math.max(1, Math.ceil(t.session.settings.runs / kinds.length));
  await Promise.all(
    kinds.map((kind) =>
      t.property(`${kind.method} ${kind.resource} ${kind.place}, ${kind.variation}`, drawn(t, kind), alike, {
        runs: kind.method === 'DELETE' && kind.variation === 'valid' ? Math.max(each, DELETES) : each,
        show: ({ start, form, sid, contentType }) => JSON.stringify({ start, form, sid, contentType }),
      }),
    ),
  );
};

/** What is compared: each PUT and DELETE that is offered in each of its variations, and those that are refused. */
function kindsOf(t: Trial): Kind[] {
  const kinds = (resources: string[], method: Kind['method'], place: Place, variations: readonly Kind['variation'][]) =>
    resources.flatMap((resource) => variations.map((variation): Kind => ({ resource, method, place, variation })));
  const withoutUnknown = VARIATIONS.filter((variation) => variation !== 'unknown');
  return [
    ...kinds(putCreating(t.profile), 'PUT', 'collection', withoutUnknown),
    ...kinds(updatable(t.profile, 'PUT'), 'PUT', 'instance', VARIATIONS),
    ...kinds(deletable(t.profile), 'DELETE', 'instance', ['valid', 'unknown', 'unauthorised']),
    ...kinds(readOnly(t.profile), 'PUT', 'collection', ['refused']),
    ...kinds(readOnly(t.profile), 'DELETE', 'collection', ['refused']),
  ].filter(
    ({ resource, place, variation }) =>
      variation !== 'invalid' || canBreak(t, resource, place === 'instance' ? 'update' : 'create'),
  );
}

function canBreak(t: Trial, name: string, mode: Mode): boolean {
  return brokenFormWays(resourceOf(t, name), mode, formOptions(t.session.settings.values, name)).length > 0;
}

function resourceOf(t: Trial, name: string): Resource {
  const found = t.profile.resources[name];
  if (found === undefined) throw new Error(`no resource ${name}`);
  return found;
}

function drawn(t: Trial, kind: Kind): fc.Arbitrary<Drawn> {
  const resource = resourceOf(t, kind.resource);
  return fc
    .record({
      start:
        kind.place === 'instance'
          ? fullForm(resource, formOptions(t.session.settings.values, kind.resource))
          : fc.constant<Form>([]),
      chosen: forms(t, kind, resource),
      media: otherMediaType(t.profile.acceptedMediaTypes),
      sid: unknownSid(sidPrefix(t.profile, kind.resource)),
    })
    .map(({ start, chosen, media, sid }) => ({ ...kind, start, ...chosen, contentType: media.contentType, sid }));
}

function forms(
  t: Trial,
  { method, place, variation, resource: name }: Kind,
  resource: Resource,
): fc.Arbitrary<Pick<Drawn, 'form' | 'broken'>> {
  const options = formOptions(t.session.settings.values, name);
  const mode: Mode = place === 'instance' ? 'update' : 'create';
  if (method === 'DELETE' || variation === 'refused') return fc.constant({ form: [], broken: undefined });
  if (variation === 'invalid')
    return brokenForm(resource, mode, options).map(({ form, field }) => ({ form, broken: field }));
  return validForm(resource, mode, options).map((form) => ({ form, broken: undefined }));
}

async function alike(c: Case, what: Drawn): Promise<void> {
  const [native, overloaded] =
    what.place === 'collection' || what.variation === 'unknown'
      ? twinPlaces(c, what.resource)
      : await twins(c, what.resource, what.start);
  const verbs = PAIRS[what.method];
  const one = await c.send(request(c, native, verbs[0], what));
  const other = await c.send(request(c, overloaded, verbs[1], what));
  c.need(!one.busy && !other.busy, 'an answer stayed busy');
  const { method } = what;
  const answers = answerDifference(c, [native, one], [overloaded, other]);
  c.check(answers === undefined, () => ({
    message: `${method} and POST ?_method=${method} are answered alike`,
    expected: 'the same status, headers and body',
    actual: `for the native and the overloaded form: ${answers}`,
    exchange: other,
  }));
  // after a DELETE either read may lag
  const read = () => stateDifference(c, native, overloaded);
  const states =
    method === 'DELETE' ? await within(c, read, ({ difference }) => difference === undefined) : await read();
  c.check(states.difference === undefined, () => ({
    message: `${method} and POST ?_method=${method} leave the same state`,
    expected: 'equal answers to a GET',
    actual: `after the native and after the overloaded form: ${states.difference}`,
    exchange: states.exchange,
  }));
}

function request(c: Case, twin: Twin, verb: Verb, what: Drawn): HttpRequest {
  const { requests, client } = c.session;
  const { place, variation, form, broken, sid } = what;
  if (variation === 'unknown') client.ownership.madeUp(sid);
  const path = c.path(
    twin.resource,
    place === 'collection' ? undefined : variation === 'unknown' ? sid : twin.live?.sid,
  );
  const made = requests.of(verb, path, formFor(c, twin, form, broken));
  if (variation === 'unauthorised') return { ...made, credential: noCredentials() };
  return variation === 'other content type' ? { ...made, contentType: what.contentType } : made;
}
