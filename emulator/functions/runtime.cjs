/**
 * Runs one instance of one function inside a worker thread. It is plain JavaScript, so that a thread starts without a compiler. It receives
 * `{ event, context }` as JSON texts and answers `{ json }` or `{ thrown }`, one request at a time, as the pool guarantees.
 */
const { parentPort, workerData } = require('node:worker_threads')

const { main } = require(workerData.file)
if (typeof main !== 'function') throw new Error(`${workerData.file} exports no function main(event, context).`)

parentPort.on('message', async ({ event, context }) => {
  try {
    const result = await main(JSON.parse(event), JSON.parse(context))
    parentPort.postMessage({ json: JSON.stringify(result) ?? 'null' })
  } catch (error) {
    parentPort.postMessage({ thrown: error instanceof Error ? error.stack : String(error) })
  }
})
parentPort.postMessage({ ready: true })
