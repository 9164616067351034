/** Values of a field that holds another resource's sid: which of the live ones it is to be, since sids are known later. */
import fc from 'fast-check';

/** Names in the place of sids; whoever sends the form puts live ones in. */
export const LIVE_SIDS = ['{first}', '{second}'] as const;
export type LiveSid = (typeof LIVE_SIDS)[number];

export const isLiveSid = (value: string): value is LiveSid => (LIVE_SIDS as readonly string[]).includes(value);

/** One of the two live instances that a run keeps for such a field. */
export const liveSid = (): fc.Arbitrary<string> => fc.constantFrom<string>(...LIVE_SIDS);
