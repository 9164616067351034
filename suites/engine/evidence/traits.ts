/** The traits of a failed clause: kinds of observations, without the values that differ between runs. */
import type { Finding } from '../../../specs/model.ts';
import { changeOf } from './change.ts';

/** The maximum number of traits of a clause. */
const MOST = 120;

/** A failing case and its contradiction. */
export interface Failing {
  name: string;
  finding: Omit<Finding, 'curl' | 'exchange'>;
}

/** `kind: value` for each distinct observation, sorted. */
export function traitsOf(failing: readonly Failing[]): string[] {
  const traits = new Set(failing.flatMap(({ name, finding }) => traitsOfOne(name, finding)));
  return [...traits].sort().slice(0, MOST);
}

function traitsOfOne(name: string, finding: Failing['finding']): string[] {
  const { message, expected, actual, request, status, expectedStatuses } = finding;
  const change = request?.credentials ?? changeOf(expected, actual);
  const traits = [`case: ${plain(name)}`, `message: ${plain(message)}`, `values: ${plain(`${expected} / ${actual}`)}`];
  if (change !== undefined) traits.push(`change: ${plain(change)}`);
  if (status !== undefined) traits.push(`status: ${expectedStatuses?.join('/') ?? 'other'} as ${status}`);
  if (request !== undefined) {
    const { method, overload = '', place = 'elsewhere' } = request;
    traits.push(`operation: ${method} ${overload} ${place}`.replace('  ', ' '));
  }
  return traits;
}

/** The text without quoted values, sids, markers and counts. */
function plain(text: string): string {
  return text
    .replace(/"(?:[^"\\]|\\.)*"/g, (quoted) =>
      quoted.length <= 8 && /[^\w]/.test(quoted.slice(1, -1)) ? quoted : '"…"',
    )
    .replace(/\b[A-Z]{2}[0-9a-f]{32}\b/g, '{sid}')
    .replace(/\b[0-9a-f]{8}[0-9a-z]{4,8}\b/g, '…')
    .replace(/\(\d+ runs?\)/g, '')
    .replace(/\b\d{4,}\b/g, '#')
    .slice(0, 160)
    .trim();
}
