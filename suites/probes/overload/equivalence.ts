/** `overload.equivalence`: PUT and DELETE and their overloaded forms, on twins, give the same answer and the same state. */
import fc from 'fast-check';
import { noCredentials } from '../../../generators/credentials.ts';
import { brokenForm, brokenFormWays, type Form, type Mode, validForm } from '../../../generators/form.ts';
import { otherMediaType } from '../../../generators/mediaType.ts';
import { unknownSid } from '../../../generators/sid.ts';
import type { Case } from '../../support/case.ts';
import type { HttpRequest } from '../../support/exchange.ts';
import { NotApplicable } from '../../support/failures.ts';
import { formOptions } from '../../support/forms.ts';
import { deletable, putCreating, updatable } from '../../support/targets.ts';
import type { Probe, Trial } from '../../support/trial.ts';
import { answerDifference, formFor, stateDifference, type Twin, twinPlaces, twins } from '../../support/twins.ts';
import { DELETE, OVERLOADED_DELETE, OVERLOADED_PUT, PUT, type Verb } from '../../support/verbs.ts';

const VARIATIONS = ['valid', 'invalid', 'unknown', 'unauthorised', 'other content type'] as const;
type Variation = (typeof VARIATIONS)[number];

interface Kind {
  name: string;
  /** A PUT to the collection, a PUT to an instance, a DELETE. */
  mode: Mode | 'delete';
  variation: Variation;
}

interface Drawn extends Kind {
  form: Form;
  broken: string | undefined;
  contentType: string;
  sid: string;
}

export const equivalence: Probe = async (t) => {
  t.evidence.add('natural');
  const kinds = kindsOf(t);
  if (kinds.length === 0) throw new NotApplicable('the profile offers neither PUT nor DELETE');
  const each = Math.max(1, Math.ceil(t.session.settings.runs / kinds.length));
  await Promise.all(
    kinds.map((kind) =>
      t.property(
        `${kind.mode === 'delete' ? 'DELETE' : `PUT to ${kind.mode}`} ${kind.name}, ${kind.variation}`,
        drawn(t, kind),
        alike,
        {
          runs: each,
          show: ({ form, sid, contentType }) => JSON.stringify({ form, sid, contentType }),
        },
      ),
    ),
  );
};

function kindsOf(t: Trial): Kind[] {
  const resource = (name: string) => t.profile.resources[name];
  const all: Kind[] = [
    ...putCreating(t.profile).map((name) => ({ name, mode: 'create' as const })),
    ...updatable(t.profile, 'PUT').map((name) => ({ name, mode: 'update' as const })),
    ...deletable(t.profile).map((name) => ({ name, mode: 'delete' as const })),
  ].flatMap((kind) => VARIATIONS.map((variation) => ({ ...kind, variation })));
  return all.filter(({ name, mode, variation }) => {
    if (mode === 'delete') return variation !== 'invalid' && variation !== 'other content type';
    if (mode === 'create' && variation === 'unknown') return false;
    const found = resource(name);
    return (
      variation !== 'invalid' ||
      (found !== undefined && brokenFormWays(found, mode, formOptions(t.session.settings.values, name)).length > 0)
    );
  });
}

function drawn(t: Trial, kind: Kind): fc.Arbitrary<Drawn> {
  const resource = t.profile.resources[kind.name];
  if (resource === undefined) throw new Error(`no resource ${kind.name}`);
  const options = formOptions(t.session.settings.values, kind.name);
  const none = fc.constant({ form: [] as Form, field: undefined as string | undefined });
  const forms = () => {
    if (kind.mode === 'delete') return none;
    if (kind.variation === 'invalid')
      return brokenForm(resource, kind.mode, options).map(({ form, field }) => ({
        form,
        field: field as string | undefined,
      }));
    return validForm(resource, kind.mode, options).map((form) => ({ form, field: undefined as string | undefined }));
  };
  return fc
    .record({
      chosen: forms(),
      media: otherMediaType(t.profile.acceptedMediaTypes),
      sid: unknownSid(resource.sid?.prefix ?? ''),
    })
    .map(({ chosen, media, sid }) => ({
      ...kind,
      form: chosen.form,
      broken: chosen.field,
      contentType: media.contentType,
      sid,
    }));
}

async function alike(c: Case, drawnKind: Drawn): Promise<void> {
  const { name, mode } = drawnKind;
  const pair = mode === 'create' ? twinPlaces(c, name) : await twins(c, name);
  const [native, overloaded] = pair;
  const verbs: [Verb, Verb] = mode === 'delete' ? [DELETE, OVERLOADED_DELETE] : [PUT, OVERLOADED_PUT];
  const one = await c.send(request(c, native, verbs[0], drawnKind));
  const other = await c.send(request(c, overloaded, verbs[1], drawnKind));
  c.need(!one.busy && !other.busy, 'an answer stayed busy');
  const what = verbs[0].method;
  const answers = answerDifference(c, [native, one], [overloaded, other]);
  c.check(answers === undefined, () => ({
    message: `${what} and POST ?_method=${what} are answered alike`,
    expected: 'the same status, headers and body',
    actual: `for the native and the overloaded form: ${answers}`,
    exchange: other,
  }));
  const states = await stateDifference(c, native, overloaded);
  c.check(states.difference === undefined, () => ({
    message: `${what} and POST ?_method=${what} leave the same state`,
    expected: 'equal answers to a GET',
    actual: `after the native and after the overloaded form: ${states.difference}`,
    exchange: states.exchange,
  }));
}

function request(
  c: Case,
  twin: Twin,
  verb: Verb,
  { mode, variation, form, broken, contentType, sid }: Drawn,
): HttpRequest {
  const { requests, client } = c.session;
  if (variation === 'unknown') client.ownership.madeUp(sid);
  const path =
    mode === 'create'
      ? requests.path(twin.resource)
      : requests.path(twin.resource, variation === 'unknown' ? sid : twin.live?.sid);
  const own = mode === 'delete' ? [] : formFor(c, twin, withRequired(c, twin, form, mode, broken), broken);
  const made = requests.of(verb, path, own);
  if (variation === 'unauthorised') return { ...made, credential: noCredentials() };
  return variation === 'other content type' ? { ...made, contentType } : made;
}

/** A create brings what it requires; a broken form stays broken. */
function withRequired(c: Case, twin: Twin, form: Form, mode: Mode | 'delete', broken: string | undefined): Form {
  if (mode !== 'create') return form;
  const named = new Set([...form.map(([name]) => name), broken]);
  return [
    ...form,
    ...c
      .plainForm(twin.resource)
      .filter(([name]) => !named.has(name) && c.resource(twin.resource).fields[name]?.requiredAtCreate === true),
  ];
}
