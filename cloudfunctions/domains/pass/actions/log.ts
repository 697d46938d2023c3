import type { LogRow } from '../../../../contract/pass/gate'
import type { CompoundId, GateId } from '../../../../contract/pass/ids'
import { daysIn, startOf } from '../../../kernel/calendar'
import { pageOf } from '../../../kernel/database/page'
import { offerFile } from '../../../kernel/exports/exportedFile'
import { watermarkOf } from '../../../kernel/exports/watermark'
import { invalid } from '../../../kernel/input'
import type { HandlerOf } from '../../handlerOf'
import { type AccessEvent, accessEvents } from '../documents/accessEvent'
import { reasonWord, writeLogFile } from '../exports/logFile'
import { viewLogRow } from '../views/accessEvent'

/** Which uses of a compound; what is left out doesn't matter. */
export interface LogFilter {
  readonly gateId?: GateId | undefined
  readonly outcome?: AccessEvent['outcome'] | undefined
}

export interface Period {
  /** Inclusive. */
  readonly from: Date
  /** Exclusive. */
  readonly before: Date
}

/** The uses at a compound in a stretch of time, the newest first, by the index that fits the filter. */
export function findAccessEvents(place: CompoundId, { gateId, outcome }: LogFilter, { from, before: after }: Period, limit: number) {
  const stretch = { from, after, limit }
  if (gateId && outcome) return accessEvents.find('placeGateOutcome', { equals: { place, gateId, outcome }, ...stretch })
  if (gateId) return accessEvents.find('placeGate', { equals: { place, gateId }, ...stretch })
  if (outcome) return accessEvents.find('placeOutcome', { equals: { place, outcome }, ...stretch })
  return accessEvents.find('place', { equals: { place }, ...stretch })
}

const PAGE = 30

export const log: HandlerOf<'compound.log'> = async ({ compoundId, day, gateId, outcome, before }) => {
  const end = startOf(day, 1)
  const from = startOf(day)
  const found = await findAccessEvents(compoundId, { gateId, outcome }, { from, before: earlier(end, before) }, PAGE + 1)
  const { page, next } = pageOf(found, PAGE, ({ at }) => at)
  return { data: { uses: page.map(viewLogRow), next } }
}

const earlier = (end: Date, before: string | undefined) => (before && new Date(before) < end ? new Date(before) : end)

const MOST_DAYS = 31
/** What a function can hold and write in its time, with room to spare. */
const MOST_ROWS = 10_000
const BATCH = 500

export const exportLog: HandlerOf<'compound.exportLog'> = async ({ compoundId, from, to, reason }, { caller, granted, now }) => {
  const days = daysIn(from, to)
  if (days < 1) return { refusal: invalid('to', 'too_small') }
  if (days > MOST_DAYS) return { refusal: invalid('to', 'too_big', MOST_DAYS) }
  const rows = await rowsIn(compoundId, { from: startOf(from), before: startOf(to, 1) })
  if (rows.length > MOST_ROWS) return { refusal: { code: 'TOO_MANY', details: { limit: MOST_ROWS } } }
  const file = await writeLogFile({
    title: `${granted.name} 通行记录 ${from} 至 ${to}`,
    mark: watermarkOf(caller.personId, reasonWord[reason], now),
    rows,
  })
  return { data: { url: await offerFile(compoundId, 'xlsx', file, now), rows: rows.length } }
}

/** The newest first; one more than may be when there are too many. */
async function rowsIn(compoundId: CompoundId, { from, before }: Period): Promise<LogRow[]> {
  const rows: LogRow[] = []
  for (let end: Date | null = before; end && rows.length <= MOST_ROWS; ) {
    const found = await findAccessEvents(compoundId, {}, { from, before: end }, BATCH + 1)
    const { page, next } = pageOf(found, BATCH, ({ at }) => at)
    rows.push(...page.map(viewLogRow))
    end = next === null ? null : new Date(next)
  }
  return rows
}

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
async function countHour(place: CompoundId, { from, before }: Period, undone: readonly AccessEvent[]) {
  const count = async (outcome: AccessEvent['outcome']) => {
    const taken = undone.filter((use) => use.outcome === outcome && use.at >= from && use.at < before).length
    return (await accessEvents.count('placeOutcome', { equals: { place, outcome }, from, after: before })) - taken
  }
  const [entered, refused, left] = await Promise.all([count('enter'), count('refused'), count('leave')])
  return { entered, refused, left }
}

/** Far more scans than guards take back in a day. */
const MOST_UNDONE = 1000

const undoneIn = (place: CompoundId, { from, before }: Period) =>
  accessEvents.find('placeUndone', { equals: { place, undone: true }, from, after: before, limit: MOST_UNDONE })
