// npm run screenshots: builds what changed, then photographs every page in every state.
import { build } from './run/builds.mjs'
import { installBrowser, installDependencies } from './run/install.mjs'
import { endWith, startProgram } from './run/steps.mjs'

await installDependencies()
await installBrowser()
await build('functions')
await build('h5')
await endWith(startProgram(['--import', 'tsx', 'scripts/screenshots/index.ts', ...process.argv.slice(2)]))
