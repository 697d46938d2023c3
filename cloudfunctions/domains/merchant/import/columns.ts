import type * as z from 'zod/mini'
import type { TownId } from '../../../../contract/account/ids'
import type { ShopKind } from '../../../../contract/merchant/shop'
import { ShopAddress, ShopName } from '../../../../contract/merchant/shop'
import type { ImportProblem } from '../../../../contract/merchant/shopImport'
import { Hotline } from '../../../../contract/pass/compoundFields'

/** A cell as Excel has it. Empty cells are null. */
export type Cell = string | number | boolean | Date | null

/** What a cell says, or what is wrong with it. */
export type ReadCell<Value> = { readonly value: Value } | { readonly problem: ImportProblem; readonly instead: string }

export interface Town {
  readonly townId: TownId
  readonly name: string
}

/** What a row says of a shop. Undefined: the cell is empty, and what the shop has said stays. */
export interface ImportedFields {
  readonly id: string
  readonly name: string
  readonly kind: ShopKind
  readonly townId: TownId
  readonly address: string | undefined
  readonly phone: string | undefined
  readonly latitude: number | undefined
  readonly longitude: number | undefined
  readonly open: boolean
}

interface ImportColumn<Value> {
  readonly title: string
  /** Characters. */
  readonly width: number
  read(cell: Cell, towns: readonly Town[]): ReadCell<Value>
}

const problem = (kind: ImportProblem, instead: string) => ({ problem: kind, instead })

/** A cell that Excel must have as text, by a schema of the contract. */
const textOf =
  <Schema extends z.ZodMiniType<string, string>>(schema: Schema, instead: string) =>
  (cell: Cell): ReadCell<string> => {
    if (typeof cell !== 'string') return problem('notText', `把这一列设成“文本”格式再写。${instead}`)
    const read = schema.safeParse(cell)
    return read.success ? { value: read.data } : problem('format', instead)
  }

const needed =
  <Value>(read: (cell: Cell, towns: readonly Town[]) => ReadCell<Value>, instead: string) =>
  (cell: Cell, towns: readonly Town[]): ReadCell<Value> =>
    isEmpty(cell) ? problem('missing', instead) : read(cell, towns)

const optional =
  <Value>(read: (cell: Cell) => ReadCell<Value>) =>
  (cell: Cell): ReadCell<Value | undefined> =>
    isEmpty(cell) ? { value: undefined } : read(cell)

const oneOf =
  <Value>(choices: Readonly<Record<string, Value>>) =>
  (cell: Cell): ReadCell<Value> => {
    const value = choices[String(cell).trim()]
    return value === undefined ? problem('notInList', `在这些里选一个：${Object.keys(choices).join('、')}`) : { value }
  }

const degreesUpTo =
  (most: number, example: string) =>
  (cell: Cell): ReadCell<number> => {
    const degrees = typeof cell === 'string' && /^-?\d+(\.\d+)?$/.test(cell.trim()) ? Number(cell) : cell
    return typeof degrees === 'number' && Math.abs(degrees) <= most
      ? { value: degrees }
      : problem('format', `写高德或腾讯地图上的度数，例如 ${example}`)
  }

export const isEmpty = (cell: Cell): boolean => cell === null || (typeof cell === 'string' && cell.trim() === '')

const KINDS = { 吃饭: 'meals', 洗车: 'carWash', 充电停车: 'charging', 别的店: 'other' } as const satisfies Readonly<
  Record<string, ShopKind>
>

/** The number of a row is the district's own: letters and digits, so that Excel and people write it in one way. */
const ROW_ID = /^[A-Za-z0-9-]{1,20}$/
const ID_INSTEAD = '给每家店一个自己的编号，字母和数字，例如 A001；以后再导入时同一个编号就是同一家店'

function readId(cell: Cell): ReadCell<string> {
  if (typeof cell !== 'string') return problem('notText', `把这一列设成“文本”格式再写。${ID_INSTEAD}`)
  return ROW_ID.test(cell.trim()) ? { value: cell.trim().toUpperCase() } : problem('format', ID_INSTEAD)
}

const inTown = (cell: Cell, towns: readonly Town[]) => oneOf(Object.fromEntries(towns.map(({ name, townId }) => [name, townId])))(cell)

const NAME_INSTEAD = '写 2 到 40 个字的店名'

/** The columns of the file, by the field that each fills. */
export const COLUMNS: { readonly [Field in keyof ImportedFields]: ImportColumn<ImportedFields[Field]> } = {
  id: { title: '编号', width: 10, read: needed(readId, ID_INSTEAD) },
  name: { title: '店名', width: 24, read: needed(textOf(ShopName, NAME_INSTEAD), NAME_INSTEAD) },
  kind: { title: '类型', width: 10, read: needed(oneOf(KINDS), `在这些里选一个：${Object.keys(KINDS).join('、')}`) },
  townId: { title: '镇', width: 12, read: needed(inTown, '写镇或街道的全名') },
  address: { title: '地址', width: 30, read: optional(textOf(ShopAddress, '写 2 到 80 个字的地址，不知道就空着')) },
  phone: { title: '电话', width: 16, read: optional(textOf(Hotline, '写能打通的号码，例如 0512-63001234，不知道就空着')) },
  latitude: { title: '纬度', width: 10, read: optional(degreesUpTo(90, '31.160000')) },
  longitude: { title: '经度', width: 10, read: optional(degreesUpTo(180, '120.640000')) },
  open: { title: '营业', width: 6, read: needed(oneOf({ 是: true, 否: false }), '写“是”或“否”') },
}
