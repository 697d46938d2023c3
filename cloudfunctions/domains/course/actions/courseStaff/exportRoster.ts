import { dayOf } from '../../../../kernel/calendar'
import { offerFile } from '../../../../kernel/exports/exportedFile'
import { writeSheetFile } from '../../../../kernel/exports/sheetFile'
import { watermarkOf } from '../../../../kernel/exports/watermark'
import type { HandlerOf } from '../../../handlerOf'
import { columns, reasonWord } from '../../export/rosterSheet'
import { rosterOf } from '../../rosterOf'

export const exportRoster: HandlerOf<'course.exportRoster'> = async ({ sessionId, reason }, { caller, now }) => {
  const found = await rosterOf(sessionId, now)
  if (!found) return { refusal: { code: 'NOT_FOUND', details: {} } }
  const { offering, people: rows } = found
  const title = `${offering.details.title} 名单 ${dayOf(offering.startsAt)} 开课`
  const mark = watermarkOf(caller.personId, reasonWord[reason], now)
  const file = await writeSheetFile({ sheet: '名单', title, mark, columns, rows })
  return { data: { url: await offerFile(sessionId, 'xlsx', file, now), rows: rows.length } }
}
