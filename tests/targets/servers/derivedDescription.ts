/**
 * Derives a description from Twilio's. Every operation documents the refusals of "REST API: Your Request".
 * Keywords state the bounds that the original only describes in prose, so that Prism can answer 400.
 */

interface Response {
  description: string;
  headers?: Record<string, { schema: { type: 'string' }; example: string }>;
  content?: { 'application/json': { example: unknown } };
}
interface Operation {
  responses: Record<string, unknown>;
  requestBody?: {
    required?: boolean;
    content: Record<string, { schema: { properties: Record<string, object>; required?: string[] } }>;
  };
}
type PathItem = Record<string, Operation | undefined>;
/** The used part of an OpenAPI 3.0 document. */
export interface Description {
  paths: Record<string, PathItem>;
}

/** The error statuses that the page lists for each method. */
const REFUSALS = {
  get: [302, 304, 401, 404, 429, 500, 503],
  post: [400, 401, 404, 405, 429, 500],
  delete: [401, 404, 405, 429, 500],
};

const ERRORS: Record<number, { code: number; message: string }> = {
  400: { code: 20001, message: 'A parameter is missing or invalid' },
  401: { code: 20003, message: 'Authentication is required' },
  404: { code: 20404, message: 'No such resource' },
  405: { code: 20004, message: 'This resource does not support that method' },
  429: { code: 20429, message: 'Too many simultaneous requests' },
  500: { code: 20500, message: 'Something went wrong on our side' },
  503: { code: 20503, message: 'Please come back later' },
};

function refusal(status: number): Response {
  // a query-only relative reference leads back to the requested path
  if (status === 302) {
    return { description: 'Found', headers: { Location: { schema: { type: 'string' }, example: '?moved=1' } } };
  }
  const error = ERRORS[status];
  if (error === undefined) return { description: 'Not modified' };
  const response: Response = {
    description: error.message,
    content: {
      'application/json': { example: { ...error, more_info: `https://example.com/errors/${error.code}`, status } },
    },
  };
  if (status === 401) {
    response.headers = { 'WWW-Authenticate': { schema: { type: 'string' }, example: 'Basic realm="Described"' } };
  }
  return response;
}

const FORM = 'application/x-www-form-urlencoded';
const ACCOUNT = '/2010-04-01/Accounts/{AccountSid}';
const URL_BOUNDS = { pattern: '^https?://[^\\s/?#:@]' };
const QUEUE_BOUNDS = {
  FriendlyName: { minLength: 1, maxLength: 64 },
  MaxSize: { minimum: 1, maximum: 5000 },
};
const APPLICATION_BOUNDS = {
  FriendlyName: { maxLength: 64 },
  VoiceUrl: URL_BOUNDS,
  SmsUrl: URL_BOUNDS,
  StatusCallback: URL_BOUNDS,
};
/** Path → form field → added keywords. */
const BOUNDS: Record<string, Record<string, object>> = {
  [`${ACCOUNT}/Queues.json`]: QUEUE_BOUNDS,
  [`${ACCOUNT}/Queues/{Sid}.json`]: QUEUE_BOUNDS,
  [`${ACCOUNT}/Applications.json`]: APPLICATION_BOUNDS,
  [`${ACCOUNT}/Applications/{Sid}.json`]: APPLICATION_BOUNDS,
};

function addRefusals(item: PathItem): void {
  for (const [method, statuses] of Object.entries(REFUSALS)) {
    const operation = item[method];
    if (operation === undefined) continue;
    for (const status of statuses) operation.responses[status] ??= refusal(status);
  }
}

function addBounds(path: string, item: PathItem): void {
  const body = item.post?.requestBody;
  const form = body?.content[FORM]?.schema;
  // without `required`, an absent body is valid
  if (body !== undefined && form?.required !== undefined) body.required = true;
  for (const [name, keywords] of Object.entries(BOUNDS[path] ?? {})) {
    const field = form?.properties[name];
    if (field === undefined) throw new Error(`the description knows no ${name} at ${path}`);
    Object.assign(field, keywords);
  }
}

/**
 * Adds missing responses and keeps existing ones. Does not change the argument.
 *
 * @throws if the description lacks a field that needs bounds
 */
export function withRefusals<T extends Description>(description: T): T {
  const derived = structuredClone(description);
  for (const [path, item] of Object.entries(derived.paths)) {
    addRefusals(item);
    addBounds(path, item);
  }
  return derived;
}
