import fc from 'fast-check'
import { attendanceIdOf } from '../../cloudfunctions/domains/course/attendance/attendanceDocument'
import { classCodes, classIdOf, readShownClass, sealForClass } from '../../cloudfunctions/domains/course/attendance/classCodes'
import { faultOfTime } from '../../cloudfunctions/domains/course/attendance/rules/checkIn'
import { readClassCode, writeClassCode } from '../../contract/course/classCode'
import type { ClassId } from '../../contract/course/ids'
import type { DeviceId, PersonId } from '../../contract/kernel/ids'
import { HMAC_SHA256 } from '../../contract/pass/codeBytes'
import { AHEAD_SECONDS, LIFE_SECONDS, STEP_SECONDS, stepAt } from '../../contract/pass/passCode'
import { classCodeByNode } from '../builders/city/classes'
import { startWatch } from '../builders/fleet/memoryDatabase'
import { sampleKeyVariables } from '../builders/keys'
import { sessionId } from '../builders/offerings'
import { NOON } from '../builders/time'
import { changedText } from '../builders/tokens'

jest.mock('../../cloudfunctions/kernel/database/collection', () => ({
  openCollection: jest.requireActual('../builders/fleet/memoryDatabase').openMemoryCollection,
}))

const seedOfRun = Number(process.env.SEED ?? Date.now() % 2 ** 31)
const runs = (numRuns: number) => ({ seed: seedOfRun, numRuns })

const seedOf = (byte: number) => Buffer.alloc(32, byte).toString('base64')
const lesson = { sessionId: sessionId('own'), lessonNo: 1 }
const others = [
  { sessionId: sessionId('own'), lessonNo: 2 },
  { sessionId: sessionId('other'), lessonNo: 1 },
]
const own = { classId: classIdOf(lesson), keyNo: 3, seed: seedOf(1) }
const step = stepAt(NOON)

async function show(name: typeof lesson, keyNo: number, seed: string) {
  const _id = classIdOf(name)
  const shown = { teacherId: 'per_teacher' as PersonId, deviceId: 'dev_teacher' as DeviceId, keyNo, seed: sealForClass(_id, seed) }
  await classCodes.insert({
    _id,
    ...name,
    shown,
    at: NOON,
    kind: 'class',
    revision: 1,
    applied: [],
    outbox: {},
    owed: 0,
    outboxDueAt: null,
  })
}

beforeAll(() => void Object.assign(process.env, sampleKeyVariables))
beforeEach(async () => {
  startWatch({ turn: async () => {}, written: () => {} })
  await show(lesson, own.keyNo, own.seed)
  for (const [at, other] of others.entries()) await show(other, 3, seedOf(10 + at))
})

/** Why a scanned text would not check anybody in to the lesson; null: it would. */
async function faultOf(text: string, now = NOON): Promise<string | null> {
  const read = await readShownClass(text)
  if ('fault' in read) return read.fault
  if (read.doc._id !== own.classId) return 'otherLesson'
  return faultOfTime(read.code, now)
}

const genuine = (changes: Partial<Parameters<typeof classCodeByNode>[1] & { seed: string }> = {}) => {
  const { seed, ...parts } = { ...own, step, ...changes }
  return classCodeByNode(seed, parts)
}

const uint = (most: number) => fc.integer({ min: 0, max: most })
const classIds = fc.constantFrom(...[lesson, ...others].map(classIdOf), 'cls_ffffffffffffffffffff' as ClassId)

/** Texts that are not the code of this moment of this lesson: changed, of another time, phone or lesson, or made up with whatever is known. */
const wrongTexts = fc
  .oneof(
    changedText(genuine()),
    fc.string({ maxLength: 80 }),
    uint(2 ** 32 - 1).map((at) => genuine({ step: at })),
    uint(65_535).map((keyNo) => genuine({ keyNo })),
    classIds.map((classId) => genuine({ classId })),
    uint(255).map((byte) => genuine({ seed: seedOf(byte) })),
    fc
      .record({ classId: classIds, keyNo: uint(65_535), step: fc.constantFrom(step - 1, step, step + 1) })
      .chain((parts) =>
        fc.uint8Array({ minLength: 16, maxLength: 16 }).map((mac) => writeClassCode({ algorithm: HMAC_SHA256, ...parts, mac })),
      ),
  )
  .filter((text) => text.trim() !== genuine() && text.trim() !== genuine({ step: step - 1 }))

test(`20,000 texts that are not the code of this moment are refused (SEED=${seedOfRun})`, async () => {
  const faults = new Set<string>()
  await fc.assert(
    fc.asyncProperty(wrongTexts, async (text) => {
      const fault = await faultOf(text)
      if (fault === null) throw new Error(`${text} was accepted`)
      faults.add(fault)
    }),
    runs(20_000),
  )
  expect(await faultOf(genuine())).toBeNull()
  // The attempts went all the way: to each thing that is looked at.
  expect([...faults].sort()).toEqual(['expired', 'forged', 'future', 'otherPhone', 'otherVersion', 'unreadable'])
})

test('every genuine code holds from when it appears for thirty seconds, and not a moment longer', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: -60_000, max: 60_000 }), async (offset) => {
      const now = new Date(step * STEP_SECONDS * 1000 + offset)
      const holds = offset >= -AHEAD_SECONDS * 1000 && offset < (LIFE_SECONDS - AHEAD_SECONDS) * 1000
      expect([offset, (await faultOf(genuine(), now)) === null]).toEqual([offset, holds])
    }),
    runs(2_000),
  )
})

test('a code is read as it was written, and in no other spelling', () => {
  fc.assert(
    fc.property(uint(65_535), uint(2 ** 32 - 1), fc.uint8Array({ minLength: 16, maxLength: 16 }), (keyNo, at, mac) => {
      const code = { algorithm: HMAC_SHA256, keyNo, classId: own.classId, step: at, mac }
      const text = writeClassCode(code)
      expect(readClassCode(text)).toEqual(code)
      expect(readClassCode(text.toLowerCase())).toBeNull()
    }),
    runs(1_000),
  )
})

test('no two people and lessons share a record', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(lesson, ...others),
      fc.constantFrom(lesson, ...others),
      fc.constantFrom('per_a', 'per_b'),
      (one, two, person) => {
        const same = one === two
        expect(attendanceIdOf(one, person as PersonId) === attendanceIdOf(two, person as PersonId)).toBe(same)
      },
    ),
    runs(100),
  )
})
