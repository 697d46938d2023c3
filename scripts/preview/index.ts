import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { OtherDataVersion } from '../../emulator/dataVersion'
import { type Emulator, startEmulator } from '../../emulator/server'
import { createPreviewPlugin } from './plugin'
import { type Build, Preparation, reasonOf } from './progress'
import { fillSampleData, sampleDataIn } from './sampleData'
import { layOutApp, layOutPage, layOutPosters } from './site'
import { showProgress } from './terminal'

const APP = 'dist/h5'

/** Resolves when the app is built. `npm start` builds it and tells of it; a preview that runs by itself takes the last build. */
function appBuilt(preparation: Preparation): Promise<void> {
  if (process.connected) {
    return new Promise((resolve) => {
      process.on('message', (build: Build) => {
        if (build.state === 'building') preparation.note({ percent: build.percent })
        if (build.state === 'failed') preparation.note({ failure: reasonOf(build.said) })
        if (build.state === 'built') resolve()
      })
    })
  }
  if (!existsSync(APP)) throw new Error(`There is no ${APP}: npm run build:h5 makes it.`)
  return Promise.resolve()
}

let stopping = false

function endWithSignals(emulator: Emulator) {
  const stop = () => {
    if (stopping) return
    stopping = true
    void emulator.stop().then(() => process.exit(0))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.on(signal, stop)
}

interface Options {
  readonly dataDir: string
  readonly port: number
  readonly fresh: boolean
}

async function start({ dataDir, port, fresh }: Options) {
  const samples = fresh ? 'none' : sampleDataIn(dataDir)
  if (samples === 'part') console.log('  the last start filled in a part of the sample data only: beginning anew')
  const preparation = new Preparation(showProgress)
  const siteDir = join(dataDir, 'site')
  const emulator = await startEmulator({
    dataDir,
    port,
    fresh: samples !== 'all',
    functionsDir: resolve('dist/functions'),
    siteDir,
    plugins: [createPreviewPlugin(preparation, siteDir)],
    log: () => {},
  })
  endWithSignals(emulator)
  await layOutPage(siteDir)
  console.log(`\n  江城哨兵·小哥码: open http://localhost:${emulator.port}/   (Ctrl-C ends it; --fresh begins with new sample data)\n`)

  const prepareApp = async () => {
    await appBuilt(preparation)
    await layOutApp(siteDir, APP)
    preparation.note({ percent: null })
  }
  const prepareSampleData = async () => {
    const note = (done: number, all: number) => preparation.note({ riders: { done, all } })
    if (samples !== 'all') await fillSampleData(emulator.url, dataDir, note)
    await layOutPosters(siteDir, emulator.url)
    preparation.note({ riders: null })
  }
  await Promise.all([prepareApp(), prepareSampleData()])
  preparation.note({ ready: true })
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      data: { type: 'string', default: '.data/preview' },
      fresh: { type: 'boolean', default: false },
    },
  })
  return { dataDir: values.data, port: Number(values.port), fresh: values.fresh }
}

const explain = (error: unknown): unknown => {
  if (error instanceof OtherDataVersion) return `${error.what} npm start -- --fresh empties it and fills in new sample data.`
  return error instanceof Error ? error.message : error
}

void start(readOptions()).catch((error: unknown) => {
  // Whoever ends the preview while it prepares the phones cuts that off: not a failure.
  if (stopping) return
  console.error(explain(error))
  process.exit(1)
})
