/** Test levels by file name (docs/architecture.md): unit, int, model, architecture run in Node; component in jsdom; weapp and e2e use the built app. */
const transform = {
  '^.+\\.[jt]sx?$': [
    '@swc/jest',
    { jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } } } },
  ],
}

const project = (displayName, extra = {}) => ({
  displayName,
  rootDir: __dirname,
  testEnvironment: '<rootDir>/tests/support/zonedNode.js',
  testMatch: [`<rootDir>/tests/**/*.${displayName}.test.{ts,tsx}`],
  // How long tests may wait: tests/support/patience.ts, and nowhere else.
  setupFilesAfterEnv: ['<rootDir>/tests/support/limits.ts'],
  transform,
  ...extra,
})

module.exports = {
  // A worker that has run many files holds so much that its garbage collection takes longer than its tests.
  workerIdleMemoryLimit: '1GB',
  reporters: ['default', '<rootDir>/tests/support/slowestReporter.js'],
  testSequencer: '<rootDir>/tests/support/longestFirst.js',
  projects: [
    project('unit'),
    project('architecture'),
    project('int'),
    project('model'),
    project('component', {
      testEnvironment: 'jsdom',
      setupFilesAfterEnv: ['<rootDir>/tests/support/limits.ts', '<rootDir>/tests/support/componentLimits.ts'],
      moduleNameMapper: {
        '^@tarojs/components$': '<rootDir>/tests/support/taro/components.tsx',
        '^@tarojs/taro$': '<rootDir>/tests/support/taro/taro.ts',
        '\\.scss$': '<rootDir>/tests/support/taro/noStyle.js',
        '\\.mp3$': '<rootDir>/tests/support/taro/sound.js',
      },
    }),
    project('weapp'),
    project('e2e'),
  ],
}
