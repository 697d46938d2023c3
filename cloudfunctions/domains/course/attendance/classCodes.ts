import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { type ClassCode, classHeadOf, readClassCode } from '../../../../contract/course/classCode'
import type { ClassId, SessionId } from '../../../../contract/course/ids'
import type { ClassCodeFault } from '../../../../contract/course/refusals'
import { MAC_BYTES } from '../../../../contract/pass/codeBytes'
import { openCollection } from '../../../kernel/database/collection'
import { type Changeable, outboxIndex, unchanged } from '../../../kernel/database/decision'
import { ensureDocument } from '../../../kernel/database/ensure'
import type { Sealed } from '../../../kernel/secrets/fieldCipher'
import { sealField, unsealField } from '../../../kernel/secrets/sealedField'
import { type LessonName, lessonKeyOf } from './attendanceDocument'
import { faultOfMaker, type ShownBy } from './rules/checkIn'

/** What makes the codes of one lesson's class, and on whose phone. */
export interface ClassCodeDocument extends Changeable {
  readonly _id: ClassId
  readonly sessionId: SessionId
  readonly lessonNo: number
  /** Null as long as no phone has shown the code. */
  readonly shown: ShownBy | null
  readonly at: Date
  /** Fixed for the retention index. */
  readonly kind: 'class'
}

export const classCodes = openCollection<ClassCodeDocument>({
  name: 'classCodes',
  sealed: [{ path: 'shown.seed', field: 'seed' }],
  indexes: [
    {
      name: 'age',
      keys: [
        ['kind', 1],
        ['at', 1],
      ],
    },
    outboxIndex,
  ],
  retention: { keep: 'days', rules: [{ days: 2, index: 'age', equals: { kind: 'class' } }], why: 'A code is good for one lesson only.' },
})

/** Ten bytes of it fit into a code. It is no secret. */
export const classIdOf = (lesson: LessonName) =>
  `cls_${createHash('sha256').update(lessonKeyOf(lesson)).digest('hex').slice(0, 20)}` as ClassId

export const sealForClass = (id: ClassId, seed: string): Sealed => sealField(classCodes, 'seed', id, seed)

/** The seed of the codes, base64; null when no phone shows them. */
export const seedOfClass = ({ _id, shown }: ClassCodeDocument) => shown && unsealField(classCodes, 'seed', _id, shown.seed)

export const ensureClassCode = (lesson: LessonName, now: Date): Promise<ClassCodeDocument> => {
  const { sessionId, lessonNo } = lesson
  const _id = classIdOf(lesson)
  return ensureDocument(classCodes, _id, () => ({ ...unchanged, _id, sessionId, lessonNo, shown: null, at: now, kind: 'class' }))
}

/** Did the phone that shows this lesson's code make it? */
function isMadeBy(doc: ClassCodeDocument, code: ClassCode): boolean {
  const seed = seedOfClass(doc)
  if (seed === null || doc.shown?.keyNo !== code.keyNo) return false
  const mac = createHmac('sha256', Buffer.from(seed, 'base64')).update(classHeadOf(code)).digest().subarray(0, MAC_BYTES)
  return timingSafeEqual(mac, code.mac)
}

/** The lesson that a scanned text is a code of, made by the phone that shows it; or what is wrong with it. How old it is comes later. */
export async function readShownClass(text: string): Promise<{ doc: ClassCodeDocument; code: ClassCode } | { fault: ClassCodeFault }> {
  const code = readClassCode(text)
  if (code === 'otherVersion') return { fault: 'otherVersion' }
  if (!code) return { fault: 'unreadable' }
  const doc = await classCodes.get(code.classId)
  if (!doc) return { fault: 'forged' }
  const fault = faultOfMaker(doc.shown, code, isMadeBy(doc, code))
  return fault ? { fault } : { doc, code }
}
