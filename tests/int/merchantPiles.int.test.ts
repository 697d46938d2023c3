import { resolve } from 'node:path'
import { merchants } from '../../cloudfunctions/domains/merchant/merchantDocument'
import { operatorKeys } from '../../cloudfunctions/domains/merchant/operators/operatorKey'
import type { MerchantId } from '../../contract/merchant/ids'
import { withCity } from '../builders/city/city'
import { httpAccess } from '../builders/city/faceReader'
import { newRequestId, type Phone } from '../builders/city/phone'
import { anOperator, type IssuedKey, issueKey, shopsOf } from '../builders/city/pileOperator'
import { type Scene, setScene } from '../builders/city/scene'
import { MARKET } from '../builders/shops/manyShops'
import { minutesAfter, NOON } from '../builders/time'

const city = withCity({ functionsDir: resolve('dist/functions') })
let scene: Scene
let rider: Phone
beforeAll(async () => {
  city.now = new Date()
  scene = await setScene(city)
  rider = await scene.rider({ status: 'verified' })
})

const [EAST, WEST] = ['mch_east', 'mch_west'] as MerchantId[] as [MerchantId, MerchantId]
/** When a test begins: the city's clock goes on with each call. */
let start: Date
let key: IssuedKey
let operator: ReturnType<typeof anOperator>
beforeEach(async () => {
  start = city.now = new Date()
  for (const merchantId of [EAST, WEST]) {
    await scene.staff.must('merchant.save', {
      merchantId,
      name: '示例充电站',
      townId: 'twn_sample',
      open: true,
      kind: 'charging',
      location: MARKET,
      piles: { count: 10, kilowatts: 60 },
    })
    await merchants.update(merchantId, {}, { freePiles: null as never })
  }
  key = await issueKey(scene, EAST, WEST)
  operator = anOperator(scene, key)
})
afterEach(async () => {
  for (const { keyId } of (await scene.staff.must('merchant.operatorKeys', {})).keys)
    await scene.staff.must('merchant.endOperatorKey', { keyId })
})

const at = (minutes: number) => minutesAfter(start, minutes).toISOString()
const counted = (free: number, minutes = 0, shopRef = 'A1') => ({ shopRef, free, total: 10, at: at(minutes) })
const ONE = { shopRef: 'A1', free: 1, total: 10, at: NOON.toISOString() }
const shown = async (merchantId = EAST) => (await rider.must('merchant.show', { merchantId })).shop.freePiles
const all = { status: 200, data: { taken: 1, refused: [] } }
const refusedAs = (code: string, shopRef = 'A1') => ({ status: 200, data: { taken: 0, refused: [{ shopRef, code }] } })
const code = (status: number, word: string) => ({ status, data: { code: word } })

describe('what an operator reports', () => {
  test('over HTTP, by the built function, is at its shops in the list, near by and on their page', async () => {
    const built = anOperator(
      scene,
      key,
      httpAccess(() => `${city.emulator.url}/http/web`),
    )
    expect(await built.report(counted(6), counted(0, 0, 'A2'))).toEqual({ status: 200, data: { taken: 2, refused: [] } })
    expect(await shown()).toEqual({ free: 6, total: 10, at: at(0) })
    expect(await shown(WEST)).toMatchObject({ free: 0 })
    const near = (await rider.must('merchant.near', { here: MARKET, kind: 'charging' })).shops
    const listed = (await rider.must('merchant.list', { kind: 'charging' })).shops
    for (const rows of [near, listed]) expect(rows.find(({ merchantId }) => merchantId === EAST)).toMatchObject({ freePiles: { free: 6 } })
  })

  test('is never overwritten by what was counted earlier, in whatever order it comes', async () => {
    expect(await operator.report(counted(6))).toEqual(all)
    expect(await operator.report(counted(9, -1))).toEqual(refusedAs('NOT_NEWER'))
    expect(await operator.report(counted(5))).toEqual(refusedAs('NOT_NEWER'))
    expect(await operator.report(counted(6))).toEqual(all)
    await Promise.all([-3, 4, 1, 3, 2].map((minutes) => operator.report(counted(5 + minutes, minutes))))
    expect(await shown()).toEqual({ free: 9, total: 10, at: at(4) })
  })

  test('is taken or refused shop by shop', async () => {
    const reports = [counted(6), { ...counted(11), shopRef: 'A2' }, counted(1, 0, 'A3')]
    expect(await operator.report(...reports)).toEqual({
      status: 200,
      data: {
        taken: 1,
        refused: expect.arrayContaining([
          { shopRef: 'A2', code: 'FREE_OVER_TOTAL' },
          { shopRef: 'A3', code: 'UNKNOWN_SHOP' },
        ]),
      },
    })
    expect([await shown(), await shown(WEST)]).toEqual([expect.objectContaining({ free: 6 }), null])
  })

  test('may be from a clock that is a little fast, and not from the future', async () => {
    expect(await operator.report(counted(6, 6))).toEqual(refusedAs('FROM_THE_FUTURE'))
    expect(await operator.report(counted(6, 4))).toEqual(all)
  })

  test('may be given in Shanghai’s time', async () => {
    expect(await operator.report({ ...counted(6), at: '2026-11-24T11:30:00+08:00' })).toEqual(all)
    expect(await shown()).toMatchObject({ at: '2026-11-24T03:30:00.000Z' })
  })

  test('doesn’t get in the way of what the owner changes at the same time', async () => {
    const owner = (count: number) =>
      scene.staff.must('merchant.save', { merchantId: EAST, name: `示例${count}站`, townId: 'twn_sample', open: true })
    await Promise.all([1, 2, 3].flatMap((count) => [owner(count), operator.report(counted(count, count))]))
    expect(await merchants.get(EAST)).toMatchObject({ name: expect.stringMatching(/^示例.站$/), freePiles: { free: 3 } })
  })
})

