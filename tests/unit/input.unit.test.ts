import fc from 'fast-check'
import * as z from 'zod/mini'
import { grantIn } from '../../cloudfunctions/domains/account/actions/roles'
import { parseInput } from '../../cloudfunctions/kernel/input'
import { acceptInvitation, markRead } from '../../contract/account/account'
import { decide } from '../../contract/account/consent'
import { register, saveDraft } from '../../contract/account/rider'
import { invite, listWaiting, saveStation } from '../../contract/account/staff'
import { returnApplication, vouch } from '../../contract/account/station'
import { saveSession } from '../../contract/course/courseStaff'
import { IdNumber } from '../../contract/kernel/fields'
import type { FieldRule } from '../../contract/kernel/refusal'
import type { Grant } from '../../contract/kernel/roles'
import { saveInfo } from '../../contract/pass/compound'
import { appeal } from '../../contract/pass/sanction'
import { aLesson, aSessionDraft } from '../builders/courses'
import { aRegistrationForm } from '../builders/forms'
import { openEveryDomain } from '../builders/house'
import { anIdNumber, withWrongChecksum } from '../builders/idNumbers'

beforeAll(() => void openEveryDomain())

const reason = 'photoUnclear'

const aStationSettings = (station: object) => ({
  stationId: 'stn_sample',
  platform: '示例平台',
  townId: 'twn_sample',
  open: true,
  trusted: false,
  ...station,
})

/** For each way to break a field: an input that does, and where the screen shows it. */
const broken: Record<Exclude<FieldRule, 'json'>, [schema: z.ZodMiniType, input: unknown, field: string, limit?: number][]> = {
  required: [
    [register.input, aRegistrationForm({ realName: undefined as never }), 'realName'],
    [invite.input, {}, 'grant'],
    [saveSession.input, aSessionDraft({ eligibility: [{ rule: 'newcomer' }] }), 'limit'],
  ],
  type: [
    [register.input, 'form', ''],
    [register.input, null, ''],
    [register.input, [], ''],
    [register.input, aRegistrationForm({ realName: { $gt: '' } as never }), 'realName'],
    [vouch.input, { riderId: 'rdr_li', revision: '3' }, 'revision'],
  ],
  too_short: [
    [register.input, aRegistrationForm({ realName: '甲' }), 'realName', 2],
    [returnApplication.input, { riderId: 'rdr_li', revision: 1, reasons: [] }, 'reasons', 1],
  ],
  too_long: [
    [register.input, aRegistrationForm({ realName: '甲'.repeat(300) }), 'realName', 30],
    [register.input, aRegistrationForm({ realName: 'A'.repeat(81) }), 'realName', 80],
    [acceptInvitation.input, { code: 'A'.repeat(41) }, 'code', 40],
    [returnApplication.input, { riderId: 'rdr_li', revision: 1, reasons: [reason, reason, reason, reason] }, 'reasons', 3],
  ],
  too_small: [[z.strictObject({ age: z.int().check(z.minimum(16)) }), { age: 15 }, 'age', 16]],
  too_big: [[z.strictObject({ day: z.int().check(z.maximum(31)) }), { day: 32 }, 'day', 31]],
  format: [
    [register.input, aRegistrationForm({ stationId: 'stn_<script>' }), 'stationId'],
    [register.input, aRegistrationForm({ photo: 'https://example.org/a.jpg' }), 'photo'],
    [register.input, aRegistrationForm({ idNumber: '123' }), 'idNumber'],
    [markRead.input, { upTo: 'yesterday' }, 'upTo'],
    [listWaiting.input, { after: '../..' }, 'after'],
  ],
  characters: [[register.input, aRegistrationForm({ realName: '示例😀' }), 'realName']],
  hidden_characters: [
    [saveStation.input, aStationSettings({ name: '示例\u000b站点' }), 'name'],
    [appeal.input, { text: '我没有\u202e借给别人' }, 'text'],
  ],
  phone_number: [[saveInfo.input, { compoundId: 'cmp_sample', hotline: '没有电话', note: null }, 'hotline']],
  checksum: [[register.input, aRegistrationForm({ idNumber: withWrongChecksum(anIdNumber()) }), 'idNumber']],
  birth_date: [[register.input, aRegistrationForm({ idNumber: anIdNumber({ born: '2001-02-29' }) }), 'idNumber']],
  too_early: [
    [saveSession.input, aSessionDraft({ closesAt: '2026-11-20T04:00:00Z' }), 'closesAt'],
    [saveSession.input, aSessionDraft({ cancelUntil: '2026-11-20T04:00:00Z' }), 'cancelUntil'],
    [saveSession.input, aSessionDraft({ lessons: [aLesson(3), aLesson(3)] }), 'lessons.1.from'],
    [saveSession.input, aSessionDraft({ lessons: [{ ...aLesson(3), to: aLesson(3).from }] }), 'lessons.0.to'],
  ],
  too_late: [
    [saveSession.input, aSessionDraft({ closesAt: aLesson(4).from }), 'closesAt'],
    [saveSession.input, aSessionDraft({ cancelUntil: aLesson(4).from }), 'cancelUntil'],
    [saveSession.input, aSessionDraft({ lessons: [aLesson(3), { ...aLesson(4), to: aLesson(6).to }] }), 'lessons.1.to'],
  ],
  option: [
    [register.input, aRegistrationForm({ workKind: 'pilot' as never }), 'workKind'],
    [decide.input, { kind: 'service', version: 1, decision: 'maybe' }, 'decision'],
    [returnApplication.input, { riderId: 'rdr_li', revision: 1, reasons: [reason, 'ugly'] }, 'reasons.1'],
  ],
  unknown_field: [
    [register.input, { ...aRegistrationForm(), status: 'verified' }, 'status'],
    [saveDraft.input, { personId: 'per_other' }, 'personId'],
    [register.input, JSON.parse('{"realName":"示例甲","workKind":"courier","stationId":"stn_sample","__proto__":{"a":1}}'), '__proto__'],
  ],
}

