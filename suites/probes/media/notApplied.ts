/** A body that is no form by its label is never applied; beside it, the same form under its own label is. */

import type { Exchange } from '../../../client/exchange.ts';
import { Inconclusive } from '../../../client/failures.ts';
import { FORM_TYPE } from '../../../generators/requests/mediaType.ts';
import type { Trial } from '../../engine/trial.ts';
import { Case, type Live } from '../../fixtures/case/case.ts';
import { labelOf } from '../../fixtures/once.ts';
import type { Written } from '../../fixtures/profile/writings.ts';
import { find, isListed } from '../../fixtures/reading/list.ts';
import { type Telling, tells } from '../../fixtures/values/recognisableValue.ts';
import type { WrongBody } from './bodies.ts';
import { allowedStatuses, checkApplied, labelled, placeName, stored, told } from './places.ts';

/** What was sent, and by which value it would be known again. */
interface Sent {
  body: WrongBody;
  telling: Telling;
  exchange: Exchange;
}

/** Sends a form as it should be sent: its telling value where it was applied, undefined where it was not. May judge. */
export type Control = (path: string, live: Live | undefined, who: string) => Promise<Telling | undefined>;

/** Sends the bodies one after the other, then judges that none was stored and that each was answered as it should be. */
export async function checkNotApplied(c: Case, at: Written, bodies: WrongBody[], control: Control): Promise<void> {
  const live = at.mode === 'update' ? await c.create(at.resource) : undefined;
  const path = live?.path ?? c.path(at.resource);
  const setUp = [...c.exchanges];
  const applied = await control(path, live, c.key);
  if (applied === undefined) throw new Inconclusive(`the same form sent as ${FORM_TYPE} was not applied either`);
  const sent: Sent[] = [];
  for (const body of bodies) {
    const telling = told(c, at);
    const request = labelled(c, at.verb, path, body.contentType, body.of(telling.form));
    sent.push({ body, telling, exchange: await c.send(request) });
  }
  if (live !== undefined) await checkNotUpdated(c, at, live, sent, setUp);
  else await checkNotCreated(c, at, sent, applied);
  const allowed = allowedStatuses(c.profile, at);
  for (const { body, exchange } of sent) {
    const { status } = exchange.response;
    c.check(allowed.includes(status), () => ({
      message: `${placeName(at)}: ${body.label} is refused, or changes nothing`,
      expected: `status ${allowed.join(' or ')}`,
      actual: `status ${status}`,
      exchange,
      before: setUp,
    }));
  }
}

async function checkNotUpdated(c: Case, at: Written, live: Live, sent: Sent[], setUp: Exchange[]): Promise<void> {
  const read = await c.read(live);
  c.need(read.response.status === 200, `the resource could not be read back (${read.response.status})`);
  const shown = c.shown(read) ?? {};
  const culprit = sent.find(({ telling }) => tells(shown, telling));
  c.check(culprit === undefined, () => ({
    message: `${placeName(at)}: ${culprit?.body.label} is not applied`,
    expected: `${culprit?.telling.property} as it was`,
    actual: `${culprit?.telling.property} ${JSON.stringify(culprit?.telling.text)}`,
    exchange: read,
    ...(culprit === undefined ? {} : { before: [...setUp, culprit.exchange] }),
  }));
}

/** What a create gave is read by its sid; what was refused is looked for in the list, where the profile says how to read it. */
async function checkNotCreated(c: Case, at: Written, sent: Sent[], applied: Telling): Promise<void> {
  for (const one of sent) {
    const created = c.live(at.resource, one.exchange, one.telling.form);
    if (created === undefined) continue;
    const read = await c.read(created);
    c.need(read.response.status === 200, `what was created could not be read back (${read.response.status})`);
    checkUnknown(c, at, one, tells(c.shown(read) ?? {}, one.telling));
  }
  if (!isListed(c, at.resource)) return;
  let stored: Sent | undefined;
  let listed = false;
  await find(c, at.resource, (item) => {
    listed ||= tells(item, applied);
    stored ??= sent.find(({ telling }) => tells(item, telling));
    return stored !== undefined;
  });
  for (const one of sent) checkUnknown(c, at, one, one === stored);
  c.need(listed, `the list of ${at.resource} does not show what was created`);
}

/** The last answer shows the state. */
function checkUnknown(c: Case, at: Written, { body, telling, exchange }: Sent, stored: boolean): void {
  c.check(!stored, () => ({
    message: `${placeName(at)}: ${body.label} is not applied`,
    expected: `no ${at.resource} with the value sent`,
    actual: `${telling.property} ${JSON.stringify(telling.text)}`,
    before: [exchange],
  }));
}

/** Controls for many bodies at the same place: each place is asked once, by a case of its own. */
export class Controls {
  readonly #trial: Trial;
  readonly #holder: Case;
  readonly #holders: Case[] = [];
  readonly #known = new Map<string, Promise<Telling | undefined>>();

  constructor(trial: Trial) {
    this.#trial = trial;
    this.#holder = trial.newCase();
  }

  /** For `checkNotApplied`: judges nothing. */
  at(at: Written): Control {
    return (path, live, who) => {
      const name = placeName(at);
      const { tape } = this.#holder.session.settings;
      const key = `${this.#holder.key} control ${name}`;
      const found = this.#known.get(name);
      if (tape?.replays) return tape.first(key, who, () => this.#ask(at, path, live));
      const known =
        found ??
        (tape === undefined ? this.#ask(at, path, live) : tape.first(key, who, () => this.#ask(at, path, live)));
      this.#known.set(name, known);
      return known;
    };
  }

  /** On the instance of the case that asks first. */
  async #ask(at: Written, path: string, live: Live | undefined): Promise<Telling | undefined> {
    const key = `${this.#holder.key} control ${placeName(at)}`;
    const c = new Case(this.#holder.session, labelOf(key), key);
    this.#holders.push(c);
    const telling = told(c, at);
    const exchange = await c.send(c.session.requests.write(at.verb, path, telling.form));
    const written = live ?? c.live(at.resource, exchange, telling.form);
    if (written === undefined) return undefined;
    return (await stored(c, written, telling)) ? telling : undefined;
  }

  /** Removes what the controls created. Never throws. */
  async close(): Promise<void> {
    await Promise.all(this.#holders.map((holder) => holder.cleanUp()));
    for (const { requests } of this.#holders) this.#trial.requests += requests;
  }
}

/** A control that is itself judged: the form's own type is to be accepted and applied. */
export function judgedControl(c: Case, at: Written): Control {
  return (path, live) => checkApplied(c, at, path, live);
}
