import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server that answers every request of the SDK at once with one document, to measure the cost of the SDK itself. */
const reply = JSON.stringify({
  requestId: '00000000-0000-4000-8000-000000000000',
  data: { list: ['{"_id":"rider00001","name":"示例","town":"同里","station":"s1","state":"verified","revision":3,"tags":["a","b"]}'] },
  limit: 1,
  offset: 0,
})
const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(reply) }

const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
  request.resume()
  response.writeHead(200, headers)
  response.end(reply)
})
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`stub ready: http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
