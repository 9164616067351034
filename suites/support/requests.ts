/** Builds requests from the profile: one place that knows paths, forms and credentials. */
import { type CredentialCase, validCredential } from '../../generators/credentials.ts';
import { encodeForm, type FormStyle } from '../../generators/encodeForm.ts';
import type { Form } from '../../generators/form.ts';
import { FORM_TYPE } from '../../generators/mediaType.ts';
import { basePathOf, fillPath, isSingleton, OWN_SID, parentsOf } from '../../specs/prerequisites.ts';
import type { Profile } from '../../specs/profile.ts';
import type { HttpRequest } from './exchange.ts';
import type { RunSettings } from './settings.ts';
import type { Verb } from './verbs.ts';

export class Requests {
  readonly basePath: string;
  readonly valid: CredentialCase;
  readonly #profile: Profile;

  constructor(settings: RunSettings) {
    this.#profile = settings.profile;
    this.basePath = basePathOf(settings.profile, settings.account.accountSid);
    this.valid = validCredential(settings.account);
  }

  /**
   * The path of a collection, or of an instance where a sid is given; a singleton's sid is that of what it stands under. Percent-
   * encoded. `parentSid` gives the sid of a live instance of a resource above.
   */
  path(resource: string, sid?: string, parentSid: (name: string) => string = nothing): string {
    const found = this.#profile.resources[resource];
    const alone = found !== undefined && isSingleton(found);
    const path = sid === undefined || alone ? found?.collection?.path : found?.instance?.path;
    if (found === undefined || path === undefined)
      throw new Error(`the profile has no path for ${resource}${sid === undefined ? '' : ' instances'}`);
    const own = alone ? parentsOf(found).at(-1) : OWN_SID;
    const filled = fillPath(path, (name) =>
      encodeURIComponent(name === own && sid !== undefined ? sid : parentSid(name)),
    );
    return this.basePath + filled;
  }

  get(path: string, query = ''): HttpRequest {
    return { method: 'GET', path, query, credential: this.valid, contentType: null, body: null, headers: [] };
  }

  /** POST or PUT of a form. */
  write(verb: Verb, path: string, form: Form, style?: FormStyle): HttpRequest {
    return { ...this.#bare(verb, path), contentType: FORM_TYPE, body: encodeForm(form, style) };
  }

  /** DELETE, native or overloaded; no body, no content type. */
  remove(verb: Verb, path: string): HttpRequest {
    return this.#bare(verb, path);
  }

  /** Whatever the verb is; a form only where the method takes one. */
  of(verb: Verb, path: string, form: Form): HttpRequest {
    if (verb.method === 'GET') return this.get(path);
    return verb.method === 'DELETE' ? this.remove(verb, path) : this.write(verb, path, form);
  }

  #bare(verb: Verb, path: string): HttpRequest {
    return {
      method: verb.overloaded ? 'POST' : verb.method,
      path,
      query: verb.overloaded ? `_method=${verb.method}` : '',
      credential: this.valid,
      contentType: null,
      body: null,
      headers: [],
    };
  }
}

function nothing(name: string): never {
  throw new Error(`no instance of ${name} was named for the path`);
}
