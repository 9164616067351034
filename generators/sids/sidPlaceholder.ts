/** Placeholders for the sids of live resources, which are only known when the form is sent. */
import fc from 'fast-check';

/** The texts of the placeholders. The sender of the form replaces them by live sids. */
export const SID_PLACEHOLDERS = ['{first}', '{second}'] as const;
type SidPlaceholder = (typeof SID_PLACEHOLDERS)[number];

export const isSidPlaceholder = (value: string): value is SidPlaceholder =>
  (SID_PLACEHOLDERS as readonly string[]).includes(value);

/** A placeholder for one of the two live instances that a run keeps for such a field. */
export const sidPlaceholder = (): fc.Arbitrary<string> => fc.constantFrom<string>(...SID_PLACEHOLDERS);
