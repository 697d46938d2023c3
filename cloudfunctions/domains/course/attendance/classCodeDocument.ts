import { createHash } from 'node:crypto'
import type { ClassId, SessionId } from '../../../../contract/course/ids'
import type { DeviceId, PersonId } from '../../../../contract/kernel/ids'
import { openCollection } from '../../../kernel/database/collection'
import { type Changeable, outboxIndex, unchanged } from '../../../kernel/database/decision'
import { ensureDocument } from '../../../kernel/database/ensure'
import { type Sealed, seal, unseal } from '../../../kernel/secrets/fieldCipher'
import { type LessonName, lessonKeyOf } from './attendanceDocument'

/** What makes the codes of one lesson's class, and on whose phone. One phone at a time. */
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

export interface ShownBy {
  readonly teacherId: PersonId
  readonly deviceId: DeviceId
  /** Counts the phones, 1 to 65535. */
  readonly keyNo: number
  readonly seed: Sealed
}

export const classCodes = openCollection<ClassCodeDocument>({
  name: 'classCodes',
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

const place = (id: ClassId) => ({ collection: 'classCodes', id, field: 'seed' })

export const sealForClass = (id: ClassId, seed: string): Sealed => seal(seed, place(id))

/** The seed of the codes, base64; null when no phone shows them. */
export const seedOfClass = ({ _id, shown }: ClassCodeDocument) => shown && unseal(shown.seed, place(_id))

export const ensureClassCode = (lesson: LessonName, now: Date): Promise<ClassCodeDocument> => {
  const { sessionId, lessonNo } = lesson
  const _id = classIdOf(lesson)
  return ensureDocument(classCodes, _id, () => ({ ...unchanged, _id, sessionId, lessonNo, shown: null, at: now, kind: 'class' }))
}
