/** A resource of the target that a case created and holds. */
import type { Form } from '../../generators/form.ts';
import type { Representation } from './exchange.ts';

export interface Live {
  resource: string;
  sid: string;
  path: string;
  form: Form;
  /** As the create answered it. */
  representation: Representation;
}
