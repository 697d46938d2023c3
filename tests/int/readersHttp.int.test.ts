import { resolve } from 'node:path'
import { faces } from '../../cloudfunctions/domains/pass/documents/face'
import { readers as readerDocuments } from '../../cloudfunctions/domains/pass/documents/reader'
import { withCity } from '../builders/city/city'
import { aDevice, type Device, type DeviceRequest, httpAccess, webOf } from '../builders/city/faceReader'
import { aCompoundOf, aKnownRider, type Place, passOf } from '../builders/city/faces'
import { readersAt } from '../builders/city/readers'
import { type Scene, setScene } from '../builders/city/scene'

/** The built function answers over HTTP; the same one beside us at any time that we like. */
const city = withCity({ functionsDir: resolve('dist/functions') })
let scene: Scene
let place: Place
let device: Device & { readonly readerId: string; readonly key: string }
beforeAll(async () => {
  city.now = new Date()
  scene = await setScene(city)
})
beforeEach(async () => {
  city.now = new Date()
  place = await aCompoundOf(scene)
  const { device: _, ...added } = await readersAt(city, place).add()
  device = { ...added, ...aDevice({ ...added, send: webOf(city), now: () => city.now }) }
})

const changing = (by: Partial<DeviceRequest>, request = device.sign('changes', {}, '')) => device.send({ ...request, ...by })
const code = (status: number, word: string) => ({ status, data: { code: word } })
const stored = async () =>
  JSON.stringify([await readerDocuments.get(device.readerId), await faces.find('age', { equals: {}, limit: 1000 })])
const secondsFromNow = (seconds: number) => new Date(city.now.getTime() + seconds * 1000)

test('over HTTP, by the built function: learn, say so, forget, say so', async () => {
  const wall = aDevice({ ...device, send: httpAccess(() => `${city.emulator.url}/http/web`), now: () => new Date() })
  const rider = await aKnownRider(scene, place.compoundId)
  expect(await wall.obey()).toEqual([expect.objectContaining({ kind: 'learn', passId: passOf(rider) })])
  await rider.must('consent.decide', { kind: 'face', version: 1, decision: 'refused' })
  expect(await wall.obey()).toEqual([expect.objectContaining({ kind: 'forget', passId: passOf(rider) })])
  expect(await wall.changes('2026-11-23T04:00:00.000Z')).toEqual({ changes: [], next: null })
})

describe('a request that the reader didn’t make', () => {
  const headers = (overrides: Record<string, string>) => ({ ...device.sign('changes', {}, '').headers, ...overrides })

  test.each<[string, () => Promise<unknown>]>([
    ['with another body', () => changing({ body: '{"receipts":[]}' })],
    ['with another method', () => changing({ method: 'POST', path: `/readers/${device.readerId}/receipts` })],
    ['with another query', () => changing({ query: { after: city.now.toISOString() } })],
    ['with another time', () => changing({ headers: headers({ 'X-Reader-Time': '1764000000' }) })],
    ['with another nonce', () => changing({ headers: headers({ 'X-Reader-Nonce': 'another-nonce-0001' }) })],
    ['with no signature', () => changing({ headers: headers({ 'X-Reader-Signature': '' }) })],
    ['with half a signature', () => changing({ headers: headers({ 'X-Reader-Signature': 'ab'.repeat(16) }) })],
    ['with a signature of nothing', () => changing({ headers: headers({ 'X-Reader-Signature': '0'.repeat(64) }) })],
    ['with no time', () => changing({ headers: headers({ 'X-Reader-Time': '' }) })],
    ['with a short nonce', () => changing({ headers: headers({ 'X-Reader-Nonce': 'short' }) })],
    ['without headers', () => changing({ headers: {} })],
    ['for a reader that is not there', () => changing({ path: '/readers/rea_nobody/changes' })],
    ['for no reader', () => changing({ path: '/readers/__proto__/changes' })],
  ])('%s sounds the same and changes nothing', async (_, ask) => {
    const before = await stored()
    expect(await ask()).toEqual(code(401, 'UNAUTHORIZED'))
    expect(await stored()).toBe(before)
  })

  test('but another one did, is refused', async () => {
    const another = (await readersAt(city, place).add()).device
    const { headers: theirs } = another.sign('changes', {}, '')
    expect(await changing({ headers: theirs })).toEqual(code(401, 'UNAUTHORIZED'))
  })
})

