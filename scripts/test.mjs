// npm test: everything that can be checked on one machine, from a fresh clone on Node alone. Arguments go to jest.
import { build } from './run/builds.mjs'
import { installBrowser, installDependencies } from './run/install.mjs'
import { endWith, npm, startProgram, step } from './run/steps.mjs'

await installDependencies()
await installBrowser()

async function check() {
  await step('checking format and lint', npm, ['run', 'lint'])
  await step('checking types', npm, ['run', 'typecheck'])
}

async function buildForTests() {
  for (const name of ['functions', 'weapp', 'h5']) await build(name)
}

// The checks and the builds take about as long as each other, and each uses one core.
await Promise.all([check(), buildForTests()])
await endWith(startProgram(['node_modules/jest/bin/jest.js', '--maxWorkers=2', ...process.argv.slice(2)]))
