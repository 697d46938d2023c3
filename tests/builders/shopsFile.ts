import writeXlsxFile from 'write-excel-file/node'

/** What is written in the cells of a row, by the titles of the columns; a number is written as a number. */
export type ShopRowCells = Readonly<Record<string, string | number>>

const COMPLETE: ShopRowCells = {
  编号: 'A001',
  店名: '示例面馆',
  类型: '吃饭',
  镇: '示例镇',
  地址: '',
  电话: '',
  纬度: '',
  经度: '',
  营业: '是',
}

/** An Excel file of shops as base64. What a row leaves out is written as in a complete one. `titles`: the columns in their order. */
export async function shopsFile(rows: readonly ShopRowCells[], titles: readonly string[] = Object.keys(COMPLETE)): Promise<string> {
  const cells = rows.map((row) => titles.map((title) => ({ value: row[title] ?? COMPLETE[title] ?? '' })))
  const content = await writeXlsxFile([titles.map((value) => ({ value })), ...cells], { sheet: '商户' }).toBuffer()
  return content.toString('base64')
}
