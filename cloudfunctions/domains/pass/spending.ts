import type { PassId } from '../../../contract/pass/ids'
import type { Modification, Operation } from '../../kernel/database/modify'
import type { NewEffect } from '../../kernel/effect'
import { outboxWrites } from '../../kernel/outbox'
import { type PassDocument, passes, type RecentSpending } from './documents/pass'

/** What a decision was made on. It is spent only if the pass is still so. */
export interface SeenPass {
  readonly passId: PassId
  /** Raised by each change of the pass's terms: a measure of the district, a new term. */
  readonly revision: number
  /** Raised each time when something is spent or given back. */
  readonly spentRevision: number
  /** An access event that is recorded and not copied into the pass yet (`accessChain.ts`). */
  readonly uncopied: { readonly sequence: number; readonly audience: 'gate' | 'counter'; readonly step: number } | null
}

export interface Spending {
  /** What is had, by an id of its own: it counts once. */
  readonly id: string
  /** What it counts for. */
  readonly keys: readonly string[]
  readonly fen: number
  readonly recent: RecentSpending
  /** What counts no more: keys of days and months that are over, and recent things that are old. */
  readonly drop: { readonly keys: readonly string[]; readonly recent: readonly string[] }
  readonly effects: readonly NewEffect[]
}

export const seenPass = (pass: PassDocument, uncopied: SeenPass['uncopied'] = null): SeenPass => ({
  passId: pass._id,
  revision: pass.revision,
  spentRevision: pass.spentRevision ?? 0,
  uncopied,
})

/**
 * Counts one thing that is had, once, in one update that also stores what must follow. Answers false when it is counted already, or when the pass has changed since it was seen: then
 * whoever decided decides again.
 */
export function spend({ passId, revision, spentRevision, uncopied }: SeenPass, spending: Spending, now: Date): Promise<boolean> {
  const { id, keys, fen, recent, drop, effects } = spending
  const { writes } = outboxWrites({ outboxDueAt: null }, effects, now)
  const change: Record<string, Operation> = {
    ...Object.fromEntries(drop.keys.map((key) => [`spent.${key}`, { drop: true }])),
    ...Object.fromEntries(drop.recent.map((one) => [`recentSpendings.${one}`, { drop: true }])),
    ...Object.fromEntries(keys.map((key) => [`spent.${key}.${id}`, { set: { fen, at: recent.at } }])),
    [`recentSpendings.${id}`]: { set: recent },
    spentRevision: { set: spentRevision + 1 },
    ...writes,
    ...(uncopied && { sequence: { set: uncopied.sequence }, [`usedSteps.${uncopied.audience}`]: { set: uncopied.step } }),
  }
  const modification: Modification<PassDocument> = {
    when: {
      revision: { is: revision },
      spentRevision: { is: spentRevision === 0 ? null : spentRevision },
      [`recentSpendings.${id}`]: { absent: true },
      ...(uncopied && { sequence: { is: uncopied.sequence - 1 } }),
    },
    change,
  }
  return passes.modify(passId, modification)
}

/** Gives back what was had, wherever it still counts. Doing it again changes nothing. */
export async function giveBack(passId: PassId, id: string, keys: readonly string[]): Promise<void> {
  const pass = await passes.getPart(passId, ['spent'])
  const counted = keys.filter((key) => pass?.spent?.[key]?.[id])
  if (counted.length === 0) return
  const drops = Object.fromEntries(counted.map((key) => [`spent.${key}.${id}`, { drop: true } as const]))
  await passes.modify(passId, { when: {}, change: { ...drops, spentRevision: { add: 1 } } })
}
