/** Values of a field that holds another resource's sid: which of the live ones it is to be, since sids are known later. */
import fc from 'fast-check';

/** Names in the place of sids; whoever sends the form puts live ones in. */
export const SID_PLACEHOLDERS = ['{first}', '{second}'] as const;
export type SidPlaceholder = (typeof SID_PLACEHOLDERS)[number];

export const isSidPlaceholder = (value: string): value is SidPlaceholder =>
  (SID_PLACEHOLDERS as readonly string[]).includes(value);

/** One of the two live instances that a run keeps for such a field. */
export const sidPlaceholder = (): fc.Arbitrary<string> => fc.constantFrom<string>(...SID_PLACEHOLDERS);
