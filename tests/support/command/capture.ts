/** Captures what `run` writes to stdout and stderr, and keeps it off the terminal. */
import { vi } from 'vitest';

export async function capture<T>(run: () => Promise<T>): Promise<{ code: T; stdout: string; stderr: string }> {
  const [stdout, stderr] = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')];
  for (const spy of [stdout, stderr]) spy.mockReturnValue(true);
  try {
    const code = await run();
    const written = (spy: typeof stdout) => spy.mock.calls.map(([text]) => String(text)).join('');
    return { code, stdout: written(stdout), stderr: written(stderr) };
  } finally {
    vi.restoreAllMocks();
  }
}
