import * as z from 'zod/mini'
import { action } from '../kernel/action'
import { Cursor, Day, Instant } from '../kernel/ids'
import { limits } from '../kernel/limit'
import { LogRow } from './gate'
import { CompoundId, GateId, PassId } from './ids'
import { PassHolder } from './passHolder'

/** What the actions of a property manager have in common. */
export const here = { compoundId: CompoundId }
export const managing = { audience: 'propertyManager', scope: 'compoundId' } as const

const filters = {
  gateId: z.optional(GateId),
  outcome: z.optional(z.enum(['enter', 'leave', 'refused'])),
}

/** The entry log (通行记录) of one day, newest first, 30 a page. */
export const log = action({
  name: 'compound.log',
  limit: limits.looking,
  ...managing,
  input: z.strictObject({ ...here, day: Day, ...filters, before: z.optional(Cursor) }),
  output: z.object({ uses: z.array(LogRow), next: z.nullable(Cursor) }),
  errors: [],
})

/**
 * The entry log of up to 31 days as an Excel file, newest first, marked with who exported it, when and why. The link works for 10 minutes. A
 * file has at most 10,000 rows. `rest` is where the next file goes on (`before`); null: this one is the last.
 */
export const exportLog = action({
  name: 'compound.exportLog',
  limit: limits.exporting,
  ...managing,
  audited: true,
  unmasks: true,
  leftOut: ['before'],
  input: z.strictObject({
    ...here,
    from: Day,
    to: Day,
    reason: z.enum(['incident', 'complaint', 'settlement', 'authority']),
    before: z.optional(Cursor),
  }),
  output: z.object({ url: z.string(), rows: z.int(), rest: z.nullable(Cursor) }),
  errors: [],
})

/** The riders who are inside now, for compounds that record exits. Newest first, at most 200. */
export const inside = action({
  name: 'compound.inside',
  limit: limits.looking,
  ...managing,
  input: z.strictObject(here),
  output: z.object({ people: z.array(z.object({ passId: PassId, holder: PassHolder, since: Instant })), more: z.boolean() }),
  errors: [],
})

/** How many came in, were refused and left in each hour of a day. */
export const figures = action({
  name: 'compound.figures',
  limit: limits.looking,
  ...managing,
  input: z.strictObject({ ...here, day: Day }),
  output: z.object({ hours: z.array(z.object({ entered: z.int(), refused: z.int(), left: z.int() })) }),
  errors: [],
})
