import type { Standing } from '../../../contract/booking/booking'
import type { PersonId } from '../../../contract/kernel/ids'
import type { PayloadOf } from '../../kernel/effect'
import { LOST, retryOnConflict } from '../../kernel/retry'
import { dropMeasure, keptMeasureOf, personIdOfRider, riderChanged, riders } from '../account/public'
import { type AgendaDocument, agendas, type Penalty, saveAgenda } from './agendaDocument'
import { agendaToChange } from './agendaToChange'
import { notePenalty } from './effects'
import { addCredit, addPenalty, removePenalty, viewPenaltyRecord } from './rules/penalties'

type Change = PayloadOf<typeof notePenalty>['change']

/** Enters a penalty or a credit of somebody, or takes a penalty back: each once, by its key. */
export const penaltyRunner = notePenalty.does(async ({ personId, change, at }) => {
  await changeRecord(personId, (agenda) => changed(agenda, change, at), at)
})

/** Somebody whose number is verified again may not book as long as they couldn't have before. */
export const blockRunner = riderChanged.does(async ({ riderId, at }) => {
  const rider = await riders.getPart(riderId, ['status', 'identity'])
  if (rider?.status !== 'verified' || !rider.identity) return
  const kept = await keptMeasureOf(rider.identity, 'booking', at)
  if (!kept) return
  await changeRecord(personIdOfRider(riderId), (agenda) => ({ ...agenda, blockedUntil: kept.until }), at)
  await dropMeasure(rider.identity, 'booking', kept)
})

/** Changes what is remembered of somebody. @returns the agenda as it is then; null for somebody who was erased: nothing is to be remembered of them */
const changeRecord = (personId: PersonId, decide: (agenda: AgendaDocument) => AgendaDocument, now: Date): Promise<AgendaDocument | null> =>
  retryOnConflict(async () => {
    const agenda = await agendaToChange(personId)
    if (!agenda) return null
    const next = decide(agenda)
    return next === agenda ? agenda : ((await saveAgenda(agenda, next, now)) ?? LOST)
  })

function changed(agenda: AgendaDocument, change: Change, at: Date): AgendaDocument {
  if ('add' in change) return addPenalty(agenda, change.add, at)
  if ('credit' in change) return addCredit(agenda, change.credit)
  return removePenalty(agenda, change.takeBack)
}

/** Enters a penalty, once. @returns the record as it is then; null for somebody who was erased */
export async function givePenalty(personId: PersonId, penalty: Penalty, now: Date): Promise<Standing | null> {
  const agenda = await changeRecord(personId, (before) => addPenalty(before, penalty, now), now)
  return agenda && viewPenaltyRecord(agenda, now)
}

export const hasPenalty = async (personId: PersonId, key: string): Promise<boolean> =>
  (await agendas.get(personId))?.penalties.some((penalty) => penalty.key === key) ?? false

/** Takes a penalty back. Where there is none, nothing is written. */
export async function takeBackPenalty(personId: PersonId, key: string, now: Date): Promise<void> {
  await changeRecord(personId, (agenda) => removePenalty(agenda, key), now)
}
