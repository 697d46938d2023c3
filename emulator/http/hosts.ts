const LOOPBACK = /^(?:127\.0\.0\.1|(?:[a-z0-9-]+\.)*localhost)(?::\d{1,5})?$/i
const LOOPBACK_ORIGIN = /^https?:\/\/(.+)$/i

/**
 * Whether a Host header names this machine. Another name means that a page on the internet has pointed its own name at this machine (DNS
 * rebinding).
 */
export const isLoopbackHost = (host: string | undefined): boolean => host !== undefined && LOOPBACK.test(host)

/** Whether an Origin header names a page served by this machine. */
export const isLoopbackOrigin = (origin: string): boolean => isLoopbackHost(LOOPBACK_ORIGIN.exec(origin)?.[1])

/** Whether the page comes from the very host and port that it asks. */
export const isOwnOrigin = (origin: string, host: string | undefined): boolean =>
  LOOPBACK_ORIGIN.exec(origin)?.[1]?.toLowerCase() === host?.toLowerCase()
