import type { PersonId } from '../../../../contract/kernel/ids'
import { offerFile } from '../../../kernel/exports/exportedFile'
import { type Column, writeSheetFile } from '../../../kernel/exports/sheetFile'
import { watermarkOf } from '../../../kernel/exports/watermark'
import type { StatementDocument } from './documents'
import { linesAfter, type NamelessLine } from './lines'

/** A function can hold and write this many rows in its time, with room to spare. Longer statements come in several files. */
const MAX_ROWS = 10_000
const PAGES_A_CALL = 20

/**
 * Offers a statement as an Excel file, from behind a line on, and says behind which line the next file goes on.
 *
 * @param personId who takes it out
 */
export async function offerStatement(statement: StatementDocument, after: number, personId: PersonId, now: Date) {
  const { lines, next } = await linesOfFile(statement, after)
  const part = `${after > 0 ? '（接上一份）' : ''}${next !== null ? '（后面还有一份）' : ''}`
  const file = await writeStatementFile(statement, lines, watermarkOf(personId, '结算', now), part)
  const name = `statement-${statement.number}-${statement.from}-to-${statement.to}.xlsx`
  return { url: await offerFile(statement._id, name, file, now), rows: lines.length, rest: next }
}

async function linesOfFile(statement: StatementDocument, after: number) {
  const lines: NamelessLine[] = []
  let next: number | null = after
  while (next !== null && lines.length < MAX_ROWS) {
    const found: Awaited<ReturnType<typeof linesAfter>> = await linesAfter(statement, next, PAGES_A_CALL)
    lines.push(...found.lines)
    next = found.next
  }
  return { lines, next }
}

/** A statement as an Excel file. @param mark who took it out, and when @param part which of several files it is, in words */
function writeStatementFile(statement: StatementDocument, lines: readonly NamelessLine[], mark: string, part: string): Promise<Buffer> {
  const { merchantName, number, from, to, total } = statement
  const counts = `核销 ${total.redeemed} 笔，冲正 ${total.reversed} 笔`
  const money = `原价 ${yuan(total.normalFen)} 元，实收 ${yuan(total.chargeFen)} 元，优惠 ${yuan(total.savedFen)} 元`
  const title = `${merchantName} 第 ${number} 号结算单 ${from} 至 ${to}${part}：${counts}；${money}`
  return writeSheetFile({ sheet: '结算单', title, mark, columns, rows: lines })
}

/** With two digits behind the point, as accounts are written. */
const yuan = (fen: number) => (fen / 100).toFixed(2)

const columns: readonly Column<NamelessLine>[] = [
  { title: '序号', width: 8, value: ({ number }) => number },
  { title: '时间', width: 19, value: ({ at }) => new Date(at) },
  { title: '类别', width: 6, value: ({ kind }) => kindWord[kind] },
  { title: '编号', width: 8, value: ({ redemptionNumber }) => redemptionNumber },
  { title: '优惠', width: 20, value: ({ title, version }) => `${title}（第 ${version} 版）` },
  { title: '原价（元）', width: 10, value: ({ normalFen }) => normalFen / 100 },
  { title: '实收（元）', width: 10, value: ({ chargeFen }) => chargeFen / 100 },
  { title: '优惠（元）', width: 10, value: ({ savedFen }) => savedFen / 100 },
  { title: '店员', width: 10, value: ({ clerk }) => (clerk === null ? '小哥自己扫码' : clerk || '已离开的店员') },
  { title: '核销记录', width: 38, value: ({ redemptionId }) => redemptionId },
]

const kindWord: Record<NamelessLine['kind'], string> = { redeemed: '核销', reversed: '冲正' }
