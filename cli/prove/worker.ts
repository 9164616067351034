/** A process of the proof: takes orders one at a time, answers each with its result. */
import { runSubject } from './runSubject.ts';
import type { Order } from './task.ts';

process.on('message', (order: Order) => {
  runSubject(order).then(
    (result) => process.send?.({ result }),
    (error: unknown) =>
      process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
