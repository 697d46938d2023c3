import type { StatementLine } from '../../../../contract/merchant/statement'
import { type Column, writeSheetFile } from '../../../kernel/exports/sheetFile'
import type { StatementDocument } from './documents'

/** A statement as an Excel file. @param mark who took it out, and when @param part which of several files it is, in words */
export function writeStatementFile(
  statement: StatementDocument,
  lines: readonly StatementLine[],
  mark: string,
  part: string,
): Promise<Buffer> {
  const { merchantName, number, from, to, total } = statement
  const counts = `核销 ${total.redeemed} 笔，冲正 ${total.reversed} 笔`
  const money = `原价 ${yuan(total.normalFen)} 元，实收 ${yuan(total.chargeFen)} 元，优惠 ${yuan(total.savedFen)} 元`
  const title = `${merchantName} 第 ${number} 号结算单 ${from} 至 ${to}${part}：${counts}；${money}`
  return writeSheetFile({ sheet: '结算单', title, mark, columns, rows: lines })
}

/** With two digits behind the point, as accounts are written. */
const yuan = (fen: number) => (fen / 100).toFixed(2)

export const columns: readonly Column<StatementLine>[] = [
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

const kindWord: Record<StatementLine['kind'], string> = { redeemed: '核销', reversed: '冲正' }
