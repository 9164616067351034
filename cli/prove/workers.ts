/** Distributes tasks to child processes, so that every core is busy. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Task, TaskResult } from './task.ts';

type Answer = { result: TaskResult } | { error: string };

const WORKER = fileURLToPath(import.meta.url).replace(/workers\.(js|ts)$/, 'worker.$1');

/**
 * Runs the tasks in up to `jobs` processes and returns their results, in the order of the tasks.
 * @throws Error for the first task that fails, which is a bug in proofmark
 */
export async function runTasks(
  tasks: Task[],
  jobs: number,
  onResult: (result: TaskResult, done: number) => void,
): Promise<TaskResult[]> {
  const results: TaskResult[] = [];
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    const child = fork(WORKER, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    try {
      for (let at = next; at < tasks.length; at = next) {
        next += 1;
        const task = tasks[at];
        if (task === undefined) return;
        const result = await runIn(child, task);
        results[at] = result;
        done += 1;
        onResult(result, done);
      }
    } finally {
      child.kill();
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, tasks.length) }, work));
  return results;
}

function runIn(child: ChildProcess, task: Task): Promise<TaskResult> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) =>
      reject(new Error(`the process for ${task.subject.id} exited with code ${code}`));
    child.once('exit', onExit);
    child.once('message', (answer: Answer) => {
      child.off('exit', onExit);
      if ('result' in answer) resolve(answer.result);
      else reject(new Error(`${task.subject.id}: ${answer.error}`));
    });
    child.send(task);
  });
}
