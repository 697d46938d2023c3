import Taro from '@tarojs/taro'
import { type PhoneRefusal, phoneRefusalOf } from '../../../../services/phoneRefusal'
import { ALARM_MINUTES, type CalendarEvent } from './ics'

const secondsOf = (instant: string) => Math.floor(Date.parse(instant) / 1000)

const add = ({ title, from, to, place, note }: CalendarEvent): Promise<PhoneRefusal | null> =>
  Taro.addPhoneCalendar({
    title,
    startTime: secondsOf(from),
    endTime: String(secondsOf(to)),
    location: place,
    description: note,
    alarm: true,
    alarmOffset: ALARM_MINUTES * 60,
  }).then(() => null, phoneRefusalOf)

/** Adds one after the other to the phone's calendar, until all are there or one isn't taken: nobody wants to say no eight times. */
export async function addToPhone(events: readonly CalendarEvent[]): Promise<{ added: number; stop: PhoneRefusal | null }> {
  for (const [added, event] of events.entries()) {
    const stop = await add(event)
    if (stop) return { added, stop }
  }
  return { added: events.length, stop: null }
}
