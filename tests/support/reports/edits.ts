/** Single edits of a signed report, and the test that `verify` finds each of them. */
import { expect, it } from 'vitest';
import { verifyIn } from './bundle.ts';

/** A fault with which exactly one clause fails. */
export const FAULT = 'error/no-allow';
export const FAILED = 'error.allow';

/** The title, the edit, and the line that names it. */
export type Edit = [what: string, edit: (dir: string) => void, message: RegExp];

export function set<T extends object>(object: T, changes: Partial<T>): void {
  Object.assign(object, changes);
}

/** Returns a function that tests each edit of the folder that `signed` makes. No two edits have the same message. */
export function editTests(signed: () => Promise<string>) {
  const messages = new Set<string>();
  return (edits: Edit[], after: (dir: string) => void = () => undefined): void => {
    it.each(edits)('%s', async (_what, edit, message) => {
      const dir = await signed();
      edit(dir);
      after(dir);
      const { code, stdout, stderr } = await verifyIn(dir);
      const line = stderr.split('\n').find((each) => message.test(each));
      expect(line, stderr).toBeDefined();
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect([...messages]).not.toContain(line);
      messages.add(line ?? '');
    });
  };
}
