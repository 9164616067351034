/** The catalogue of faults that the suite is proved to detect. */
import { authFaults } from './auth/index.ts';
import { deleteFaults } from './delete/index.ts';
import { errorFaults } from './error/index.ts';
import type { Fault } from './fault.ts';
import { getFaults } from './get/index.ts';
import { impostorFaults } from './impostor/index.ts';
import { lifecycleFaults } from './lifecycle/index.ts';
import { listFaults } from './list/index.ts';
import { mediaFaults } from './media/index.ts';
import { nestedFaults } from './nested/index.ts';
import { overloadFaults } from './overload/index.ts';
import { postFaults } from './post/index.ts';
import { putFaults } from './put/index.ts';
import { rareFaults } from './rare/index.ts';
import { writeFaults } from './write/index.ts';
import { xmlFaults } from './xml/index.ts';

export type { Fault } from './fault.ts';

const FAULTS: readonly Fault[] = [
  ...authFaults,
  ...deleteFaults,
  ...errorFaults,
  ...getFaults,
  ...impostorFaults,
  ...lifecycleFaults,
  ...listFaults,
  ...mediaFaults,
  ...nestedFaults,
  ...overloadFaults,
  ...postFaults,
  ...putFaults,
  ...rareFaults,
  ...writeFaults,
  ...xmlFaults,
];

/** Every fault, ordered by id. */
export const allFaults = (): readonly Fault[] => FAULTS;

/** The fault with that id, or undefined. */
export const faultById = (id: string): Fault | undefined => FAULTS.find((fault) => fault.id === id);
