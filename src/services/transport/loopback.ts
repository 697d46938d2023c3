const LOOPBACK = /^http:\/\/(localhost|([a-z0-9-]+\.)+localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/** The address if it is this machine's own, else throws: a local build must never carry sample data to somebody's server. */
export function loopback(origin: string): string {
  if (!LOOPBACK.test(origin)) throw new Error(`A local build talks to this machine alone, not to ${origin}`)
  return origin
}
