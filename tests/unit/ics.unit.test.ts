import ICAL from 'ical.js'
import { type CalendarEvent, icsOf } from '../../src/packages/course/rider/calendar/ics'
import { NOON } from '../builders/time'

const event = (overrides: Partial<CalendarEvent> = {}): CalendarEvent => ({
  uid: 'ses_1-1@xiaogema',
  title: '花艺造景（第 1 节）',
  from: '2026-12-02T11:00:00.000Z',
  to: '2026-12-02T12:30:00Z',
  place: '示例学校',
  note: '带剪刀',
  cancelled: false,
  ...overrides,
})

const raw = (...events: CalendarEvent[]) => icsOf(events, NOON)
/** As a calendar reads it: folded lines are one again. */
const read = (...events: CalendarEvent[]) =>
  raw(...events)
    .replaceAll('\r\n ', '')
    .split('\r\n')
const propertyOf = (name: string, one: CalendarEvent) =>
  read(one)
    .find((line) => line.startsWith(`${name}:`))
    ?.slice(name.length + 1)

test('an event has its times in UTC, a name that stays, and an alarm an hour before', () => {
  expect(read(event())).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//xiaogema//courses//ZH',
    'CALSCALE:GREGORIAN',
    'BEGIN:VEVENT',
    'UID:ses_1-1@xiaogema',
    'DTSTAMP:20261123T040000Z',
    'DTSTART:20261202T110000Z',
    'DTEND:20261202T123000Z',
    'SEQUENCE:0',
    'SUMMARY:花艺造景（第 1 节）',
    'LOCATION:示例学校',
    'DESCRIPTION:带剪刀',
    'STATUS:CONFIRMED',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'DESCRIPTION:花艺造景（第 1 节）',
    'TRIGGER:-PT60M',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
})

test('every line ends in CRLF, and no other line break is in the file', () => {
  const text = raw(event({ note: '第一行\n第二行\r\n第三行\r第四行' }), event({ uid: 'ses_1-2@xiaogema' }))
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
})

test.each([
  ['a, b; c', 'a\\, b\\; c'],
  ['back\\slash', 'back\\\\slash'],
  ['一行\n两行\r\n三行\r四行', '一行\\n两行\\n三行\\n四行'],
  ['already \\n escaped', 'already \\\\n escaped'],
  ['bell\u0007 and del\u007f', 'bell and del'],
])('%j is written as %j', (note, written) => expect(propertyOf('DESCRIPTION', event({ note }))).toBe(written))

describe('long lines', () => {
  const octets = (line: string) => Buffer.byteLength(line, 'utf8')
  const texts = [
    'x'.repeat(500),
    '示例：这一段有三百个字。'.repeat(30),
    'é'.repeat(200),
    '𠮷😀'.repeat(60),
    ...Array.from({ length: 12 }, (_, at) => `${'x'.repeat(at)}${'字😀'.repeat(20)}`),
  ]

  test.each(texts)('%#: none is longer than 75 octets, none is broken within a character', (note) => {
    for (const line of raw(event({ note })).split('\r\n')) {
      expect(octets(line)).toBeLessThanOrEqual(75)
      expect(Buffer.from(line, 'utf8').toString('utf8')).toBe(line)
    }
    expect(propertyOf('DESCRIPTION', event({ note }))).toBe(note)
  })

  test('one of just 75 octets stays whole', () => {
    const note = 'x'.repeat(75 - 'DESCRIPTION:'.length)
    expect(raw(event({ note }))).toContain(`DESCRIPTION:${note}\r\n`)
    expect(raw(event({ note: `${note}y` }))).toContain(`DESCRIPTION:${note}\r\n y\r\n`)
  })
})

test('lesson-called-off-in-the-calendar-file: a later revision says that it is one', () => {
  const lines = read(event({ revision: 2, changedAt: '2026-11-25T01:00:00.000Z' }))
  expect(lines).toContain('SEQUENCE:2')
  expect(lines).toContain('LAST-MODIFIED:20261125T010000Z')
})

test('lesson-called-off-in-the-calendar-file: what was called off is taken out of the calendar, and reminds of nothing', () => {
  const lines = read(event({ cancelled: true }))
  expect(lines).toContain('STATUS:CANCELLED')
  expect(lines).not.toContain('BEGIN:VALARM')
  expect(lines).toContain('SUMMARY:已取消：花艺造景（第 1 节）')
  expect(lines).not.toContain('DESCRIPTION:带剪刀')
})

test('the same lesson has the same name in a later file', () => {
  const uids = [NOON, new Date('2026-11-30T00:00:00Z')].map((now) => /UID:.*/.exec(icsOf([event()], now))?.[0])
  expect(new Set(uids).size).toBe(1)
})

describe('a reader that nobody here wrote (ical.js)', () => {
  const readIn = (...events: CalendarEvent[]) =>
    new ICAL.Component(ICAL.parse(raw(...events))).getAllSubcomponents('vevent').map((one) => ({ one, event: new ICAL.Event(one) }))

  test.each([
    ['plain', '带剪刀'],
    ['what has a meaning in the file', 'a, b; c\\d "e": 一行\n两行'],
    ['long, and not of one octet', '示例：这一段有三百个字。𠮷😀'.repeat(30)],
    ['looking like the file itself', 'END:VEVENT\r\nBEGIN:VEVENT\nSUMMARY:x'],
  ])('finds what was written: %s', (_, note) => {
    const [found, ...more] = readIn(event({ title: note, place: note, note, revision: 3, changedAt: '2026-11-25T01:00:00.000Z' }))
    const text = note.replace(/\r\n/g, '\n')
    expect(more).toEqual([])
    expect(found?.event).toMatchObject({ uid: 'ses_1-1@xiaogema', summary: text, location: text, description: text, sequence: 3 })
    expect([found?.event.startDate.toJSDate(), found?.event.endDate.toJSDate()]).toEqual([
      new Date('2026-12-02T11:00:00Z'),
      new Date('2026-12-02T12:30:00Z'),
    ])
    expect(String(found?.one.getFirstPropertyValue('last-modified'))).toBe('2026-11-25T01:00:00Z')
    expect(String(found?.one.getFirstSubcomponent('valarm')?.getFirstPropertyValue('trigger'))).toBe('-PT60M')
  })

  test('finds every lesson, and of one that was called off that it is', () => {
    const all = readIn(event(), event({ uid: 'ses_1-2@xiaogema', cancelled: true }))
    expect(all.map(({ one }) => [one.getFirstPropertyValue('uid'), one.getFirstPropertyValue('status')])).toEqual([
      ['ses_1-1@xiaogema', 'CONFIRMED'],
      ['ses_1-2@xiaogema', 'CANCELLED'],
    ])
    expect(all.map(({ one }) => one.getAllSubcomponents('valarm').length)).toEqual([1, 0])
  })
})
