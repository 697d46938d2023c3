// npm start: from a fresh clone to a page with phones, on Node alone.
import { build, handOver, installDependencies } from './run/steps.mjs'

await installDependencies()
await build('functions')
await build('h5')
await handOver(['--import', 'tsx', 'scripts/preview.ts', ...process.argv.slice(2)])