const cases = Object.entries(broken).flatMap(([rule, list]) =>
  list.map(([schema, input, field, limit]) => ({ rule, schema, input, field, limit })),
)

test.each(cases)('$rule: the refusal names the field "$field", the rule and the bound', ({ rule, schema, input, field, limit }) => {
  const details = { field, rule, ...(limit !== undefined && { limit }) }
  expect(parseInput(schema, input)).toEqual({ refusal: { code: 'INVALID_INPUT', details } })
})

test.each([
  [{ role: 'emperor' }, 'grant.role', 'option'],
  [{ role: 'staff', stationId: 'stn_sample' }, 'grant.stationId', 'unknown_field'],
  [{ role: 'stationManager' }, 'grant.stationId', 'required'],
])('a grant is what the domain of its role declares: of %j the field %s is wrong', (grant, field, rule) => {
  expect(grantIn(grant as Grant)).toEqual({ refusal: { code: 'INVALID_INPUT', details: { field, rule } } })
})

test('a right form is read with what it may leave out left out', () => {
  const { idNumber: _, photo: __, ...short } = aRegistrationForm()
  expect(parseInput(register.input, short)).toEqual({ value: short })
  expect(parseInput(saveDraft.input, {})).toEqual({ value: {} })
})

test('whatever comes is read or refused, never thrown', () => {
  fc.assert(
    fc.property(fc.anything({ withBigInt: false, withNullPrototype: true }), (input) => {
      const result = parseInput(register.input, input)
      expect('value' in result || result.refusal.code === 'INVALID_INPUT').toBe(true)
    }),
  )
})

test('a refusal does not repeat what was typed', () => {
  const number = withWrongChecksum(anIdNumber())
  expect(JSON.stringify(parseInput(IdNumber, number))).not.toContain(number)
})
