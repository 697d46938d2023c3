/**
 * Runs one instance of one function inside a worker thread. It is plain JavaScript, so that a thread starts without a compiler. It receives
 * `{ event, context }` as JSON texts and by how many milliseconds its clock is `ahead`, and answers `{ json }` or `{ thrown }`, one request at a
 * time, as the pool guarantees.
 */
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'
import { shiftDate } from './shiftedDate.mjs'

let aheadMs = 0
shiftDate(() => aheadMs)

const { main } = createRequire(import.meta.url)(workerData.file)
if (typeof main !== 'function') throw new Error(`${workerData.file} exports no function main(event, context).`)

parentPort.on('message', async ({ event, context, ahead }) => {
  aheadMs = ahead
  try {
    const result = await main(JSON.parse(event), JSON.parse(context))
    parentPort.postMessage({ json: JSON.stringify(result) ?? 'null' })
  } catch (error) {
    parentPort.postMessage({ thrown: error instanceof Error ? error.stack : String(error) })
  }
})
parentPort.postMessage({ ready: true })
