import { faces } from '../../cloudfunctions/domains/pass/documents/face'
import { readers as readerDocuments } from '../../cloudfunctions/domains/pass/documents/reader'
import { withCity } from '../builders/city/city'
import { aCompoundOf, aKnownRider, type Place, passOf } from '../builders/city/faces'
import { newRequestId } from '../builders/city/phone'
import { type Readers, readersAt } from '../builders/city/readers'
import { type Scene, setScene } from '../builders/city/scene'
import { applyRetention, reconcile } from '../builders/house'
import { daysAfter } from '../builders/time'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

let place: Place
let readers: Readers
beforeEach(async () => {
  place = await aCompoundOf(scene)
  readers = readersAt(city, place)
})

const aRiderHere = () => aKnownRider(scene, place.compoundId)

describe('a new reader', () => {
  test('is in the list, has not been seen, and learns who is on the white list and wants it', async () => {
    const rider = await aRiderHere()
    const { readerId, url } = await readers.add()
    expect(url).toBe(`${city.emulator.url}/http/web/readers/${readerId}`)
    expect(await readers.list()).toContainEqual({
      readerId,
      name: '西门读脸机',
      gateId: place.gateId,
      lastSeenAt: null,
      counts: { asked: 1, acknowledged: 0, deleting: 0, deleted: 0 },
    })
    expect(await readers.faces(readerId, 'asked')).toEqual([expect.objectContaining({ passId: passOf(rider), receipt: null })])
  })

  test('asked for twice by one request is one, with the same key', async () => {
    const input = { compoundId: place.compoundId, gateId: place.gateId, name: '东门读脸机' }
    const requestId = newRequestId()
    const first = await place.manager.must('compound.addReader', input, requestId)
    const before = await readers.list()
    expect(await place.manager.must('compound.addReader', input, requestId)).toEqual(first)
    expect(await readers.list()).toEqual(before)
  })

  test('has a key that nobody else has, and that is stored sealed', async () => {
    const [one, another] = [await readers.add(), await readers.add()]
    expect(Buffer.from(one.key, 'base64')).toHaveLength(32)
    expect(one.key).not.toBe(another.key)
    expect(JSON.stringify(await city.documents())).not.toContain(one.key)
  })

  test('needs a gate of this compound', async () => {
    const input = { compoundId: place.compoundId, gateId: 'gat_elsewhere', name: '示例' }
    expect(await place.manager.call('compound.addReader', input)).toMatchObject({ error: { code: 'NOT_FOUND' } })
  })

  test('is one of at most 20', async () => {
    for (let count = 0; count < 20; count += 1) await readers.add()
    const more = { compoundId: place.compoundId, gateId: place.gateId, name: '第二十一台' }
    expect(await place.manager.call('compound.addReader', more)).toMatchObject({ error: { code: 'TOO_MANY', details: { limit: 20 } } })
    expect(await readers.list()).toHaveLength(20)
  })
})

describe('a removed reader', () => {
  test('forgets everybody, then goes from the list; it hears no more and is still answered', async () => {
    const { readerId, device } = await readers.add()
    await aRiderHere()
    await device.obey()
    expect(await readers.remove(readerId)).toMatchObject({ data: { readers: [{ readerId, counts: { acknowledged: 1, deleting: 0 } }] } })
    await reconcile(city.now)
    expect(await readers.list()).toMatchObject([{ readerId, counts: { acknowledged: 0, deleting: 1 } }])
    await aRiderHere()
    expect(await device.obey()).toEqual([expect.objectContaining({ kind: 'forget' })])
    expect(await readers.list()).toEqual([])
    expect(await device.obey()).toEqual([])
  })

  test('that knew nobody goes at once', async () => {
    const { readerId } = await readers.add()
    expect(await readers.remove(readerId)).toMatchObject({ data: { readers: [] } })
  })

  test('is no other compound’s business', async () => {
    const { readerId } = await readers.add()
    const other = await aCompoundOf(scene)
    expect(await readersAt(city, other).remove(readerId)).toMatchObject({ error: { code: 'NOT_FOUND' } })
    const asked = { compoundId: other.compoundId, readerId, state: 'asked' as const }
    expect(await other.manager.call('compound.faces', asked)).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect((await readers.list()).map((one) => one.readerId)).toContain(readerId)
  })
})

describe('what is kept', () => {
  const inDays = (days: number) => applyRetention(daysAfter(city.now, days))

  test('the receipt for 180 days, then the record of a removed reader, too', async () => {
    const rider = await aRiderHere()
    const { readerId, device } = await readers.add()
    await device.obey()
    await readers.remove(readerId)
    await reconcile(city.now)
    await device.obey()
    const kept = async () => [
      (await faces.find('pass', { equals: { passId: passOf(rider) }, limit: 2 })).length,
      (await readerDocuments.get(readerId)) !== null,
    ]
    await inDays(179)
    expect(await kept()).toEqual([1, true])
    await inDays(181)
    expect(await kept()).toEqual([0, false])
  })

  test('who has not forgotten yet, however long', async () => {
    await aRiderHere()
    const { readerId, device } = await readers.add()
    await device.obey()
    await readers.remove(readerId)
    await reconcile(city.now)
    await inDays(4000)
    expect(await readers.list()).toMatchObject([{ readerId, counts: { deleting: 1 } }])
  })
})
