import { fileURLToPath } from 'node:url'

// Node 24 strips the types itself, so `.ts` needs no transform; only `.tsx` goes through swc.
const shared = {
  rootDir: fileURLToPath(new URL('..', import.meta.url)),
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  modulePathIgnorePatterns: ['<rootDir>/.data/', '<rootDir>/.build/'],
}

export default {
  rootDir: shared.rootDir,
  // One more than a small machine has cores: browsers, processes and clocks let a worker wait.
  maxWorkers: 3,
  testSequencer: '<rootDir>/test/support/long-first.ts',
  // No test is about time: a busy machine alone must not make one fail.
  testTimeout: 20_000,
  // Every file leaves some memory behind: a worker that has gathered much of it grows slow. Most of it would stay for the sake of
  // V8's cache of compiled sources, which holds each file's own modules for ever: `npm test` turns that off.
  workerIdleMemoryLimit: '800MB',
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  projects: [
    {
      ...shared,
      displayName: 'node',
      testEnvironment: '<rootDir>/test/support/worker-environment.ts',
      runtime: '<rootDir>/test/support/libraries-once.ts',
      transform: {},
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['<rootDir>/test/browser/'],
    },
    {
      ...shared,
      displayName: 'dom',
      testEnvironment: 'jsdom',
      transform: {
        '\\.tsx$': [
          '@swc/jest',
          {
            jsc: {
              parser: { syntax: 'typescript', tsx: true },
              transform: { react: { runtime: 'automatic' } },
              target: 'es2022',
            },
            module: { type: 'es6' },
          },
        ],
      },
      testMatch: ['<rootDir>/test/**/*.test.tsx'],
    },
    {
      ...shared,
      displayName: 'browser',
      testEnvironment: '<rootDir>/test/support/worker-environment.ts',
      runtime: '<rootDir>/test/support/libraries-once.ts',
      transform: {},
      testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
    },
  ],
}
