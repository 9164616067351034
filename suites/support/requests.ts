/** Builds requests from the profile: one place that knows paths, forms and credentials. */
import { type CredentialCase, validCredential } from '../../generators/credentials.ts';
import { encodeForm, type FormStyle } from '../../generators/encodeForm.ts';
import type { Form } from '../../generators/form.ts';
import { FORM_TYPE } from '../../generators/mediaType.ts';
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
    this.basePath = settings.profile.basePath.replace('{AccountSid}', settings.account.accountSid);
    this.valid = validCredential(settings.account);
  }

  /** The path of a collection, or of an instance where a sid is given. Percent-encoded. */
  path(resource: string, sid?: string): string {
    const found = this.#profile.resources[resource];
    const path = sid === undefined ? found?.collection?.path : found?.instance?.path;
    if (path === undefined)
      throw new Error(`the profile has no path for ${resource}${sid === undefined ? '' : ' instances'}`);
    return this.basePath + path.replace('{Sid}', encodeURIComponent(sid ?? ''));
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
