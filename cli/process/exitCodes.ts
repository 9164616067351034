/** Exit codes of every subcommand; 64, 69 and 70 follow sysexits.h. */
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
