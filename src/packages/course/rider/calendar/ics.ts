/** Something for a calendar. Instants are UTC, as on the wire. */
export interface CalendarEvent {
  /** Stays the same, so that a calendar that reads the file again changes the event and makes no second one. */
  uid: string
  title: string
  from: string
  to: string
  place: string
  note: string
  /** Called off. The event says so in its words, too: not every calendar reads the state. */
  cancelled: boolean
  /** How often it was changed: a calendar takes the later revision. */
  revision?: number
  /** When it was last changed. */
  changedAt?: string | null
}

/** How long before the beginning a calendar reminds. */
export const ALARM_MINUTES = 60

/** No line of the file is longer, in octets (RFC 5545, 3.1). */
const MOST_OCTETS = 75

/** `20261202T110000Z` */
const utc = (instant: string) => new Date(instant).toISOString().replace(/[-:]|\.\d{3}/g, '')

const isControl = (character: string) => character < ' ' || character === '\u007f'

/** Text as a value: what has a meaning in the file is escaped, what has none there is left out. */
const escaped = (text: string) =>
  Array.from(
    text
      .replace(/\r\n?/g, '\n')
      .replace(/[\\;,]/g, '\\$&')
      .replace(/\n/g, '\\n'),
  )
    .filter((character) => !isControl(character))
    .join('')

/** In UTF-8, of one character. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x80) return 1
  if (code < 0x800) return 2
  return code < 0x10000 ? 3 : 4
}

/** A long line goes on in the next, after a space. Never within a character. */
function folded(line: string): string {
  let [text, octets] = ['', 0]
  for (const character of line) {
    const more = octetsOf(character)
    if (octets + more > MOST_OCTETS) [text, octets] = [`${text}\r\n `, 1]
    text += character
    octets += more
  }
  return text
}

const alarm = ({ title }: CalendarEvent) => [
  'BEGIN:VALARM',
  'ACTION:DISPLAY',
  `DESCRIPTION:${escaped(title)}`,
  `TRIGGER:-PT${ALARM_MINUTES}M`,
  'END:VALARM',
]

const linesOf = (event: CalendarEvent, now: Date) => [
  'BEGIN:VEVENT',
  `UID:${event.uid}`,
  `DTSTAMP:${utc(now.toISOString())}`,
  `DTSTART:${utc(event.from)}`,
  `DTEND:${utc(event.to)}`,
  `SEQUENCE:${event.revision ?? 0}`,
  ...(event.changedAt ? [`LAST-MODIFIED:${utc(event.changedAt)}`] : []),
  `SUMMARY:${escaped(event.cancelled ? `已取消：${event.title}` : event.title)}`,
  `LOCATION:${escaped(event.place)}`,
  `DESCRIPTION:${escaped(event.cancelled ? '这节课已取消，不用来。' : event.note)}`,
  `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  ...(event.cancelled ? ['TRANSP:TRANSPARENT'] : alarm(event)),
  'END:VEVENT',
]

/** A calendar file (RFC 5545) that any calendar reads. It has no METHOD: nothing is asked of anybody, and with one it would need an organiser. */
export const icsOf = (events: readonly CalendarEvent[], now: Date): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//xiaogema//courses//ZH',
    'CALSCALE:GREGORIAN',
    ...events.flatMap((event) => linesOf(event, now)),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('')
