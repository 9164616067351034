/** A writable singleton under a parent of the run's own: it comes about, and goes, with the parent that it stands under. */
import type { Form } from '../../generators/form.ts';
import { parentsOf } from '../../specs/prerequisites.ts';
import type { Case } from './case.ts';
import { Inconclusive } from './failures.ts';
import type { Live } from './live.ts';
import { offers } from './targets.ts';
import { POST, PUT } from './verbs.ts';

/** Creates a parent for it, and brings it into the state of the form. Inconclusive where the target does not let it. */
export async function heldSingleton(c: Case, name: string, form: Form): Promise<Live> {
  const parent = parentsOf(c.resource(name)).at(-1);
  if (parent === undefined) throw new Error(`${name} stands under nothing: it is not the run's to change`);
  const { sid } = await c.create(parent);
  const path = c.path(name, sid);
  if (form.length > 0) {
    const verb = offers(c.profile, name, 'instance', 'POST') ? POST : PUT;
    const { response } = await c.send(c.session.requests.write(verb, path, form));
    if (response.status > 299) throw new Inconclusive(`set-up: ${name} could not be written (${response.status})`);
  }
  const read = offers(c.profile, name, 'collection', 'GET') ? await c.send(c.session.requests.get(path)) : undefined;
  const shown = read === undefined ? undefined : c.shown(read);
  return { resource: name, sid, path, form, representation: shown ?? {} };
}
