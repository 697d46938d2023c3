import { useState } from 'react'
import type { SessionView } from '../../../../../contract/course/course'
import { serverNow } from '../../../../services/clock'
import { comingLessons } from '../../words/lessons'
import { addToPhone, type Stop } from './addToPhone'
import { icsOf } from './ics'
import { lessonEvents } from './lessonEvents'
import { saveFile } from './saveFile'

/** The lessons to come that aren't in the phone's calendar yet, and how far adding them has come. */
export function useCalendar(session: SessionView) {
  const [done, setDone] = useState<readonly number[]>([])
  const [stop, setStop] = useState<Stop | null>(null)
  const coming = comingLessons(session.lessons, serverNow())
  const left = coming.filter(({ no }) => !done.includes(no))

  /** The first so many of them. What was added before a refusal is not added again. */
  const add = async (most: number) => {
    const lessons = left.slice(0, most)
    const { added, stop: why } = await addToPhone(lessonEvents(session, lessons))
    setDone([...done, ...lessons.slice(0, added).map(({ no }) => no)])
    setStop(why)
  }

  return { coming, left, added: done.length, stop, add }
}

/** All lessons as a file, also those that were called off: a calendar that knows them takes them out. */
export const saveCalendarFile = (session: SessionView) =>
  saveFile(`${session.title}.ics`, 'text/calendar;charset=utf-8', icsOf(lessonEvents(session, session.lessons), serverNow()))
