/**
 * Runs inside a worker thread: one instance of one function. Plain JavaScript, so that a thread starts without a compiler.
 * Takes `{ event, context }` as JSON texts, answers `{ json }` or `{ thrown }`, one request at a time (the pool sees to that).
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
