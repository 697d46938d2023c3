import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

/** How long an idle connection is kept. It is longer than in the SDK (4.8 s), so that the client closes the connection first. */
const KEEP_ALIVE_MS = 65_000
/** How long a stop waits for requests in progress. */
const GRACE_MS = 500

export interface Listener {
  readonly port: number
  /** Accepts no new connections and waits a moment for requests in progress. */
  drain(): Promise<void>
  /** Cuts the remaining connections. Resolves when none is left. */
  close(): Promise<void>
}

const explain = (error: NodeJS.ErrnoException, port: number): Error =>
  error.code === 'EADDRINUSE' ? new Error(`Port ${port} is in use. Choose another with --port, or --port 0 for any free one.`) : error

/** Serves HTTP on 127.0.0.1 only; port 0 chooses a free port. Rejects with a plain sentence when the port is in use. */
export const listen = async (port: number, onRequest: RequestListener): Promise<Listener> => {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, headersTimeout: KEEP_ALIVE_MS + 1000 }, onRequest)
  server.listen(port, '127.0.0.1')
  await once(server, 'listening').catch((error) => {
    throw explain(error, port)
  })
  const closed = once(server, 'close')
  return {
    port: (server.address() as AddressInfo).port,
    drain: async () => {
      server.close()
      const patience = new AbortController()
      await Promise.race([closed, delay(GRACE_MS, undefined, { signal: patience.signal })])
      patience.abort()
    },
    close: async () => {
      if (server.listening) server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
