// npm start: from a fresh clone to a page with phones, on Node alone. The page opens while the phones' app is still being built.
import { build, buildBehind } from './run/builds.mjs'
import { installDependencies } from './run/install.mjs'
import { endWith, startProgram } from './run/steps.mjs'

await installDependencies()
await build('functions')
const preview = startProgram(['--import', 'tsx', 'scripts/preview/index.ts', ...process.argv.slice(2)], { ipc: true })
// Whoever ends the preview during the build ends it all: nobody is left to hear of it, and nothing has failed.
void buildBehind('h5', (message) => preview.connected && preview.send(message, () => {}))
await endWith(preview)
