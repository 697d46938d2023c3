import { ObjectId } from 'bson'
import fc from 'fast-check'
import { compareValues, sameValue } from '../../emulator/database/value/compare'
import { keyString } from '../../emulator/database/value/keyString'
import { typeName, type Value } from '../../emulator/database/value/value'

const scalar: fc.Arbitrary<Value> = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.double(),
  fc.integer(),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom('\u0000', '\u0001', 'a', '！', '😀', '\ud7ff', '\ue000') }),
  fc.date({ noInvalidDate: true }),
  fc.constantFrom('507f1f77bcf86cd799439011', '507f1f77bcf86cd799439012').map((hex) => new ObjectId(hex)),
)
const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'aa'), tie('value'), { noNullPrototype: true }),
  ),
}))

const bytes = (text: string) => Buffer.from(text)
const isWellFormed = (text: string) => Buffer.from(text).toString() === text

test('values are ordered: antisymmetric, transitive, total', () => {
  fc.assert(
    fc.property(value, value, value, (a, b, c) => {
      expect(Math.sign(compareValues(a, b))).toBe(-Math.sign(compareValues(b, a)) || 0)
      if (compareValues(a, b) <= 0 && compareValues(b, c) <= 0) expect(compareValues(a, c)).toBeLessThanOrEqual(0)
      expect(compareValues(a, b) === 0).toBe(sameValue(a, b))
    }),
    { numRuns: 2000 },
  )
})

test('key strings order numbers, dates and texts as MongoDB does', () => {
  const order = (a: Value, b: Value) => (keyString(a) < keyString(b) ? -1 : keyString(a) > keyString(b) ? 1 : 0)
  const number = fc.oneof(fc.double({ noNaN: true }), fc.integer())
  fc.assert(fc.property(number, number, (a, b) => expect(order(a, b)).toBe(a < b ? -1 : a > b ? 1 : 0)))
  const date = fc.date({ noInvalidDate: true })
  fc.assert(fc.property(date, date, (a, b) => expect(order(a, b)).toBe(Math.sign(a.getTime() - b.getTime()))))
  const text = fc.string({ unit: 'binary' }).filter(isWellFormed)
  fc.assert(fc.property(text, text, (a, b) => expect(order(a, b)).toBe(Buffer.compare(bytes(a), bytes(b)))))
})

test("types come in MongoDB's order: null, numbers, text, objects, arrays, ids, booleans, dates", () => {
  const types = ['null', 'number', 'string', 'object', 'array', 'objectId', 'bool', 'date']
  const rank = (v: Value) => types.indexOf(typeof v === 'number' ? 'number' : typeName(v))
  fc.assert(
    fc.property(value, value, (a, b) => {
      if (rank(a) !== rank(b)) expect(Math.sign(compareValues(a, b))).toBe(Math.sign(rank(a) - rank(b)))
    }),
  )
  expect(compareValues(undefined, null)).toBeLessThan(0)
  expect(compareValues(Number.NaN, Number.NEGATIVE_INFINITY)).toBeLessThan(0)
})
