import { offerings } from '../../../../cloudfunctions/domains/booking/offeringDocument'
import { aLesson, aSessionDraft } from '../../courses'
import { aParticipant, aSession, sessionId } from '../../offerings'
import { aStation } from '../../stations'
import { aPublishedSession } from './course'
import { nextNumber, type Samples } from './sample'

const reason = '示例原因'
const otherReason = '另一个示例原因'

type Names =
  | 'school.save'
  | `course.${'save' | 'publish' | 'change' | 'setCapacity' | 'cancelSession' | 'cancelLesson' | 'enrolFor' | 'removeFrom'}`
  | `course.${'roster' | 'exportRoster' | 'sessions'}`

/** One for each action of staff. */
export const courseStaffSamples: Pick<Samples, Names> = {
  'school.save': async ({ staff }) => {
    const input = {
      schoolId: `sch_new${nextNumber()}`,
      name: '示例新学校',
      townId: aStation().townId,
      address: '示例路 2 号',
      open: true,
      location: { latitude: 31.16, longitude: 120.64 },
    }
    return { by: staff, input, other: { ...input, open: false } }
  },
  'course.save': async ({ staff }) => {
    const input = aSessionDraft({ sessionId: sessionId(`new${nextNumber()}`) })
    return { by: staff, input, other: { ...input, capacity: 3 } }
  },
  'course.publish': async ({ staff }) => {
    const _id = sessionId(`draft${nextNumber()}`)
    await offerings.insert(aSession({ _id, status: 'draft' }))
    return { by: staff, input: { sessionId: _id }, other: null }
  },
  'course.change': async ({ staff, holder }) => {
    const { personId } = await holder()
    const id = await aPublishedSession({ free: 1, participants: { [personId]: aParticipant() }, allocationLog: [personId] })
    const lessons = [3, 10, 24].map((days, at) => ({ no: at + 1, ...aLesson(days) }))
    const input = { sessionId: id, reason, changes: { teacher: '另一位示例老师', lessons } }
    return { by: staff, input, other: { ...input, reason: otherReason } }
  },
  'course.setCapacity': async ({ staff }) => {
    const input = { sessionId: await aPublishedSession(), capacity: 5 }
    return { by: staff, input, other: { ...input, capacity: 1 } }
  },
  'course.cancelSession': async ({ staff, rider }) => {
    const [{ personId }, other] = [await rider({ status: 'verified' }), await rider({ status: 'verified' })]
    const participants = { [personId]: aParticipant(), [other.personId]: aParticipant({ state: 'waiting', number: null }) }
    const id = await aPublishedSession({
      capacity: 1,
      free: 0,
      participants,
      allocationLog: [personId],
      queue: [[other.personId]],
      waiting: 1,
    })
    return { by: staff, input: { sessionId: id, reason }, other: { sessionId: id, reason: otherReason } }
  },
  'course.cancelLesson': async ({ staff, rider }) => {
    const { personId } = await rider({ status: 'verified' })
    const id = await aPublishedSession({ free: 1, participants: { [personId]: aParticipant() }, allocationLog: [personId] })
    return { by: staff, input: { sessionId: id, lessonNo: 2, reason }, other: { sessionId: id, lessonNo: 3, reason } }
  },
  'course.enrolFor': async ({ staff, rider }) => {
    const { riderId } = await rider({ status: 'verified' })
    const input = { sessionId: await aPublishedSession(), riderId, reason }
    return { by: staff, input, other: { ...input, reason: otherReason } }
  },
  'course.removeFrom': async ({ staff, rider }) => {
    const [{ personId }, next] = [await rider({ status: 'verified' }), await rider({ status: 'verified' })]
    const participants = { [personId]: aParticipant(), [next.personId]: aParticipant({ state: 'waiting', number: null }) }
    const id = await aPublishedSession({
      capacity: 1,
      free: 0,
      participants,
      allocationLog: [personId],
      queue: [[next.personId]],
      waiting: 1,
    })
    const input = { sessionId: id, personId, reason }
    return { by: staff, input, other: { ...input, reason: otherReason } }
  },
  'course.roster': async ({ staff }) => ({ by: staff, input: { sessionId: await aPublishedSession() }, other: null }),
  'course.exportRoster': async ({ staff }) => ({
    by: staff,
    input: { sessionId: await aPublishedSession(), reason: 'rollCall' },
    other: null,
  }),
  'course.sessions': async ({ staff }) => {
    await aPublishedSession()
    return { by: staff, input: { status: 'published' }, other: null }
  },
}
