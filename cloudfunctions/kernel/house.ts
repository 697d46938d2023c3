import type { Audience, Role, Scope } from './access'
import type { AnyCollection, CompleteMessage, Domain, Forget } from './domain'
import type { EffectRunner } from './effect'
import type { Route } from './http/route'
import type { Job } from './job'

/** An effect runner and the domain that it belongs to. */
export interface OwnedRunner {
  readonly domain: string
  readonly runner: EffectRunner
}

/** The registry of everything that the domains of this function declare. */
export interface House {
  readonly domains: readonly Domain[]
  /** Whether these are all domains. Only then are all runners known of an effect that several domains take part in. */
  readonly complete: boolean
  readonly collections: readonly AnyCollection[]
  readonly jobs: readonly Job[]
  readonly roles: readonly Role[]
  readonly routes: readonly Route[]
  runnersOf(kind: string): readonly OwnedRunner[]
  audience(name: string): Audience | null
  role(name: string): Role | null
  scope(field: string): Scope | null
  forgetOf(collection: string): Forget | null
  completeMessage: CompleteMessage
}

let opened: House | undefined

/** Builds the registry from the domains of a function, with the kernel's own part first. It is called once, when the function starts. */
export function openHouse(domains: readonly Domain[], { complete }: { complete: boolean }): House {
  const runners = new Map<string, OwnedRunner[]>()
  for (const { name: domain, effects } of domains) {
    for (const runner of effects) runners.set(runner.kind, [...(runners.get(runner.kind) ?? []), { domain, runner }])
  }
  const roles = domains.flatMap((domain) => domain.roles ?? [])
  const audiences = new Map([...domains.flatMap((domain) => domain.audiences ?? []), ...roles].map((one) => [one.name as string, one]))
  const scopes = new Map(domains.flatMap((domain) => domain.scopes ?? []).map((one) => [one.field as string, one]))
  const forgets = new Map(domains.flatMap(({ forget = {} }) => Object.entries(forget)))
  const completing = new Map(domains.flatMap(({ completeMessages = {} }) => Object.entries(completeMessages)))
  opened = {
    domains,
    complete,
    collections: domains.flatMap(({ collections }) => collections),
    jobs: domains.flatMap(({ jobs }) => jobs ?? []),
    roles,
    routes: domains.flatMap(({ routes }) => routes ?? []),
    runnersOf: (kind) => runners.get(kind) ?? [],
    audience: (name) => audiences.get(name) ?? null,
    role: (name) => roles.find((role) => role.name === name) ?? null,
    scope: (field) => scopes.get(field) ?? null,
    forgetOf: (collection) => forgets.get(collection) ?? null,
    completeMessage: async (content) => completing.get(content.kind)?.(content) ?? content,
  }
  return opened
}

/**
 * The registry of the running function.
 *
 * @throws when `openHouse` has not been called; a test that runs the kernel alone opens a house of its own
 */
export function house(): House {
  if (!opened) throw new Error('openHouse has not been called: no domain is known')
  return opened
}
