/** The accounts of the embedded reference. They are published, so not secret, and fixed, so that a seed reproduces a run. */
import type { Account } from '../../client/settings.ts';

export const REFERENCE_ACCOUNT: Account = {
  accountSid: 'AC0123456789abcdef0123456789abcdef',
  authToken: 'proofmark-reference-token',
};

export const REFERENCE_OTHER: Account = {
  accountSid: 'ACfedcba9876543210fedcba9876543210',
  authToken: 'proofmark-reference-other-token',
};
