import type { Domain } from './domain'
import { createEntry } from './entry'
import type { Served } from './handler'
import { openHouse } from './house'
import { createWeb } from './http/web'
import { createTimer } from './jobs/timer'
import { kernel } from './kernel'
import { keysHold } from './secrets/canaries'

/** The domains of a function, in the order of `domains.ts`: those that it serves, and those whose effects its callers wait for. */
type Domains = { readonly domains: readonly Domain[]; readonly complete?: boolean }

const open = ({ domains, complete = false }: Domains) => openHouse([kernel, ...domains], { complete })

/**
 * A function that phones call. Effects of domains that are not listed are left to the job `kernel.outbox`.
 *
 * @param complete whether all domains are listed
 */
export function createFunction({ serves, ...domains }: { readonly serves: readonly Served[] } & Domains) {
  open(domains)
  return createEntry(serves, () => new Date(), keysHold)
}

/** The function that the timer calls, with the jobs of all domains. */
export function createJobs(domains: readonly Domain[]) {
  open({ domains, complete: true })
  return createTimer(() => new Date(), keysHold)
}

/** The function that serves HTTP, with the routes of these domains. */
export function createHttp(domains: readonly Domain[]) {
  const { routes } = open({ domains })
  return createWeb(routes, () => new Date(), keysHold)
}
