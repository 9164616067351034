/** Prism 5.14.2, a stateless mock, with Twilio's description of the API 2010-04-01. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Description, withRefusals } from './derivedDescription.ts';
import { startNodeServer, type Target, targetsFolder } from './target.ts';

export const DESCRIPTION = join(
  targetsFolder,
  'node_modules/@twilio/cli-core/src/services/twilio-api/twilio_api_v2010.json',
);

/**
 * Starts Prism.
 *
 * @param options.derived whether each operation also documents the page's refusals, so that `Prefer: code=…` triggers
 *   them. `close` deletes the temporary copy of that description
 */
export async function startPrism(options: { derived: boolean }): Promise<Target> {
  const folder = await mkdtemp(join(tmpdir(), 'proofmark-prism-'));
  let document = DESCRIPTION;
  if (options.derived) {
    const description = JSON.parse(await readFile(DESCRIPTION, 'utf8')) as Description;
    document = join(folder, 'twilio_api_v2010.json');
    await writeFile(document, JSON.stringify(withRefusals(description)));
  }
  const server = await startNodeServer(
    'node_modules/@stoplight/prism-cli/dist/index.js',
    ['mock', '--verboseLevel', 'silent', document],
    { NODE_OPTIONS: '--import ./servers/survive.mjs' },
  );
  return {
    url: server.url,
    // Prism requires Basic credentials but accepts any
    account: { accountSid: `AC${'1'.repeat(32)}`, authToken: 'anything-will-do-here' },
    other: null,
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
