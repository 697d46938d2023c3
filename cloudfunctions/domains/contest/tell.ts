import type { EffectRunner } from '../../kernel/effect'
import { inTurns } from '../../kernel/inBatches'
import { deliver } from '../../kernel/inbox/deliver'
import { freeWayOf, ownOfferingOf } from '../booking/public'
import { contests } from './contestDocument'
import { tellResultsTo, tellSignedUpTo } from './effects'
import { contestNews } from './messages'
import { contestResults } from './resultDocument'

/** What people hear of contests, each thing once. */
export const tellingRunners: readonly EffectRunner[] = [
  tellResultsTo.does(async (payload, { hasTime }) => {
    const { resultId, eventId, personIds, after, at } = payload
    const results = await contestResults.get(resultId)
    const contest = results && (await contests.get(results.contestId))
    if (!results || !contest) return
    const category = contest.categories.find(({ categoryId }) => categoryId === results.categoryId)
    const title = `${contest.title}·${category?.title ?? ''}`
    const wanted = new Set(personIds)
    const rows = results.rows.flatMap((row) => (row.personId && wanted.has(row.personId) ? [[row.personId, row] as const] : []))
    const last = await inTurns(rows, after, hasTime, ({ place, honour }, personId) => {
      const content = { kind: 'contestResult', title, place, honour } as const
      return deliver(contestNews.note({ eventId: `${eventId}:${personId}`, personId, content, at }))
    })
    return last ? { next: { ...payload, after: last } } : undefined
  }),

  tellSignedUpTo.does(async ({ categoryId, personIds, stationName, actorId, requestId, at }) => {
    const own = await ownOfferingOf(categoryId, personIds)
    if (!own) return
    const eventId = `signUp:${actorId}:${requestId}`
    for (const personId of personIds) {
      const participant = own.participants[personId] ?? null
      const standing = participant?.state === 'held' ? freeWayOf(own, participant, at) : ({ waits: true } as const)
      const content = { kind: 'signedUp', title: own.details.title, stationName, ...standing } as const
      await deliver(contestNews.note({ eventId: `${eventId}:${personId}`, personId, content, at }))
    }
  }),
]