describe('a request', () => {
  const body = () => JSON.stringify({ reports: [counted(6)] })

  test('that is not signed with the key is refused and changes nothing', async () => {
    const other = await issueKey(scene, EAST)
    const asOther = anOperator(scene, { ...key, key: other.key })
    expect(await asOther.report(counted(6))).toEqual(code(401, 'UNAUTHORIZED'))
    const request = operator.request(body())
    expect(await operator.send({ ...request, body: body().replace('6', '9') })).toEqual(code(401, 'UNAUTHORIZED'))
    expect(await operator.send({ ...request, path: '/operators/opk_none/piles' })).toEqual(code(401, 'UNAUTHORIZED'))
    expect(await shown()).toBeNull()
  })

  test('counts once, and only within five minutes', async () => {
    const request = operator.request(body())
    expect(await operator.send(request)).toEqual(all)
    expect(await operator.send(request)).toEqual(code(409, 'NONCE_USED'))
    expect(await operator.send(operator.request(body(), minutesAfter(city.now, -6)))).toEqual(code(401, 'CLOCK_WRONG'))
  })

  test.each([
    ['no JSON', '{"reports":'],
    ['nothing', '{"reports":[]}'],
    ['more shops than a key has', JSON.stringify({ reports: Array.from({ length: 51 }, () => ONE) })],
    ['less than none free', JSON.stringify({ reports: [{ ...ONE, free: -1 }] })],
    ['a time that is none', JSON.stringify({ reports: [{ ...ONE, at: 'now' }] })],
    ['a field too many', JSON.stringify({ reports: [{ ...ONE, price: 1 }] })],
  ])('of %s is refused as a whole', async (_, sent) => {
    expect(await operator.send(operator.request(sent))).toEqual(code(400, 'INVALID_REQUEST'))
  })

  test('of too many bytes is not even read, and one too many in five minutes has to wait', async () => {
    expect(await operator.send(operator.request(' '.repeat(16 * 1024 + 1)))).toEqual(code(413, 'TOO_LARGE'))
    for (let count = 0; count < 60; count += 1) await operator.report(counted(1))
    expect(await operator.report(counted(1))).toEqual(code(429, 'TOO_MANY_REQUESTS'))
  })

  test('reads and writes each of its shops once', async () => {
    await fetch(`${city.emulator.url}/emulator/queries`, { method: 'DELETE' })
    await operator.report(counted(1), counted(1, 0, 'A2'))
    const asked = await city.emulator.database.queries()
    expect(asked.filter(({ index }) => index === null)).toEqual([])
    // Two for each shop; the key is read before and after, and noted.
    expect(asked.length).toBeLessThanOrEqual(7)
  })
})

describe('a key', () => {
  test('is in the list with its shops, stored sealed, and says when it was last used', async () => {
    await operator.report(counted(6))
    const { keys } = await scene.staff.must('merchant.operatorKeys', {})
    expect(keys).toEqual([
      { keyId: key.keyId, name: '示例充电', shops: shopsOf(EAST, WEST), since: expect.any(String), lastSeenAt: expect.any(String) },
    ])
    expect(JSON.stringify(await city.documents())).not.toContain(key.key)
  })

  test('that has ended signs nothing any more, and what it reported is gone; another one’s stays', async () => {
    const next = anOperator(scene, await issueKey(scene, EAST))
    await operator.report(counted(6), counted(6, 0, 'A2'))
    await next.report(counted(2, 1))
    expect(await scene.staff.must('merchant.endOperatorKey', { keyId: key.keyId })).toMatchObject({ keys: [{ shops: shopsOf(EAST) }] })
    expect(await operator.report(counted(7, 2))).toEqual(code(401, 'UNAUTHORIZED'))
    expect([await shown(), await shown(WEST)]).toEqual([expect.objectContaining({ free: 2 }), null])
  })

  test('that ends while a report is under way leaves nothing of it', async () => {
    const { modify } = merchants
    jest.spyOn(merchants, 'modify').mockImplementationOnce(async (...args) => {
      await scene.staff.must('merchant.endOperatorKey', { keyId: key.keyId })
      return modify(...args)
    })
    await operator.report(counted(6))
    expect(await shown()).toBeNull()
  })

  test('asked for twice by one request is one', async () => {
    const [input, requestId] = [{ name: '示例充电', shops: shopsOf(EAST) }, newRequestId()]
    const first = await scene.staff.must('merchant.issueOperatorKey', input, requestId)
    expect(await scene.staff.must('merchant.issueOperatorKey', input, requestId)).toEqual(first)
    expect(await operatorKeys.get(first.keyId)).toMatchObject({ requests: 0 })
  })

  test.each([
    ['a shop that is not there', shopsOf(EAST, 'mch_none' as MerchantId), 'NOT_FOUND'],
    ['one shop twice', shopsOf(EAST, EAST), 'INVALID_INPUT'],
    ['no shop', [], 'INVALID_INPUT'],
  ])('for %s is refused', async (_, shops, word) => {
    expect(await scene.staff.call('merchant.issueOperatorKey', { name: '示例充电', shops })).toMatchObject({ error: { code: word } })
  })

  test('is one of at most 20', async () => {
    for (let count = 1; count < 20; count += 1) await issueKey(scene, EAST)
    const more = { name: '示例充电', shops: shopsOf(EAST) }
    expect(await scene.staff.call('merchant.issueOperatorKey', more)).toMatchObject({ error: { code: 'TOO_MANY', details: { limit: 20 } } })
  })
})
