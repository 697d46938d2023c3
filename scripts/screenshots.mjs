// npm run screenshots: builds what changed, then photographs every page in every state.
import { build, handOver, installBrowser, installDependencies } from './run/steps.mjs'

await installDependencies()
await installBrowser()
await build('functions')
await build('h5')
await handOver(['--import', 'tsx', 'scripts/screenshots/index.ts', ...process.argv.slice(2)])
