import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { domains } from '../../cloudfunctions/domains'
import { strayClaims } from '../../cloudfunctions/domains/account/identities'
import type { ChainCheck } from '../../cloudfunctions/kernel/audit/trail'
import type { Domain } from '../../cloudfunctions/kernel/domain'
import type { Served } from '../../cloudfunctions/kernel/handler'
import { openHouse } from '../../cloudfunctions/kernel/house'
import type { Messenger } from '../../cloudfunctions/kernel/inbox/effects'
import type { Job, JobCursor } from '../../cloudfunctions/kernel/job'
import { auditCheck } from '../../cloudfunctions/kernel/jobs/auditCheck'
import { outboxDue } from '../../cloudfunctions/kernel/jobs/outboxDue'
import { retention } from '../../cloudfunctions/kernel/jobs/retention'
import { kernel } from '../../cloudfunctions/kernel/kernel'
import { parkedHandlers } from '../../cloudfunctions/kernel/parkedHandlers'
import type { Actions } from '../../contract'
import type { MessageContent } from '../../contract/kernel/message'

/** All domains together, as in a function that has them all. */
export const everyDomain = [kernel, ...domains]
export const openEveryDomain = () => openHouse(everyDomain, { complete: true })

/** What a domain exports from one of its files, where it has that file. */
function exported<Exported>({ name }: Domain, file: string, as: string): Exported | undefined {
  const path = join(__dirname, '../../cloudfunctions/domains', name, `${file}.ts`)
  return existsSync(path) ? (require(path) as Record<string, Exported>)[as] : undefined
}

const handlersOf = (domain: Domain) => exported<readonly Served[]>(domain, 'handlers', `${domain.name}Handlers`) ?? []
const messengerOf = (domain: Domain) => exported<Messenger<MessageContent>>(domain, 'messages', `${domain.name}News`)

/** What WeChat shows of each kind of message. */
export const phrases = (): readonly (readonly [kind: string, phrase: string])[] =>
  domains.flatMap((domain) => Object.entries(messengerOf(domain)?.phrases ?? {}))

/** Every action with its handler, whichever function serves it. */
export const everythingServed: readonly Served[] = [...parkedHandlers, ...domains.flatMap(handlersOf)]

/** All actions by name. */
export const registry = Object.fromEntries(everythingServed.map(({ action }) => [action.name, action])) as Actions

/** Everything that is stored anywhere. */
export const collections = everyDomain.flatMap((domain) => domain.collections)

const always = () => true

/** Turns of a job until it is through. */
export async function runThrough(job: Job, now: Date, hasTime: () => boolean = always): Promise<unknown> {
  let cursor: JobCursor = null
  for (let turns = 0; turns < 1000; turns += 1) {
    const report = await job.run({ now, cursor, hasTime })
    if (report.cursor === null) return report.result
    cursor = report.cursor
  }
  throw new Error(`${job.name} is never through`)
}

/** What a crash left undone is finished, and what concerns many is carried out. */
export async function reconcile(now: Date): Promise<{ settled: number; released: number }> {
  const { settled } = (await runThrough(outboxDue, now)) as { settled: number }
  const { released } = (await runThrough(strayClaims, now)) as { released: number }
  return { settled, released }
}

/** Removes what is older than its collection's retention says. Returns how many of each, and carries out what must follow. */
export async function applyRetention(now: Date): Promise<Record<string, number>> {
  return (await runThrough(retention, now)) as Record<string, number>
}

/** Walks the audit trail from its start. */
export const checkAudit = async () => (await runThrough(auditCheck, new Date(0))) as readonly ChainCheck[]
