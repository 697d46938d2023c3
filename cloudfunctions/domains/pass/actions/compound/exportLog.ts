import type { LogRow } from '../../../../../contract/pass/gate'
import type { CompoundId } from '../../../../../contract/pass/ids'
import { daysIn, startOf } from '../../../../kernel/calendar'
import { pageOf } from '../../../../kernel/database/page'
import { offerFile } from '../../../../kernel/exports/exportedFile'
import { watermarkOf } from '../../../../kernel/exports/watermark'
import { invalid } from '../../../../kernel/input'
import type { HandlerOf } from '../../../handlerOf'
import { writeLogFile } from '../../export/logFile'
import { reasonWord } from '../../export/words'
import { findUses, type Stretch } from '../../usesOf'
import { viewLogRow } from '../../views/logRow'

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
async function rowsIn(compoundId: CompoundId, { from, before }: Stretch): Promise<LogRow[]> {
  const rows: LogRow[] = []
  for (let end: Date | null = before; end && rows.length <= MOST_ROWS; ) {
    const found = await findUses(compoundId, {}, { from, before: end }, BATCH + 1)
    const { page, next } = pageOf(found, BATCH, ({ at }) => at)
    rows.push(...page.map(viewLogRow))
    end = next === null ? null : new Date(next)
  }
  return rows
}
