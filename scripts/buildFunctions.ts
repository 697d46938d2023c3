import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { domains } from '../cloudfunctions/domains'
import { kernel } from '../cloudfunctions/kernel/kernel'
import { dependencies } from '../package.json'
import { cloudbaseConfig, deployedFunctions } from './functions'

const OUT = 'dist/functions'
/** Built aside, then put in place at once: a running emulator never finds half a build. */
const ASIDE = `${OUT}.${process.pid}`
/** Loaded at first use and only in the cloud; the platform installs it next to the bundle. */
const EXTERNAL = { 'wx-server-sdk': dependencies['wx-server-sdk'] }
/** Parts of packages that every cold start would load for nothing, and what stands in their place (docs/decisions/0012). */
const INSTEAD = {
  '@cloudbase/ai': resolve('scripts/leftOut.js'),
  '@cloudbase/wx-cloud-client-sdk': resolve('scripts/leftOut.js'),
  // Writes XML; the SDK only reads it.
  xmlbuilder: resolve('scripts/leftOut.js'),
  // Signs tickets of custom logins, which we don't have.
  jsonwebtoken: resolve('scripts/leftOut.js'),
  'web-streams-polyfill': resolve('scripts/webStreams.js'),
  'mime-db': resolve('scripts/mimeDb.js'),
}
/** What `kernel/wechat/cloudWeChat.ts` asks of WeChat: undeclared calls are refused (-604101). DevTools registers it (docs/deploy.md). */
const WECHAT_CALLS = {
  permissions: { openapi: ['phonenumber.getPhoneNumber', 'security.msgSecCheck', 'subscribeMessage.send', 'wxacode.getUnlimited'] },
}

/** One file a function: each folder is deployed alone, and one bundled file starts in half the time. */
async function buildFunction(name: string) {
  const outfile = join(ASIDE, name, 'index.js')
  const options = {
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node18',
    format: 'cjs',
    legalComments: 'none',
  } as const
  await build({
    ...options,
    entryPoints: [join('cloudfunctions', 'functions', name, 'index.ts')],
    outfile,
    external: Object.keys(EXTERNAL),
    alias: INSTEAD,
    // Packages' ES modules where there are any: what nobody calls stays out, and a cold start reads a tenth less.
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  })
  await writeFile(join(ASIDE, name, 'config.json'), JSON.stringify(WECHAT_CALLS, null, 2))
  await writeFile(
    join(ASIDE, name, 'package.json'),
    JSON.stringify({ name, version: '1.0.0', main: 'index.js', dependencies: EXTERNAL }, null, 2),
  )
}

async function main() {
  const started = Date.now()
  await mkdir(ASIDE, { recursive: true })
  const names = deployedFunctions().map(({ entry }) => entry.name)
  await Promise.all(names.map(buildFunction))
  const declared = [kernel, ...domains].flatMap(({ collections }) => collections).map(({ definition }) => definition)
  await writeFile(join(ASIDE, 'cloudbaserc.json'), JSON.stringify(cloudbaseConfig(), null, 2))
  await writeFile(join(ASIDE, 'database.json'), JSON.stringify({ collections: declared }, null, 2))
  await rm(OUT, { recursive: true, force: true })
  await rename(ASIDE, OUT)
  console.log(`functions built into ${OUT} in ${Date.now() - started} ms: ${names.join(', ')}`)
}

void main()
