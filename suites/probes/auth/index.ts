/** `auth.*`: authentication by HTTP Basic. */
import type { Probe } from '../probe.ts';
import { schemeCaseAccepted, urlUserinfo, validCredentials } from './accepted.ts';
import { challenge } from './challenge.ts';
import { noSideEffects, otherAccount } from './effects.ts';
import { authenticationFirst } from './first.ts';
import { isolation } from './isolation.ts';
import {
  malformedBasicRefused,
  malformedSidRefused,
  nearMissTokenRefused,
  nonBasicSchemeRefused,
} from './nearMisses.ts';
import { missingCredentials, unknownAccountRefused, wrongTokenRefused } from './refused.ts';
import { noShortcut } from './shortcuts.ts';

export const authProbes: Record<string, Probe> = {
  'auth.valid-credentials': validCredentials,
  'auth.missing-credentials': missingCredentials,
  'auth.wrong-token': wrongTokenRefused,
  'auth.near-miss-token': nearMissTokenRefused,
  'auth.unknown-account': unknownAccountRefused,
  'auth.malformed-sid': malformedSidRefused,
  'auth.non-basic-scheme': nonBasicSchemeRefused,
  'auth.malformed-basic': malformedBasicRefused,
  'auth.first': authenticationFirst,
  'auth.no-shortcut': noShortcut,
  'auth.no-side-effects': noSideEffects,
  'auth.url-userinfo': urlUserinfo,
  'auth.other-account': otherAccount,
  'auth.isolation': isolation,
  'auth.challenge': challenge,
  'auth.scheme-case': schemeCaseAccepted,
};
