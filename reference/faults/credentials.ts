/** Helpers for faults of authentication. */
import { header } from '../http/headers.ts';
import type { Credentials, Exchange } from '../model.ts';
import type { Parts, StageName } from '../parts.ts';
import { refusal } from '../representations/problems.ts';
import { STAGE_ORDER } from '../stages.ts';

/** The `Authorization` header, or null. */
export const authorization = (x: Exchange): string | null => header(x.incoming, 'authorization');

/** The account that the path names. */
export const pathAccount = (parts: Parts, x: Exchange): Credentials | null =>
  parts.accounts.find(({ accountSid }) => x.incoming.path.includes(accountSid)) ?? null;

/** Accepts the selected requests as the account in the path, although their credentials are wrong. */
export const acceptWhen = (parts: Parts, when: (x: Exchange) => boolean): Parts => ({
  ...parts,
  authenticate: (given, x) => parts.authenticate(given, x) ?? (when(x) ? pathAccount(parts, x) : null),
});

/** The text after `Basic`, decoded leniently; null when there is none. */
export function basicText(x: Exchange): string | null {
  const encoded = /^basic\s+(\S+)/i.exec(authorization(x) ?? '')?.[1];
  return encoded === undefined ? null : Buffer.from(encoded, 'base64').toString('utf8');
}

/** Splits at the first colon. */
export function splitCredentials(text: string | null): Credentials | null {
  const colon = text?.indexOf(':') ?? -1;
  return text === null || colon === -1 ? null : { accountSid: text.slice(0, colon), authToken: text.slice(colon + 1) };
}

/** Runs these stages before authentication, so that they refuse requests without credentials too. */
export const authenticateAfter = (parts: Parts, stages: StageName[]): Parts => ({
  ...parts,
  order: [...stages, ...STAGE_ORDER.filter((stage) => !stages.includes(stage))],
  stages: {
    ...parts.stages,
    authenticate: async (x) => {
      const refused = await parts.stages.authenticate(x);
      if (refused !== null || x.route === null || parts.owns(x.route, x)) return refused;
      return parts.error(refusal(404, x), x);
    },
  },
});

/** Whether the text matches the pattern as by SQL LIKE: `%` is any text, `_` any character. */
export function isLike(text: string, pattern: string): boolean {
  const escaped = pattern.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('%', '.*').replaceAll('_', '.')}$`, 's').test(text);
}