describe('a request of the reader’s own', () => {
  test('counts once: replayed, it is refused', async () => {
    const request = device.sign('changes', {}, '')
    expect(await device.send(request)).toMatchObject({ status: 200 })
    expect(await device.send(request)).toEqual(code(409, 'NONCE_USED'))
  })

  test('sent many times at one instant counts once', async () => {
    const request = device.sign('changes', {}, '')
    const answers = await Promise.all(Array.from({ length: 8 }, () => device.send(request)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 7 }, () => 409)])
  })

  test('many different ones at one instant all count', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => device.send(device.sign('changes', {}, ''))))
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 200))
    expect((await readerDocuments.get(device.readerId))?.nonces).toHaveLength(8)
  })

  test.each([-301, 301])('%i s off is told about its clock', async (seconds) => {
    const slow = aDevice({ ...device, send: device.send, now: () => secondsFromNow(seconds) })
    expect(await slow.send(slow.sign('changes', {}, ''))).toEqual(code(401, 'CLOCK_WRONG'))
  })

  test.each([-299, 299])('%i s off is taken, and can’t be replayed as long as it would be', async (seconds) => {
    const slow = aDevice({ ...device, send: device.send, now: () => secondsFromNow(seconds) })
    const request = slow.sign('changes', {}, '')
    expect(await slow.send(request)).toMatchObject({ status: 200 })
    city.now = secondsFromNow(seconds > 0 ? 598 : 0)
    expect(await slow.send(request)).toEqual(code(409, 'NONCE_USED'))
    city.now = secondsFromNow(3)
    expect(await slow.send(request)).toEqual(code(401, 'CLOCK_WRONG'))
  })

  test('says when the reader was seen', async () => {
    await device.changes()
    expect(await readersAt(city, place).list()).toMatchObject([{ lastSeenAt: expect.any(String) }])
  })

  test('too often is asked to wait', async () => {
    for (let count = 0; count < 120; count += 1) await device.changes()
    expect(await device.send(device.sign('changes', {}, ''))).toEqual(code(429, 'TOO_MANY_REQUESTS'))
    city.now = secondsFromNow(302)
    expect(await device.send(device.sign('changes', {}, ''))).toMatchObject({ status: 200 })
  })
})

describe('receipts', () => {
  const sending = (body: string) => device.send(device.sign('receipts', {}, body))

  test.each([
    ['no JSON', '{"receipts":'],
    ['nothing', ''],
    ['no receipts', '{"receipts":[]}'],
    ['a field too many', '{"receipts":[{"done":"learned","passId":"pas_li","version":1,"face":"…"}]}'],
    ['no proof', '{"receipts":[{"done":"forgotten","passId":"pas_li","version":1}]}'],
    ['a proof without end', JSON.stringify({ receipts: [{ done: 'forgotten', passId: 'pas_li', version: 1, receipt: 'x'.repeat(201) }] })],
  ])('of %s are refused', async (_, body) => expect(await sending(body)).toEqual(code(400, 'INVALID_REQUEST')))

  test('that are too many bytes are not even read', async () => {
    expect(await sending(' '.repeat(32 * 1024 + 1))).toEqual(code(413, 'TOO_LARGE'))
  })

  test('about somebody of whom the reader never heard change nothing', async () => {
    const before = await faces.find('age', { equals: {}, limit: 1000 })
    await device.tell([{ done: 'learned', passId: passOf(scene.stranger()), version: 1 }])
    expect(await faces.find('age', { equals: {}, limit: 1000 })).toEqual(before)
  })

  test('about another reader’s faces change nothing there', async () => {
    const rider = await aKnownRider(scene, place.compoundId)
    const another = await readersAt(city, place).add()
    await device.obey()
    const { readerId } = another
    expect(await readersAt(city, place).faces(readerId, 'asked')).toMatchObject([{ passId: passOf(rider) }])
  })

  test('sent again are the same', async () => {
    const rider = await aKnownRider(scene, place.compoundId)
    const done = [{ done: 'learned', passId: passOf(rider), version: 1 }] as const
    await device.tell([...done])
    const once = await faces.find('pass', { equals: { passId: passOf(rider) }, limit: 10 })
    await device.tell([...done])
    expect(await faces.find('pass', { equals: { passId: passOf(rider) }, limit: 10 })).toEqual(once)
  })
})

describe('the address', () => {
  test.each([
    ['GET', '/', 404, 'NOT_FOUND'],
    ['GET', '/readers', 404, 'NOT_FOUND'],
    ['DELETE', '/readers/rea_1/changes', 405, 'METHOD_NOT_ALLOWED'],
    ['GET', '/readers/rea_1/receipts', 405, 'METHOD_NOT_ALLOWED'],
  ])('%s %s is answered by %i', async (method, path, status, word) => {
    expect(await device.send({ method, path, query: {}, headers: {}, body: '' })).toEqual(code(status, word))
  })

  test('may stand behind any other: the signature counts from /readers/ on', async () => {
    const request = device.sign('changes', {}, '')
    expect(await device.send({ ...request, path: `/api/web${request.path}` })).toMatchObject({ status: 200 })
  })

  test('knows no other question than "after"', async () => {
    const request = device.sign('changes', { after: 'yesterday' }, '')
    expect(await device.send(request)).toEqual(code(400, 'INVALID_REQUEST'))
  })

  test('leaves one line in the log for each request, without ids, nonces and keys', async () => {
    city.log.length = 0
    const request = device.sign('changes', {}, '')
    await device.send(request)
    expect(city.log).toEqual([expect.stringContaining('"action":"web.changes"')])
    for (const secret of [device.readerId, device.key, ...Object.values(request.headers).slice(1, 3)])
      expect(city.log.join()).not.toContain(secret)
  })
})

test('a poll reads what all its faces follow from at once, and its links live for a minute', async () => {
  const riders = []
  for (let number = 0; number < 6; number += 1) riders.push(passOf(await aKnownRider(scene, place.compoundId)))
  await fetch(`${city.emulator.url}/emulator/queries`, { method: 'DELETE' })
  const { changes } = await device.changes()
  const asked = await city.emulator.database.queries()
  expect(changes.map(({ passId }) => passId).toSorted()).toEqual(riders.toSorted())
  expect(asked.length).toBeLessThanOrEqual(8)
  expect(asked.filter(({ index }) => index === null)).toEqual([])
})
