import type { LogRow } from '../../../../contract/pass/gate'
import { writeSheetFile } from '../../../kernel/exports/sheetFile'
import { columns } from './logSheet'

/** The log as an Excel file. @param title the compound and the period @param mark who took it out, when and for what */
export const writeLogFile = ({ title, mark, rows }: { title: string; mark: string; rows: readonly LogRow[] }): Promise<Buffer> =>
  writeSheetFile({ sheet: '通行记录', title, mark, columns, rows })
