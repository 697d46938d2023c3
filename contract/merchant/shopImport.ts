import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { limits } from '../kernel/limit'
import { Text } from '../kernel/text'

/** An Excel file of a few hundred rows as base64, at most 300 KB. */
const SheetContent = Text.proof(400_000)

/** More shops than a district takes in at a time. */
export const MOST_IMPORTED = 300

/**
 * What is wrong with a cell or a row.
 *
 * - `notText`: Excel has made a number of it, which loses zeros and digits; the cell has to be formatted as text.
 * - `sameId`: another row has the same number and says something else.
 * - `sameShop`: another row has the same name at the same address.
 */
export const ImportProblem = z.enum(['missing', 'notText', 'format', 'notInList', 'sameId', 'sameShop'])
export type ImportProblem = z.output<typeof ImportProblem>

/** A problem at its place. Rows count as Excel does, from 1. */
export const ProblemAt = z.object({
  row: z.int(),
  /** The title of the column. */
  column: z.string(),
  problem: ImportProblem,
  /** What is written there, masked. */
  value: z.string(),
  /** What to write instead, in Chinese. */
  instead: z.string(),
  /** The row with which it forms a pair; null: there is none. */
  otherRow: z.nullable(z.int()),
})
export type ProblemAt = z.output<typeof ProblemAt>

/** How many problems one answer names. */
export const MOST_PROBLEMS = 100

/**
 * Makes shops of an Excel file, or changes those that an earlier file has made: the number (编号) that the district gives each row tells which. All or
 * nothing: when anything is wrong, nothing is changed and the answer says what, where, and what to write instead. Once it is accepted the rows
 * are carried out one after the other, also when a function dies meanwhile. Offers are agreed on with each shop and are not imported.
 */
export const importShops = action({
  name: 'merchant.importShops',
  limit: limits.exporting,
  audience: 'staff',
  writes: true,
  audited: true,
  leftOut: ['file'],
  input: z.strictObject({ file: SheetContent }),
  output: z.object({
    /** Null: nothing was imported. `made`: shops that are new. `rows`: all that were accepted. */
    imported: z.nullable(z.object({ rows: z.int(), made: z.int() })),
    problems: z.array(ProblemAt).check(z.maxLength(MOST_PROBLEMS)),
    /** How many there are in all. */
    problemCount: z.int(),
  }),
  errors: [],
})

/** An empty file to fill in, with the columns that are imported, formatted as text. The link works for 10 minutes. */
export const importTemplate = action({
  name: 'merchant.importTemplate',
  limit: limits.exporting,
  audience: 'staff',
  unaudited: 'an empty file',
  input: z.strictObject({}),
  output: z.object({ url: z.string() }),
  errors: [],
})

export const shopImportActions = { importShops, importTemplate }
