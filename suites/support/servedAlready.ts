/** `--budget`: the first exchange of the run by which each operation was served, as it is usually asked; it does for all who need one like it. */
import { FORM_TYPE } from '../../generators/mediaType.ts';
import { type Exchange, type HttpRequest, isServed } from './exchange.ts';
import type { Requests } from './requests.ts';
import { endpoint, type Operation, operationName, operations } from './targets.ts';

export class ServedAlready {
  readonly #requests: Requests;
  readonly #routes: { operation: Operation; path: RegExp }[];
  readonly #served = new Map<string, Exchange>();

  constructor(requests: Requests, profile: Parameters<typeof operations>[0]) {
    this.#requests = requests;
    this.#routes = operations(profile).flatMap((operation) => {
      const resource = profile.resources[operation.resource];
      const template = resource === undefined ? undefined : endpoint(resource, operation.place)?.path;
      return template === undefined ? [] : [{ operation, path: pattern(requests.basePath + template) }];
    });
  }

  of(operation: Operation): Exchange | undefined {
    return this.#served.get(operationName(operation));
  }

  note(exchange: Exchange): void {
    const { request } = exchange;
    if (!isServed(exchange) || !this.#isUsual(request)) return;
    for (const { operation, path } of this.#routes) {
      const name = operationName(operation);
      if (!this.#served.has(name) && isOf(operation, request) && path.test(request.path))
        this.#served.set(name, exchange);
    }
  }

  /** Nothing about it but the operation and its form. */
  #isUsual({ credential, headers, userinfo, behind, contentType, body }: HttpRequest): boolean {
    if (credential !== this.#requests.valid || headers.length > 0) return false;
    if (userinfo !== undefined || behind !== undefined) return false;
    return body === null ? contentType === null : contentType === FORM_TYPE;
  }
}

function isOf({ verb }: Operation, { method, query, body }: HttpRequest): boolean {
  if (method !== (verb.overloaded ? 'POST' : verb.method)) return false;
  if (query !== (verb.overloaded ? `_method=${verb.method}` : '')) return false;
  return (body === null) === (verb.method === 'GET' || verb.method === 'DELETE');
}

/** A placeholder stands for one segment. */
function pattern(template: string): RegExp {
  const escaped = template.split(/\{[^}]+\}/).map((text) => text.replace(/[.*+?^$()|[\]\\{}]/g, '\\$&'));
  return new RegExp(`^${escaped.join('[^/]+')}$`);
}
