/** `write.rejected-without-effect` and `write.error-details`: what a failed validation leaves and what it says. */
import fc from 'fast-check';
import { NotApplicable } from '../../../client/failures.ts';
import { type BrokenOptions, brokenFormWays, brokenFullForm } from '../../../generators/forms/form.ts';
import { sample } from '../../../generators/seed.ts';
import { drawnBeside } from '../../engine/property.ts';
import type { Probe, Trial } from '../../engine/trial.ts';
import type { FieldRow } from '../../fixtures/broken.ts';
import { answerToBroken, brokenRows, repairedIsServed, rowForm } from '../../fixtures/broken.ts';
import type { Case, Live } from '../../fixtures/case/case.ts';
import { inTurn } from '../../fixtures/inTurn.ts';
import { Kept } from '../../fixtures/kept.ts';
import { resourceOf } from '../../fixtures/profile/operations.ts';
import { verbName } from '../../fixtures/profile/verbs.ts';
import { firstOfEachMode, nativeWritings, type Written } from '../../fixtures/profile/writings.ts';
import { find, isListed } from '../../fixtures/reading/list.ts';
import { formOptions } from '../../fixtures/values/forms.ts';
import { firstDifference, stable } from '../../fixtures/values/normalise.ts';
import { checkErrorDetails } from '../expect/judge.ts';

export const rejectedWithoutEffect: Probe = async (t) => {
  t.evidence.add('natural');
  const places = breakable(t);
  if (places.length === 0) throw new NotApplicable('no resource of this run validates what it is sent');
  const kept = new Kept(t.newCase());
  const examples = firstOfEachMode(places).flatMap((at) => brokenLast(t, at));
  await t.property(
    'a broken form',
    fc.constantFrom(...places).chain((at) => drawnRow(t, at)),
    async (c, row) => {
      const { mode, resource } = row.at;
      if (mode === 'create') return creationWithoutEffect(t, c, row, rowForm(c, row));
      const on = (live: Live) => updateWithoutEffect(t, c, row, live);
      await kept.alone(resource, () =>
        inTurn(
          async () => on(await kept.live(c, resource)),
          async () => on(await c.create(resource)),
        ),
      );
    },
    {
      runs: drawnBeside(examples, t.session.settings.runs),
      examples,
      show: ({ at, field, label }) => `${verbName(at.verb)} to ${at.mode} ${at.resource}: ${field} ${label}`,
    },
  );
  t.requests += await kept.close();
};

function breakable(t: Trial): Written[] {
  return nativeWritings(t.profile).filter((at) => waysToBreak(t, at).length > 0);
}

function waysToBreak(t: Trial, at: Written) {
  const options = formOptions(t.session.settings.values, at.resource);
  return brokenFormWays(resourceOf(t.profile, at.resource), at.mode, options);
}

/** A form with as many valid values as can be beside the broken one: they must not be applied either. */
function drawnRow(t: Trial, at: Written, only?: BrokenOptions['only']): fc.Arbitrary<FieldRow> {
  const resource = resourceOf(t.profile, at.resource);
  const options = { ...formOptions(t.session.settings.values, at.resource), ...(only && { only }) };
  return brokenFullForm(resource, at.mode, options).map(({ form, field, label }) => ({
    at,
    form,
    field,
    label,
  }));
}

/** Everything valid comes before what is broken, so that it has been read when the form is found to be wrong. */
function brokenLast(t: Trial, at: Written): FieldRow[] {
  const only = waysToBreak(t, at).at(-1);
  if (only === undefined) return [];
  return sample(drawnRow(t, at, only), t.seed, 1).map(({ form, field, ...row }) => ({
    ...row,
    field,
    form: [...form.filter(([name]) => name !== field), ...form.filter(([name]) => name === field)],
  }));
}

async function creationWithoutEffect(t: Trial, c: Case, row: FieldRow, form: [string, string][]): Promise<void> {
  const { resource, verb } = row.at;
  const { requests } = c.session;
  const exchange = await c.send(requests.write(verb, c.path(resource), form));
  rejected(c, exchange.response.status);
  const telling = form.find(([name, value]) => name !== row.field && value.includes(c.session.settings.marker));
  c.need(await repairedIsServed(t, c, row, c.path(resource)), 'the same form put right was refused too');
  if (telling === undefined || !isListed(c, resource)) {
    c.judged += 1;
    return;
  }
  const property = c.resource(resource).fields[telling[0]]?.property ?? '';
  const created = await find(c, resource, (item) => item[property] === telling[1]);
  c.check(created === undefined, () => ({
    message: 'a create that failed validation creates nothing',
    expected: `no ${resource} with ${property} ${JSON.stringify(telling[1])}`,
    actual: 'the list has one',
    exchange,
  }));
}

async function updateWithoutEffect(t: Trial, c: Case, row: FieldRow, live: Live): Promise<void> {
  const form = rowForm(c, row);
  const resource = c.resource(row.at.resource);
  const before = stable(resource, await c.state(live));
  const exchange = await c.send(c.session.requests.write(row.at.verb, live.path, form));
  rejected(c, exchange.response.status);
  const read = await c.read(live);
  c.need(read.response.status === 200, `the resource could not be read back (${read.response.status})`);
  const changed = firstDifference(before, stable(resource, c.shown(read) ?? {}));
  c.check(changed === undefined, () => ({
    message: 'an update that failed validation applies none of its properties',
    expected: `${changed?.property} ${JSON.stringify(changed?.one)}`,
    actual: `${changed?.property} ${JSON.stringify(changed?.other)}`,
    exchange: read,
  }));
  c.need(await repairedIsServed(t, c, row, live.path), 'the same form put right was refused too');
}

function rejected(c: Case, status: number): void {
  if (status < 400 || status > 499 || status === 401 || status === 429)
    c.need(false, `the broken form was not rejected for itself (${status})`);
}

export const errorDetails: Probe = async (t) => {
  t.evidence.add('natural');
  const rows = nativeWritings(t.profile).flatMap((at) => {
    const seen = new Set<string>();
    return brokenRows(t, at).filter(({ field }) => !seen.has(field) && seen.add(field));
  });
  await t.each(
    rows,
    ({ at, field, label }) => `${verbName(at.verb)} to ${at.mode} ${at.resource}: ${field} ${label}`,
    'no resource of this run validates what it is sent',
    async (c, row) => {
      const exchange = await answerToBroken(c, row);
      c.need(exchange.response.status === 400, `the broken form was answered ${exchange.response.status}, not 400`);
      checkErrorDetails(c, exchange);
    },
  );
};
