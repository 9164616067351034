/** Which process writes to a report folder. The folder's marker file contains it while the run lasts. */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { errorCode } from '../process/errors.ts';

interface Owner {
  host: string;
  pid: number;
  /** When the process started, in the kernel's terms; empty where the system does not tell. */
  started: string;
}

export function thisProcess(): string {
  const owner: Owner = { host: hostname(), pid: process.pid, started: startOf(process.pid) };
  return JSON.stringify(owner);
}

/** The id of the process that wrote `text`, if it still runs on this machine; otherwise null. */
export function runningOwner(text: string): number | null {
  const owner = parsed(text);
  if (owner === null || owner.host !== hostname() || !isAlive(owner.pid)) return null;
  // a later process may have the same id
  return startOf(owner.pid) === owner.started ? owner.pid : null;
}

function parsed(text: string): Owner | null {
  try {
    const { host, pid, started } = JSON.parse(text) as Partial<Owner>;
    return typeof host === 'string' && Number.isInteger(pid) && pid !== undefined && typeof started === 'string'
      ? { host, pid, started }
      : null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** Field 22 of `/proc/PID/stat` (Linux, proc_pid_stat(5)). The second field may contain spaces. */
function startOf(pid: number): string {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')')).split(' ')[20] ?? '';
  } catch {
    return '';
  }
}
