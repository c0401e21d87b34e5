const { compilerOptions } = require('./tsconfig.json');

/** Tests sit beside the file they test; ts-jest only translates here, types are checked by `npm run check`. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/scripts'],
  // A busy machine is no failure; speed is measured in the benchmarks.
  testTimeout: 60_000,
  // By default one core is left to a person at the keyboard.
  maxWorkers: '100%',
  testMatch: ['**/*.test.ts'],
  // Under node16 an import() would stay one, and jest cannot follow it; as CommonJS it becomes a require.
  transform: {
    '^.+\\.ts$': ['ts-jest', { tsconfig: { ...compilerOptions, module: 'commonjs', moduleResolution: 'node10' } }],
  },
  // import() names files with the extension that they would have once translated.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
};
