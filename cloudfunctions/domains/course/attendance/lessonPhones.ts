import type { DeviceId, PersonId } from '../../../../contract/kernel/ids'
import { openCollection } from '../../../kernel/database/collection'
import { findFirst, untilNone } from '../../../kernel/database/page'
import { LOST, retryOnConflict } from '../../../kernel/retry'
import { type LessonName, lessonKeyOf } from './attendanceDocument'

/** The one person whom a phone may check in to a lesson, so that nobody brings a friend's account along. */
export interface LessonPhoneDocument {
  /** Lesson and phone in one: that it is unique is the rule. */
  readonly _id: string
  readonly personId: PersonId
  readonly at: Date
  /** Fixed for the retention index. */
  readonly kind: 'phone'
}

export const lessonPhones = openCollection<LessonPhoneDocument>({
  name: 'lessonPhones',
  indexes: [
    {
      name: 'age',
      keys: [
        ['kind', 1],
        ['at', 1],
      ],
    },
    { name: 'person', keys: [['personId', 1]] },
  ],
  retention: {
    keep: 'days',
    rules: [{ days: 2, index: 'age', equals: { kind: 'phone' } }],
    why: 'One lesson long, and a day to look into it.',
  },
})

/** Takes the phone for this person at this lesson. False: it is another one's. Again: the same answer. */
export function claimPhone(lesson: LessonName, deviceId: DeviceId, personId: PersonId, at: Date): Promise<boolean> {
  const _id = `${lessonKeyOf(lesson)}:${deviceId}`
  return retryOnConflict(async () => {
    if (await lessonPhones.insert({ _id, personId, at, kind: 'phone' })) return true
    const claim = await lessonPhones.get(_id)
    // Gone meanwhile with the one who had it: then it is nobody's.
    return claim ? claim.personId === personId : LOST
  })
}

/** Lets go of the phones that have checked this person in. */
export const forgetPhonesOf = (personId: PersonId): Promise<void> =>
  untilNone(
    () => findFirst(lessonPhones, 'person', { equals: { personId }, most: 100 }),
    ({ _id }) => lessonPhones.remove(_id),
  )
