import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longestFirst.ts';

export default defineConfig({
  test: {
    // the second one speaks only where the project `conformance` ran
    reporters: ['default', './api/vitest/verdictReporter.ts'],
    // by itself vitest leaves one core to others: on two of them, half of what there is
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/targets/node_modules/**', 'tests/targets/*.test.ts'],
          globalSetup: ['./tests/global-setup.ts'],
          // the build is what Node loads, not what Vite makes of it
          server: { deps: { external: [/\/dist\/cli\//] } },
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        // servers and a client that nobody here wrote; `npm run test:targets` installs them first
        test: {
          name: 'targets',
          include: ['tests/targets/*.test.ts'],
          globalSetup: ['./tests/global-setup.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        // the whole suite against targets that mean harm: `npm run hostile`
        test: {
          name: 'hostile',
          include: ['tests/hostile/*.matrix.ts'],
          globalSetup: ['./tests/global-setup.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 3 },
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        // certifies the target that PROOFMARK_BASE_URL names, with the credentials in TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN
        test: {
          name: 'conformance',
          include: ['suites/*.suite.ts'],
          globalSetup: ['./api/vitest/globalSetup.ts'],
          // all suite files share one worker and in it one session; the client bounds what is sent
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
