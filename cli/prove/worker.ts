/** A child process of the proof: receives one task at a time and answers with its result. */
import { runSubject } from './runSubject.ts';
import type { Task } from './task.ts';

process.on('message', (task: Task) => {
  runSubject(task).then(
    (result) => process.send?.({ result }),
    (error: unknown) =>
      process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
