const LOOPBACK = /^(?:127\.0\.0\.1|(?:[a-z0-9-]+\.)*localhost)(?::\d{1,5})?$/i
const LOOPBACK_ORIGIN = /^https?:\/\/(.+)$/i

/** Whether a Host header names this machine. Anything else is a page of the internet that points its own name here (DNS rebinding). */
export const isLoopbackHost = (host: string | undefined): boolean => host !== undefined && LOOPBACK.test(host)

/** Whether an Origin header belongs to a page that this machine serves. */
export const isLoopbackOrigin = (origin: string): boolean => isLoopbackHost(LOOPBACK_ORIGIN.exec(origin)?.[1])
