import type { Fault } from '../fault.ts';
import { acceptsEverything } from './accepts-everything.ts';
import { echo } from './echo.ts';
import { echoWithSid } from './echo-with-sid.ts';
import { emptyBodies } from './empty-bodies.ts';
import { neverAllowed } from './never-allowed.ts';
import { nothingThere } from './nothing-there.ts';
import { readOnly } from './read-only.ts';
import { refusesEveryWrite } from './refuses-every-write.ts';
import { refusesEverybody } from './refuses-everybody.ts';

/** Servers that do not implement the API at all, such as an echo server. */
export const impostorFaults: Fault[] = [
  acceptsEverything,
  echo,
  echoWithSid,
  emptyBodies,
  neverAllowed,
  nothingThere,
  readOnly,
  refusesEveryWrite,
  refusesEverybody,
];
