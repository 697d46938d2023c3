import type { compoundActions } from '../../../../contract/pass/compound'
import type { LogRow } from '../../../../contract/pass/gate'
import type { CompoundId, GateId } from '../../../../contract/pass/ids'
import { daysIn, startOf } from '../../../kernel/calendar'
import { type FoundPage, findPage, type PageCursor } from '../../../kernel/database/page'
import { offerFile } from '../../../kernel/exports/exportedFile'
import { watermarkOf } from '../../../kernel/exports/watermark'
import type { Handler } from '../../../kernel/handler'
import { invalid } from '../../../kernel/input'
import { type AccessEvent, accessEvents } from '../documents/accessEvent'
import { reasonWord, writeLogFile } from '../exports/logFile'
import { figuresOf } from '../figures'
import { viewLogRow } from '../views/accessEvent'

/** Which access events of a compound are shown. What is undefined is not filtered. */
interface LogFilter {
  readonly gateId: GateId | undefined
  readonly outcome: AccessEvent['outcome'] | undefined
}

/** The index that fits the filter, with the values of its first keys. */
function indexFor(place: CompoundId, { gateId, outcome }: LogFilter) {
  if (gateId && outcome) return { index: 'placeGateOutcome', equals: { place, gateId, outcome } }
  if (gateId) return { index: 'placeGate', equals: { place, gateId } }
  if (outcome) return { index: 'placeOutcome', equals: { place, outcome } }
  return { index: 'place', equals: { place } }
}

const PAGE = 30

export const log: Handler<typeof compoundActions.log> = async ({ compoundId, day, gateId, outcome, before }) => {
  const { index, equals } = indexFor(compoundId, { gateId, outcome })
  const bounds = { from: startOf(day), beyond: startOf(day, 1) }
  const { rows, next } = await findPage(accessEvents, index, { equals, ...bounds, after: before, size: PAGE })
  return { data: { uses: rows.map(viewLogRow), next } }
}

const MOST_DAYS = 31
/** A function can hold and write this many rows in its time, with room to spare. Longer logs come in several files. */
const MAX_ROWS = 10_000
const BATCH = 500

type ExportLog = typeof compoundActions.exportLog

export const exportLog: Handler<ExportLog> = async ({ compoundId, from, to, reason, before }, { caller, granted, now }) => {
  const days = daysIn(from, to)
  if (days < 1) return { refusal: invalid('to', 'too_small') }
  if (days > MOST_DAYS) return { refusal: invalid('to', 'too_big', MOST_DAYS) }
  const { rows, next } = await rowsOfFile(compoundId, { from: startOf(from), beyond: startOf(to, 1), after: before })
  const part = `${before ? '（接上一份）' : ''}${next ? '（后面还有一份）' : ''}`
  const file = await writeLogFile({
    title: `${granted.name} 通行记录 ${from} 至 ${to}${part}`,
    mark: watermarkOf(caller.personId, reasonWord[reason], now),
    rows,
  })
  return { data: { url: await offerFile(compoundId, `log-${from}-to-${to}.xlsx`, file, now), rows: rows.length, rest: next } }
}

/** The rows of one file, the newest first, and where the next file goes on. */
export async function rowsOfFile(
  place: CompoundId,
  period: { readonly from: Date; readonly beyond: Date; readonly after: PageCursor | undefined },
): Promise<FoundPage<LogRow>> {
  const all: LogRow[] = []
  let after = period.after ?? null
  do {
    const { rows, next }: FoundPage<AccessEvent> = await findPage(accessEvents, 'place', {
      ...period,
      equals: { place },
      after,
      size: BATCH,
    })
    all.push(...rows.map(viewLogRow))
    after = next
  } while (after !== null && all.length < MAX_ROWS)
  return { rows: all, next: after }
}

export const figures: Handler<typeof compoundActions.figures> = async ({ compoundId, day }) => ({
  data: { hours: await figuresOf(compoundId, day) },
})
