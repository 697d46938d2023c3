import { type OfferingDocument, offerings, type Participant } from '../../../../cloudfunctions/domains/booking/offeringDocument'
import type { SessionId } from '../../../../contract/course/ids'
import type { PersonId } from '../../../../contract/kernel/ids'
import { aListedSession } from '../../courses'
import { aParticipant, sessionId } from '../../offerings'
import { minutesAfter, NOON } from '../../time'
import type { Phone } from '../phone'
import type { Scene } from '../scene'
import { nextNumber, type Samples } from './sample'

/** A session of its own, open for booking, put in place as published. */
export async function aPublishedSession(fields: Partial<OfferingDocument> = {}): Promise<SessionId> {
  const _id = sessionId(`sample${nextNumber()}`)
  await offerings.insert(aListedSession({ ...fields, _id }))
  return _id
}

const SOMEBODY = 'per_somebody' as PersonId
const OFFER = { state: 'offered', number: null, until: minutesAfter(NOON, 24 * 60) } as const

/** One whose only place somebody has. */
export const aFullSession = () =>
  aPublishedSession({ capacity: 1, free: 0, participants: { [SOMEBODY]: aParticipant() }, allocationLog: [SOMEBODY] })

/** One in which this person has an entry: by default a place. */
const sessionWith = ({ personId }: Phone, entry: Partial<Participant> = {}) => {
  const made = aParticipant(entry)
  const allocationLog = made.state === 'held' ? [personId] : []
  return aPublishedSession({ capacity: 1, free: 0, participants: { [personId]: made }, allocationLog, dueAt: made.until })
}

const booking = async ({ rider }: Scene, prepare: (by: Phone) => Promise<SessionId>) => {
  const by = await rider({ status: 'verified' })
  return { by, input: { sessionId: await prepare(by) }, other: null }
}

const wordOf = async (scene: Scene) => {
  const { by, input } = await booking(scene, (one) => sessionWith(one))
  return { by, input: { ...input, lessonNo: 2 }, other: null }
}

type Names = 'list' | 'places' | 'show' | 'enrol' | 'wait' | 'accept' | 'decline' | 'cancel' | 'sendAbsence' | 'takeBackAbsence' | 'mine'

/** One for each action of those who book. */
export const courseSamples: Pick<Samples, `course.${Names}`> = {
  'course.list': async ({ stranger }) => {
    await aPublishedSession()
    return { by: stranger(), input: { filter: { category: 'craft', evening: true } }, other: null }
  },
  'course.places': async ({ stranger }) => ({ by: stranger(), input: {}, other: null }),
  'course.show': async (scene) => {
    const by = await scene.rider({ status: 'verified' })
    const courseId = `crs_sample${nextNumber()}` as NonNullable<OfferingDocument['groupId']>
    await aPublishedSession({ groupId: courseId })
    return { by, input: { courseId }, other: null }
  },
  'course.enrol': (scene) => booking(scene, () => aPublishedSession()),
  'course.wait': (scene) => booking(scene, aFullSession),
  'course.accept': (scene) => booking(scene, (by) => sessionWith(by, OFFER)),
  'course.decline': (scene) => booking(scene, (by) => sessionWith(by, OFFER)),
  'course.cancel': (scene) => booking(scene, (by) => sessionWith(by)),
  'course.sendAbsence': (scene) => wordOf(scene),
  'course.takeBackAbsence': async (scene) => {
    const sample = await wordOf(scene)
    await sample.by.must('course.sendAbsence', sample.input)
    return sample
  },
  'course.mine': async (scene) => {
    const { by, input } = await booking(scene, () => aPublishedSession())
    await by.must('course.enrol', input)
    return { by, input: {}, other: null }
  },
}
