import Taro from '@tarojs/taro'
import { ALARM_MINUTES, type CalendarEvent } from './ics'

/** Why not all were added. `denied`: WeChat or the phone doesn't let us write; `cancelled`: the person said no to one. */
export type Stop = 'denied' | 'cancelled' | 'failed'

const secondsOf = (instant: string) => Math.floor(Date.parse(instant) / 1000)

function stopOf(error: unknown): Stop {
  const { errMsg = '' } = error as { errMsg?: string }
  if (/cancel/i.test(errMsg)) return 'cancelled'
  return /auth|permission|den(y|ied)/i.test(errMsg) ? 'denied' : 'failed'
}

const add = ({ title, from, to, place, note }: CalendarEvent): Promise<Stop | null> =>
  Taro.addPhoneCalendar({
    title,
    startTime: secondsOf(from),
    endTime: String(secondsOf(to)),
    location: place,
    description: note,
    alarm: true,
    alarmOffset: ALARM_MINUTES * 60,
  }).then(() => null, stopOf)

/** Adds one after the other to the phone's calendar, until all are there or one isn't taken: nobody wants to say no eight times. */
export async function addToPhone(events: readonly CalendarEvent[]): Promise<{ added: number; stop: Stop | null }> {
  for (const [added, event] of events.entries()) {
    const stop = await add(event)
    if (stop) return { added, stop }
  }
  return { added: events.length, stop: null }
}
