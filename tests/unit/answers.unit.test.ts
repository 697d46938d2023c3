import * as z from 'zod/mini'
import type { ActionName } from '../../contract'
import { LIMITS } from '../../emulator/limits'
import { type Bounds, bytesOf, type JsonSchema, unboundedIn } from '../builders/largestAnswer'
import { registry } from '../builders/house'

/**
 * The longest texts of answers whose schema doesn't say it, by field, in characters: as long as what writes them takes them. Texts that no
 * person types (links, codes, keys) have one byte a character.
 */
const TEXTS: Bounds['texts'] = {}

/** The most rows of each list of an answer, and what holds it. */
const ROWS: Bounds['rows'] = {}

const bounds: Bounds = { texts: TEXTS, rows: ROWS }
const names = Object.keys(registry) as ActionName[]
const schemaOf = (name: ActionName) => z.toJSONSchema(registry[name].output, { unrepresentable: 'any' }) as JsonSchema

test('SM10: of every list and text that an action can answer it is known how long it gets', () => {
  expect(names.flatMap((name) => unboundedIn(schemaOf(name), name, bounds))).toEqual([])
})

test.each(names)('SM10: the largest answer of %s fits into what a phone is sent', (name) => {
  expect(bytesOf(schemaOf(name), name, bounds)).toBeLessThan(LIMITS.replyBytes)
})
