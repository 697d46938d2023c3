import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { OtherDataVersion } from '../../emulator/dataVersion'
import { createPreviewPlugin } from './plugin'
import { type Build, Preparation, reasonOf } from './progress'
import { SampleCity } from './sampleCity'
import { fillSampleData, hasSampleData } from './sampleData'
import { layOutApp, layOutPage, layOutPasses, layOutPosters } from './site'
import { showProgress } from './terminal'
import { SceneWatcher } from './watcher'

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

function endWithSignals(city: SampleCity) {
  const stop = () => {
    if (stopping) return
    stopping = true
    void city.stop().then(() => process.exit(0))
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.on(signal, stop)
}

interface Options {
  readonly dataDir: string
  readonly port: number
  readonly fresh: boolean
}

async function start({ dataDir, port, fresh }: Options) {
  const isFilled = !fresh && hasSampleData(dataDir, new Date())
  const preparation = new Preparation(showProgress)
  const siteDir = join(dataDir, 'site')
  const watcher = new SceneWatcher()
  const city: SampleCity = await SampleCity.start({
    dataDir,
    // Sample data are filled in again sooner than each call has waited for the disk.
    survivesPowerCut: false,
    port,
    fresh: !isFilled,
    functionsDir: resolve('dist/functions'),
    siteDir,
    plugins: [createPreviewPlugin({ preparation, siteDir, city: () => city, watcher })],
    onCall: (call) => watcher.hear(call),
    log: () => {},
  })
  endWithSignals(city)
  await layOutPage(siteDir)
  console.log(`\n  江城哨兵·小哥码: open http://localhost:${city.port}/   (Ctrl-C ends it; --fresh begins with new sample data)\n`)

  const prepareApp = async () => {
    await appBuilt(preparation)
    await layOutApp(siteDir, APP)
    preparation.note({ percent: null })
  }
  const prepareSampleData = async () => {
    const note = (done: number, all: number) => preparation.note({ riders: { done, all } })
    if (!isFilled) await fillSampleData(city.url, dataDir, note)
    await layOutPosters(siteDir, city.url)
    await layOutPasses(siteDir, city.url)
    if (!isFilled) await city.keep()
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
