// npm run test:quick: unit and architecture tests alone, while a change is being made. They need no build and no browser.
import { installDependencies } from './run/install.mjs'
import { endWith, startProgram } from './run/steps.mjs'

const LEVELS = ['unit', 'architecture']

await installDependencies()
await endWith(startProgram(['node_modules/jest/bin/jest.js', '--maxWorkers=2', ...process.argv.slice(2), '--selectProjects', ...LEVELS]))
