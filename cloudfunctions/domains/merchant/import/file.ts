import { offerFile } from '../../../kernel/exports/exportedFile'
import { writeEmptyFile } from '../../../kernel/exports/sheetFile'
import { type Cell, COLUMNS } from './columns'

/**
 * The cells of the first sheet; null: it is no Excel file, for whatever fails while it is read lies in the file. The library is loaded at first use,
 * because few calls need it.
 */
export async function cellsOf(base64: string): Promise<readonly (readonly Cell[])[] | null> {
  const { readSheet } = await import('read-excel-file/node')
  try {
    return (await readSheet(Buffer.from(base64, 'base64'))) as readonly (readonly Cell[])[]
  } catch {
    return null
  }
}

/** Offers an empty file with the columns that are imported. */
export async function offerTemplate(now: Date): Promise<string> {
  return offerFile('shops', 'shops.xlsx', await writeEmptyFile('商户', Object.values(COLUMNS)), now)
}
