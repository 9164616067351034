/** Error messages, with Twilio's error codes. */
import type { Exchange, Problem } from '../model.ts';

type Refusal = 401 | 404 | 405 | 429 | 500 | 503;

const MESSAGES: Record<Refusal, (x: Exchange) => string> = {
  401: () => 'Authenticate with your AccountSid and AuthToken',
  404: (x) => `The requested resource ${x.incoming.path} was not found`,
  405: (x) => `The resource does not support ${x.method}`,
  429: () => 'Too many simultaneous requests',
  500: () => 'An internal error occurred',
  503: () => 'The representation is temporarily unavailable',
};

const CODES: Record<Refusal, number> = { 401: 20003, 404: 20404, 405: 20004, 429: 20429, 500: 20500, 503: 20503 };

/** Why the request is refused with that status. */
export const refusal = (status: Refusal, x: Exchange): Problem => ({
  status,
  code: CODES[status],
  message: MESSAGES[status](x),
});

/** Invalid data; the default `code` is Twilio's for an invalid parameter. */
export const invalid = (message: string, code = 20001): Problem => ({ status: 400, code, message });

export const isProblem = (value: object | string | number): value is Problem =>
  typeof value === 'object' && 'status' in value && 'code' in value && 'message' in value;
