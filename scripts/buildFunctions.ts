import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { functions } from '../cloudbaserc.json'
import { dependencies } from '../package.json'

const OUT = 'dist/functions'
/** Built aside, then put in place at once: a running emulator never finds half a build. */
const ASIDE = `${OUT}.${process.pid}`
/** Loaded at first use and only in the cloud; the platform installs it next to the bundle. */
const EXTERNAL = { 'wx-server-sdk': dependencies['wx-server-sdk'] }
/** Parts of the SDK that every cold start would load for nothing (docs/decisions/0012). */
const LEFT_OUT = Object.fromEntries(
  ['@cloudbase/ai', '@cloudbase/wx-cloud-client-sdk'].map((part) => [part, resolve('scripts/leftOut.js')]),
)
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
    alias: LEFT_OUT,
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
  await Promise.all(functions.map(({ name }) => buildFunction(name)))
  const declared = collections.map(({ definition }) => definition)
  await writeFile(join(ASIDE, 'database.json'), JSON.stringify({ collections: declared }, null, 2))
  await rm(OUT, { recursive: true, force: true })
  await rename(ASIDE, OUT)
  console.log(`functions built into ${OUT} in ${Date.now() - started} ms: ${functions.map(({ name }) => name).join(', ')}`)
}

void main()
