import { faultOfMaker, faultOfTime, shownAfter } from '../../cloudfunctions/domains/course/attendance/rules/checkIn'
import type { Sealed } from '../../cloudfunctions/kernel/secrets/fieldCipher'
import { readClassCode } from '../../contract/course/classCode'
import type { ClassId } from '../../contract/course/ids'
import type { DeviceId, PersonId } from '../../contract/kernel/ids'
import { HMAC_SHA256, MAC_BYTES } from '../../contract/pass/codeBytes'
import { readPassCode, stepAt } from '../../contract/pass/passCode'
import { classCodeOf } from '../../src/packages/course/teacher/lesson/classCode'
import { classCodeByNode } from '../builders/city/classes'
import { NOON } from '../builders/time'

const classId = 'cls_00112233445566778899' as ClassId
const seed = Buffer.from(Array.from({ length: 32 }, (_, at) => at)).toString('base64')
const step = stepAt(NOON)
const code = { algorithm: HMAC_SHA256, keyNo: 2, classId, step, mac: new Uint8Array(MAC_BYTES) }
const shown = { teacherId: 'per_teacher' as PersonId, deviceId: 'dev_teacher' as DeviceId, keyNo: 2, seed: 'sealed' as Sealed }

describe('a class code', () => {
  it('is written by the phone as Node writes it, in characters that make a small QR code', () => {
    const text = classCodeOf({ classId, seed, keyNo: 2 }, step)
    expect(text).toBe(classCodeByNode(seed, { classId, keyNo: 2, step }))
    expect(text).toMatch(/^XGK[0-9A-Z]{53}$/)
    expect(readClassCode(text)).toMatchObject({ classId, keyNo: 2, step })
  })

  it('never changes: a phone with an old version must still be understood', () => {
    expect(classCodeByNode(seed, { classId, keyNo: 1, step })).toBe('XGK2400200H48SM8NB6EY49J1S2C7098SCZMCMME6QTCZX4DR2197ECC')
  })

  it('is no code of a pass, nor the other way round', () => {
    const text = classCodeByNode(seed, { classId, keyNo: 1, step })
    expect(readPassCode(text)).toBeNull()
    expect(readClassCode(`XGM${text.slice(3)}`)).toBeNull()
  })

  it.each([
    ['', null],
    ['XGK', null],
    ['https://example.com', null],
    ['XGK!!!', null],
    ['XGKJ400', 'otherVersion'],
  ])('%p is read as %p', (text, read) => expect(readClassCode(text)).toBe(read))
})

describe('whether a class code holds', () => {
  it.each([
    [-4, 'future'],
    [-3, null],
    [0, null],
    [26, null],
    [27, 'expired'],
    [60, 'expired'],
  ])('%p seconds after its step has begun: %p', (seconds, fault) => {
    const begins = step * 15_000
    expect(faultOfTime(code, new Date(begins + seconds * 1000))).toBe(fault)
  })

  it('says of the phone before that another one shows it now, and of anything else that it is forged', () => {
    expect(faultOfMaker(shown, { ...code, keyNo: 1 }, false)).toBe('otherPhone')
    expect(faultOfMaker(shown, code, false)).toBe('forged')
    expect(faultOfMaker(shown, { ...code, keyNo: 3 }, false)).toBe('forged')
    expect(faultOfMaker(null, code, false)).toBe('forged')
    expect(faultOfMaker(shown, code, true)).toBeNull()
  })
})

describe('who shows the code', () => {
  const { teacherId, deviceId } = shown
  const fresh = 'fresh' as Sealed

  it('goes on with the same seed when the page is opened again', () => {
    expect(shownAfter(shown, { teacherId, deviceId, seed: fresh })).toBe(shown)
  })

  it('is the phone that opened it last: with a number and a seed of its own', () => {
    expect(shownAfter(null, { teacherId, deviceId, seed: fresh })).toMatchObject({ keyNo: 1, seed: fresh })
    expect(shownAfter(shown, { teacherId, deviceId: 'dev_other' as DeviceId, seed: fresh })).toMatchObject({ keyNo: 3, seed: fresh })
    expect(shownAfter({ ...shown, keyNo: 65_535 }, { teacherId: 'per_b' as PersonId, deviceId, seed: fresh }).keyNo).toBe(1)
  })
})
