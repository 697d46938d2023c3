import { MOST_PROBLEMS, type ProblemAt, type shopImportActions } from '../../../../contract/merchant/shopImport'
import { change } from '../../../kernel/database/change'
import { unchanged } from '../../../kernel/database/decision'
import { ensureDocument } from '../../../kernel/database/ensure'
import type { Handler } from '../../../kernel/handler'
import { allTowns } from '../../account/public'
import { importShops as carryOut } from '../effects'
import { COLUMNS } from '../import/columns'
import { importOfRequest, merchantOfRow, type ShopImportDocument, type StoredRow, shopImports } from '../import/document'
import { cellsOf, offerTemplate } from '../import/file'
import { type ImportedRow, readRows } from '../import/rows'
import { merchants } from '../merchantDocument'

type Actions = typeof shopImportActions

export const importShops: Handler<Actions['importShops']> = async ({ file }, { request, now }) => {
  const _id = importOfRequest(request)
  if (!(await shopImports.getPart(_id, ['at']))) {
    const cells = await cellsOf(file)
    const towns = (await allTowns()).map(({ _id: townId, name }) => ({ townId, name }))
    const { rows, problems } = cells ? readRows(cells, towns) : { rows: [], problems: [UNREADABLE] }
    if (problems.length > 0) return refused(problems)
    const accepted = await acceptedFile(rows.map(storedRow), now)
    await ensureDocument(shopImports, _id, () => ({ ...unchanged, _id, ...accepted }))
  }
  const effects = [carryOut({ importId: _id, from: 0 })]
  const outcome = await change(
    shopImports,
    () => shopImports.get(_id),
    request,
    () => ({ kind: 'change', next: {}, effects }),
  )
  if ('refusal' in outcome) return outcome
  const { rows, made } = outcome.doc
  return { data: { imported: { rows: rows.length, made }, problems: [], problemCount: 0 } }
}

const UNREADABLE: ProblemAt = {
  ...{ row: 1, column: COLUMNS.id.title, problem: 'format', value: '', otherRow: null },
  instead: '用 Excel 或 WPS 存成 .xlsx 文件再上传',
}

const refused = (problems: readonly ProblemAt[]) => ({
  data: { imported: null, problems: problems.slice(0, MOST_PROBLEMS), problemCount: problems.length },
})

const AT_ONCE = 100

async function acceptedFile(rows: readonly StoredRow[], at: Date): Promise<Pick<ShopImportDocument, 'rows' | 'made' | 'at' | 'kind'>> {
  const ids = rows.map(({ merchantId }) => merchantId)
  let known = 0
  for (let from = 0; from < ids.length; from += AT_ONCE)
    known += (await merchants.getManyParts(ids.slice(from, from + AT_ONCE), ['open'])).length
  return { rows, made: rows.length - known, at, kind: 'import' }
}

const storedRow = ({ id, name, kind, townId, open, address, phone, latitude, longitude }: ImportedRow): StoredRow => ({
  ...{ merchantId: merchantOfRow(id), name, kind, townId, open },
  ...(address !== undefined && { address }),
  ...(phone !== undefined && { phone }),
  ...(latitude !== undefined && longitude !== undefined && { location: { latitude, longitude } }),
})

export const importTemplate: Handler<Actions['importTemplate']> = async (_, { now }) => ({
  data: { url: await offerTemplate(now) },
})
