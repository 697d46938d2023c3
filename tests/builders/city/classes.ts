import { createHmac } from 'node:crypto'
import { agendas } from '../../../cloudfunctions/domains/booking/agendaDocument'
import { type OfferingDocument, offerings } from '../../../cloudfunctions/domains/booking/offeringDocument'
import { nextLessonAt } from '../../../cloudfunctions/domains/course/rules/lessons'
import type { LessonPlan, SessionDetails } from '../../../cloudfunctions/domains/course/sessionDetails'
import { type ClassCode, classHeadOf, writeClassCode } from '../../../contract/course/classCode'
import type { SessionId } from '../../../contract/course/ids'
import { HMAC_SHA256, MAC_BYTES } from '../../../contract/pass/codeBytes'
import { stepAt } from '../../../contract/pass/passCode'
import { aParticipant, aSession, aSessionDetails, sessionId } from '../offerings'
import { daysAfter, minutesAfter } from '../time'
import { deviceIdOf } from './passPhone'
import type { Phone } from './phone'
import { nextNumber } from './samples/sample'
import type { Scene } from './scene'

/** A lesson of an hour and a half that begins so many minutes from now. */
export const aLesson = (now: Date, minutes: number, overrides: Partial<LessonPlan> = {}): LessonPlan => {
  const from = minutesAfter(now, minutes)
  return { no: 1, from, to: minutesAfter(from, 90), cancelled: null, reminded: false, closed: false, ...overrides }
}

interface Settings {
  readonly lessons?: readonly LessonPlan[]
  readonly about?: Partial<SessionDetails>
  readonly offering?: Partial<OfferingDocument>
}

/** A session at the scene's own school in which these riders hold a place; its first lesson begins in ten minutes unless said otherwise. */
export async function aClass({ city, school }: Scene, people: readonly Phone[], settings: Settings = {}): Promise<SessionId> {
  const _id = sessionId(`class${nextNumber()}`)
  const lessons = settings.lessons ?? [aLesson(city.now, 10)]
  const base = aSessionDetails()
  const details = { ...base, lessons, school: { ...base.school, schoolId: school }, ...settings.about }
  const since = daysAfter(city.now, -9)
  const participants = Object.fromEntries(people.map(({ personId }, at) => [personId, aParticipant({ number: at + 1, since })]))
  const slots = lessons.map(({ from, to }) => ({ from, to }))
  const free = 20 - people.length
  const session = { venue: school, wakeAt: nextLessonAt(lessons), capacity: 20, free, participants }
  await offerings.insert(aSession({ _id, details, slots, ...session, ...settings.offering }))
  for (const { personId } of people) {
    await agendas.insert({ _id: personId, revision: 1, bookings: {}, penalties: [], credits: [], reservingSince: null })
  }
  return _id
}

export const macByNode = (seed: string, head: Uint8Array) =>
  new Uint8Array(createHmac('sha256', Buffer.from(seed, 'base64')).update(head).digest().subarray(0, MAC_BYTES))

/** A class code as any phone of ours must make it, by Node's own cryptography. */
export function classCodeByNode(seed: string, parts: Omit<ClassCode, 'mac' | 'algorithm'>): string {
  const code = { ...parts, algorithm: HMAC_SHA256 }
  return writeClassCode({ ...code, mac: macByNode(seed, classHeadOf(code)) })
}

/** The teacher shows the code of a class; gives what the phone shows at any moment. */
export async function showClass({ city, teacher }: Scene, session: SessionId, { by = teacher, lessonNo = 1, number = 1 } = {}) {
  const { seed, classId, keyNo } = await by.must('attendance.openClass', { sessionId: session, lessonNo, deviceId: deviceIdOf(by, number) })
  return (secondsOff = 0) => classCodeByNode(seed, { classId, keyNo, step: stepAt(new Date(city.now.getTime() + secondsOff * 1000)) })
}

/** What a rider's phone sends when it scans. */
export const scanned = (by: Phone, text: string) => ({ text, deviceId: deviceIdOf(by), location: null })
