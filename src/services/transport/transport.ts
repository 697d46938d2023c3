/** One question to the backend, as it crosses the wire. */
export interface CallBody {
  action: string
  input: unknown
  requestId: string
}

/** How the phone reaches its backend. Both reject when no reply came (or a reply that nobody can read). */
export interface Transport {
  call(body: CallBody): Promise<unknown>
  /** Stores a file of the phone (a temporary path) below `cloudPath` and gives its id, `cloud://…`. */
  upload(filePath: string, cloudPath: string): Promise<string>
}

/** A rider does not wait longer for one try. The server may still finish: the next try carries the same requestId. */
export const TIMEOUT_MS = 10_000
