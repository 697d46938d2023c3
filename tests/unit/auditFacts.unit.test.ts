import * as z from 'zod/mini'
import { factsIn, isFactual } from '../../cloudfunctions/kernel/audit/facts'
import type { Action } from '../../contract/kernel/action'
import { idSchema } from '../../contract/kernel/ids'
import { everythingServed } from '../builders/house'

const audited = everythingServed.map(({ action }) => action).filter((action) => action.audited)
const actionOf = (name: string) => audited.find((action) => action.name === name) as Action
const facts = (name: string, input: object) => factsIn(actionOf(name).input, input)

describe('SM1: the facts of an action say what was decided', () => {
  test.each([
    ['consent.decide', { kind: 'face', version: 1, decision: 'given' }, { kind: 'face', version: 1, decision: 'given' }],
    [
      'sanction.propose',
      { passId: 'pas_1', measure: { kind: 'suspend', days: 7 }, reason: 'conduct' },
      { passId: 'pas_1', measureKind: 'suspend', measureDays: 7, reason: 'conduct' },
    ],
    ['sanction.propose', { passId: 'pas_1', measure: { kind: 'revoke' }, reason: 'conduct' }, { measureKind: 'revoke' }],
    [
      'staff.saveStation',
      { stationId: 'stn_1', name: '运河站', platform: '美团', townId: 'twn_1', open: true, trusted: true },
      { stationId: 'stn_1', townId: 'twn_1', open: true, trusted: true },
    ],
    ['staff.invite', { grant: { role: 'stationManager', stationId: 'stn_1' } }, { grantRole: 'stationManager', grantStationId: 'stn_1' }],
    ['station.return', { riderId: 'rdr_1', revision: 3, reasons: ['notOurs', 'photoUnclear'] }, { reasons: 'notOurs photoUnclear' }],
    [
      'compound.decideListings',
      { compoundId: 'cmp_1', passIds: ['pas_1', 'pas_2'], decision: { kind: 'approve', days: 90 } },
      {
        passIds: 'pas_1 pas_2',
        passIdsCount: 2,
        decisionKind: 'approve',
        decisionDays: 90,
      },
    ],
  ])('%s', (name, input, expected) => expect(facts(name, input)).toMatchObject(expected))

  test('words, names, numbers and files of people never get there', () => {
    const registration = {
      realName: '示例甲',
      idNumber: '110101199003070000',
      workKind: 'courier',
      stationId: 'stn_1',
      photo: 'cloud://env.sample/incoming/secret.jpg',
    }
    expect(facts('rider.register', registration)).toEqual({ workKind: 'courier', stationId: 'stn_1' })
    expect(facts('appeal.file', { text: '那天不是我' })).toEqual({})
    expect(facts('role.accept', { code: 'ABCDE-FGH12' })).toEqual({})
  })
})

test('SM1: of a list of typed words only the length is kept, and the number of facts has a bound', () => {
  const rows = z.strictObject({ rows: z.array(z.strictObject({ score: z.string() })) })
  expect(factsIn(rows, { rows: [{ score: '一' }, { score: '二' }] })).toEqual({ rowsCount: 2 })
  const many = z.strictObject(Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`field${at}`, z.int()])))
  const input = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`field${at}`, at]))
  expect(Object.keys(factsIn(many, input))).toHaveLength(40)
})

test('SM1: a text is a fact only if it is an id of ours, an option or a date', () => {
  for (const schema of [idSchema('smp'), z.enum(['a']), z.iso.datetime(), z.iso.date(), z.int(), z.boolean()])
    expect(isFactual(schema)).toBe(true)
  for (const schema of [z.string(), z.string().check(z.regex(/^\d{11}$/)), z.unknown(), z.custom()]) expect(isFactual(schema)).toBe(false)
})

describe('SM1: a list of objects', () => {
  const rows = z.strictObject({ rows: z.array(z.strictObject({ bib: z.int(), place: z.nullable(z.int()), score: z.string() })) })
  const hashOf = (value: unknown) => `hash of ${JSON.stringify(value).length}`

  test('says whose place was changed, and proves what was typed without saying it', () => {
    const list = [
      { bib: 7, place: 1, score: '九十八分' },
      { bib: 8, place: null, score: '缺考' },
    ]
    const found = factsIn(rows, { rows: list }, hashOf)
    expect(found).toEqual({ rowsCount: 2, rowsHash: expect.any(String), rows: '[{"bib":7,"place":1},{"bib":8,"place":null}]' })
    expect(JSON.stringify(found)).not.toMatch(/九十八|缺考/)
  })

  test('takes a bounded number of bytes, in whole elements', () => {
    const list = Array.from({ length: 300 }, (_, bib) => ({ bib, place: bib, score: '' }))
    const { rows: text } = factsIn(rows, { rows: list }, hashOf)
    expect(String(text).length).toBeLessThanOrEqual(1000)
    expect(JSON.parse(String(text)).length).toBeGreaterThan(30)
  })
})
