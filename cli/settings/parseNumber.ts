import { UsageError } from '../process/errors.ts';

export interface NumberRule {
  minimum: number;
  maximum: number;
  /** Integers only. */
  whole: boolean;
}

/**
 * Reads the number given to `flag`.
 * @throws UsageError unless `text` is a decimal number within the rule
 */
export function parseNumber(flag: string, text: string, { minimum, maximum, whole }: NumberRule): number {
  const number = /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(number) || number < minimum || number > maximum || (whole && !Number.isInteger(number))) {
    const kind = whole ? 'a whole number' : 'a number';
    throw new UsageError(`${flag} expects ${kind} from ${minimum} to ${maximum}, not ${JSON.stringify(text)}`);
  }
  return number;
}
