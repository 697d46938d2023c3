import type { CompoundId } from '../../../../../contract/pass/ids'
import { startOf } from '../../../../kernel/calendar'
import type { HandlerOf } from '../../../handlerOf'
import { type UseDocument, uses } from '../../pass/useDocument'
import type { Stretch } from '../../usesOf'

const HOUR_MS = 3_600_000

export const figures: HandlerOf<'compound.figures'> = async ({ compoundId, day }, { now }) => {
  const start = startOf(day).getTime()
  const hours = Array.from({ length: 24 }, (_, hour) => {
    const from = new Date(start + hour * HOUR_MS)
    return { from, before: new Date(from.getTime() + HOUR_MS) }
  })
  const undone = await undoneIn(compoundId, { from: startOf(day), before: startOf(day, 1) })
  return { data: { hours: await Promise.all(hours.map((hour) => (hour.from > now ? NOTHING : countHour(compoundId, hour, undone)))) } }
}

const NOTHING = { entered: 0, refused: 0, left: 0 }

/** Counted by the index, however many there are; what a guard took back is none. */
async function countHour(place: CompoundId, { from, before }: Stretch, undone: readonly UseDocument[]) {
  const count = async (outcome: UseDocument['outcome']) => {
    const taken = undone.filter((use) => use.outcome === outcome && use.at >= from && use.at < before).length
    return (await uses.count('placeOutcome', { equals: { place, outcome }, from, after: before })) - taken
  }
  const [entered, refused, left] = await Promise.all([count('enter'), count('refused'), count('leave')])
  return { entered, refused, left }
}

/** Far more scans than guards take back in a day. */
const MOST_UNDONE = 1000

const undoneIn = (place: CompoundId, { from, before }: Stretch) =>
  uses.find('placeUndone', { equals: { place, undone: true }, from, after: before, limit: MOST_UNDONE })
