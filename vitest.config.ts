import { defineConfig, type Plugin } from 'vitest/config';
import { LongestFirst } from './tests/support/vitest/longestFirst.ts';

/** A filter that matches no suite file must not exit with 0, whatever flags are given: nothing was certified. */
const neverPassWithNoTests: Plugin = {
  name: 'never-pass-with-no-tests',
  configureVitest({ vitest }) {
    vitest.config.passWithNoTests = false;
  },
};

export default defineConfig({
  test: {
    // vitest leaves one core free by default: half of a machine with two
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/targets/node_modules/**', 'tests/targets/*.test.ts'],
          globalSetup: ['./tests/support/vitest/globalSetup.ts'],
          // Node loads the build; Vite does not transform it
          server: { deps: { external: [/\/dist\/cli\//] } },
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        // third-party servers and a third-party client; `npm run test:targets` installs them first
        test: {
          name: 'targets',
          include: ['tests/targets/*.test.ts'],
          exclude: ['tests/targets/second-faults.test.ts'],
          globalSetup: ['./tests/support/vitest/globalSetup.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        // the whole suite against hostile targets: `npm run hostile`
        test: {
          name: 'hostile',
          include: ['tests/hostile/*.matrix.ts'],
          globalSetup: ['./tests/support/vitest/globalSetup.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 3 },
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        // the second server with each of its faults: `npm run prove:second`
        test: {
          name: 'second',
          include: ['tests/targets/second-faults.test.ts'],
          globalSetup: ['./tests/support/vitest/globalSetup.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 4 },
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        // certifies the target that PROOFMARK_BASE_URL names, with the credentials in TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN
        plugins: [neverPassWithNoTests],
        test: {
          name: 'conformance',
          include: ['suites/areas/*.suite.ts'],
          globalSetup: ['./api/vitest/globalSetup.ts'],
          // all suite files share one worker and one session; the client limits what is sent
          isolate: false,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          maxConcurrency: 10_000,
          testTimeout: 0,
          hookTimeout: 0,
        },
      },
    ],
  },
});
