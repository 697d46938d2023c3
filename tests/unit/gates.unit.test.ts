import { decideChangeGate, decideMakeGate, decideRenewCode, MOST_GATES } from '../../cloudfunctions/domains/pass/rules/compound'
import { aGate, gateId } from '../builders/compounds'

const [east, west] = [aGate(), aGate({ gateId: gateId('west'), name: '示例西门', code: 'FEDCBA9876543210' })]
const NOT_FOUND = { kind: 'refuse', refusal: { code: 'NOT_FOUND', details: {} } }

test('a gate comes to those that are there', () => {
  expect(decideMakeGate({ gates: [east] }, west)).toEqual({ kind: 'change', next: { gates: [east, west] } })
})

test('the same request makes it once', () => {
  expect(decideMakeGate({ gates: [east, west] }, { ...west, code: '0'.repeat(16) })).toEqual({ kind: 'change', next: {} })
})

test('there is room for so many gates and no more', () => {
  const gates = Array.from({ length: MOST_GATES }, (_, n) => aGate({ gateId: gateId(`n${n}`) }))
  expect(decideMakeGate({ gates: gates.slice(1) }, west)).toMatchObject({ kind: 'change' })
  expect(decideMakeGate({ gates }, west)).toMatchObject({ kind: 'refuse', refusal: { code: 'TOO_MANY', details: { limit: MOST_GATES } } })
})

test('changing a gate leaves its code, and the others, as they are', () => {
  const settings = { gateId: east.gateId, name: '示例大门', open: false, exits: true }
  expect(decideChangeGate({ gates: [east, west] }, settings)).toEqual({
    kind: 'change',
    next: { gates: [{ ...settings, code: east.code }, west] },
  })
})

test('another code is for this gate alone', () => {
  const code = 'ZZZZZZZZZZZZZZZZ'
  expect(decideRenewCode({ gates: [east, west] }, west.gateId, code)).toEqual({
    kind: 'change',
    next: { gates: [east, { ...west, code }] },
  })
})

test('a gate that is not there can be neither changed nor given a code', () => {
  expect(decideChangeGate({ gates: [east] }, west)).toEqual(NOT_FOUND)
  expect(decideRenewCode({ gates: [east] }, west.gateId, east.code)).toEqual(NOT_FOUND)
})
