import { readTicket, writeTicket } from '../../cloudfunctions/domains/pass/web/poster'
import { posterPage, type Sheet } from '../../cloudfunctions/domains/pass/web/posterPage'
import { webUrl } from '../../cloudfunctions/kernel/webUrl'
import { compoundId, gateId } from '../builders/compounds'
import { sampleKey, sampleKeys } from '../builders/keys'
import { minutesAfter, NOON } from '../builders/time'

const ticket = { compoundId: compoundId('sample'), gateId: gateId('east'), expiresAt: minutesAfter(NOON, 60) }

describe('a ticket', () => {
  const text = writeTicket(ticket, sampleKeys())

  test('says the same until it has run out', () => {
    expect(readTicket(text, NOON, sampleKeys())).toEqual(ticket)
    expect(readTicket(text, minutesAfter(NOON, 59), sampleKeys())).toEqual(ticket)
    expect(readTicket(text, ticket.expiresAt, sampleKeys())).toBeNull()
  })

  test('of another city is none', () => {
    expect(readTicket(text, NOON, sampleKeys({ indexKey: sampleKey(3) }))).toBeNull()
  })

  test('has one spelling: the last character with other spare bits is none', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const read = [...alphabet].filter((last) => readTicket(text.slice(0, -1) + last, NOON, sampleKeys()) !== null)
    expect(read).toEqual([text.at(-1)])
  })

  test('may be put into an address as it is', () => expect(encodeURIComponent(text)).toBe(text))
})

describe('where the function is reached', () => {
  test.each(['https://gate.example.com', 'https://example.com/web', 'https://example.com/api/web'])('may be %s', (WEB_URL) => {
    expect(webUrl({ WEB_URL })).toBe(WEB_URL)
  })

  test.each([
    undefined,
    '',
    'http://example.com/web',
    'https://example.com/',
    'https://example.com/web?a=1',
    'https://example.com/web/',
    'example.com',
  ])('can’t be %s', (WEB_URL) => expect(() => webUrl({ WEB_URL })).toThrow('WEB_URL'))

  test('is this machine when run locally, and nothing else', () => {
    expect(webUrl({ WEB_URL: 'http://127.0.0.1:8080/http/web', APP_MODE: 'local' })).toBe('http://127.0.0.1:8080/http/web')
    expect(() => webUrl({ WEB_URL: 'https://example.com/web', APP_MODE: 'local' })).toThrow('WEB_URL')
  })
})

describe('a poster', () => {
  const sheet = (direction: Sheet['direction']): Sheet => ({ direction, picture: 'data:image/png;base64,AAAA' })
  const poster = { compound: '示例小区', gate: '西门', level: null, hotline: null, sheets: [sheet('in'), sheet('out')] }

  test('has a sheet for each code, told apart by word and shape', () => {
    const [, coming = '', going = ''] = posterPage(poster).split('<section')
    expect(coming).toMatch(/sheet in.*<circle.*进门扫这里/s)
    expect(going).toMatch(/sheet out.*<path d="M15 2h18.*出门扫这里/s)
    for (const one of [coming, going]) expect(one.match(/<li>/g)).toHaveLength(3)
  })

  test.each([
    [8, 'place"'],
    [20, 'place long"'],
    [40, 'place longest"'],
  ])('writes a name of %i characters in a size that fits', (length, size) => {
    expect(posterPage({ ...poster, compound: '示'.repeat(length) })).toContain(`<p class="${size}`)
  })

  test('lets nothing into the page by a name, a hotline or a picture', () => {
    const nasty = `"><img src=x onerror='alert(1)'>&`
    const page = posterPage({ compound: nasty, gate: nasty, level: nasty, hotline: nasty, sheets: [{ direction: 'in', picture: nasty }] })
    expect(page).not.toContain('<img src=x')
    expect(page.match(/&quot;&gt;&lt;img src=x onerror=&#39;alert\(1\)&#39;&gt;&amp;/g)?.length).toBe(7)
  })
})
