/** What is wrong with how the command was called, and the exit codes. */

/** Exit statuses of every subcommand; 64, 69 and 70 are those of sysexits.h. */
export const EXIT = {
  ok: 0,
  nonConformant: 1,
  incomplete: 2,
  usage: 64,
  unreachable: 69,
  internal: 70,
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A wrong or missing setting: one line that says what is wrong, where, and what would be right. Never holds a secret. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** The target gave no answer at all; one line. */
export class UnreachableError extends Error {
  override name = 'UnreachableError';
}

/** What went wrong is our own bug; one line. Never holds a secret. */
export class InternalError extends Error {
  override name = 'InternalError';
}

export interface NumberRule {
  minimum: number;
  maximum: number;
  /** Whole numbers only. */
  whole: boolean;
}

/** Reads a number given to `flag`. */
export function parseNumber(flag: string, text: string, { minimum, maximum, whole }: NumberRule): number {
  const number = /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(number) || number < minimum || number > maximum || (whole && !Number.isInteger(number))) {
    const kind = whole ? 'a whole number' : 'a number';
    throw new UsageError(`${flag} wants ${kind} from ${minimum} to ${maximum}, not ${JSON.stringify(text)}`);
  }
  return number;
}

/** Runs `read`; what it throws becomes a usage error about `where`, on one line. */
export function orUsageError<T>(where: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const reason = (error instanceof Error ? error.message : String(error)).replace(/\s*\n\s*/g, '; ');
    throw new UsageError(`${where}: ${reason.replace(/known: (.{120}).+$/, 'known: $1 …')}`);
  }
}

/** Commander's message as one line of ours, without what was typed behind a `=` or as a command: it may be a secret. */
export function usageLine(text: string): string {
  const line = text
    .trim()
    .replace(/^error: /, '')
    .replace(/\.$/, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/(unknown option '[^'=]*)=.*?'(?= \(Did|$)/, "$1'")
    .replace(/unknown command '(?![a-z-]{1,20}').*?'(?= \(Did|$)/, 'unknown command');
  return `proofmark: ${line}; see \`proofmark --help\`\n`;
}
