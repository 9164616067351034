/** Hands orders to a few processes, so that every core is at work. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Order, SubjectResult } from './task.ts';

type Answer = { result: SubjectResult } | { error: string };

const WORKER = fileURLToPath(import.meta.url).replace(/pool\.(js|ts)$/, 'worker.$1');

/** Resolves once every order has its result, in the orders' order. Rejects on the first that could not be run: our own bug. */
export async function runOrders(
  orders: Order[],
  jobs: number,
  onResult: (result: SubjectResult, done: number) => void,
): Promise<SubjectResult[]> {
  const results: SubjectResult[] = [];
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    const child = fork(WORKER, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    try {
      for (let at = next; at < orders.length; at = next) {
        next += 1;
        const order = orders[at];
        if (order === undefined) return;
        const result = await ask(child, order);
        results[at] = result;
        done += 1;
        onResult(result, done);
      }
    } finally {
      child.kill();
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, orders.length) }, work));
  return results;
}

function ask(child: ChildProcess, order: Order): Promise<SubjectResult> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the process for ${order.subject.id} ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (answer: Answer) => {
      child.off('exit', ended);
      if ('result' in answer) resolve(answer.result);
      else reject(new Error(`${order.subject.id}: ${answer.error}`));
    });
    child.send(order);
  });
}
