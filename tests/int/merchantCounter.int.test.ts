import { merchants } from '../../cloudfunctions/domains/merchant/merchantDocument'
import { redemptions } from '../../cloudfunctions/domains/merchant/redemptionDocument'
import { passes } from '../../cloudfunctions/domains/pass/documents/pass'
import { shopCodeText } from '../../contract/merchant/posterCode'
import { withCity } from '../builders/city/city'
import { askedFor } from '../builders/city/costs'
import { counterOf } from '../builders/city/counter'
import { bindPass } from '../builders/city/passPhone'
import { newRequestId } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { offerId, someTerms } from '../builders/offers'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

const { aRider, verify, scanned, asOfNow, redeem, offers } = counterOf(() => scene)

describe('one scan, one tap', () => {
  beforeEach(() =>
    offers(['meal', { limits: { personDay: 1 } }], ['wash', { price: { kind: 'percentOff', percent: 20, mostOffFen: 500 } }]),
  )

  test('the scan says who it is and what they can have, the tap redeems it, and the rider’s phone says so', async () => {
    const rider = await aRider()
    const seen = await verify(rider)
    expect(seen).toMatchObject({
      valid: true,
      offers: [{ title: '示例套餐', left: { you: 1, all: null }, refusal: null }, { left: { you: null } }],
    })
    const { redemption } = await redeem(seen.scan ?? '')
    // Of the rider a clerk sees what is compared with the face, and nothing else.
    expect(seen.holder).toEqual({ maskedName: expect.stringMatching(/^.\*+$/), photoUrl: null })
    expect(JSON.stringify({ ...seen, scan: null })).not.toContain(rider.phoneNumber)
    expect(redemption).toMatchObject({
      number: expect.stringMatching(/^[0-9A-Z]{6}$/),
      amounts: { normalFen: 1800, chargeFen: 1200, savedFen: 600 },
    })
    expect(await rider.must('merchant.justRedeemed', {})).toMatchObject({ redemption })
    expect(await redemptions.get(redemption?.redemptionId ?? '')).toMatchObject({ outcome: 'redeemed', clerkId: scene.clerk.personId })
  })

  test('it takes two calls, three reads and three writes', async () => {
    const rider = await aRider()
    const asked = await askedFor(scene, async () => redeem((await verify(rider)).scan ?? ''))
    expect(asked).toMatchObject({ calls: 6, scans: 0 })
  })

  test('M2: with what the scan has seen forged by time, the update of the pass alone decides', async () => {
    const rider = await aRider()
    const [first, second] = [await scanned(rider), await scanned(rider)]
    // Both scans have seen that one is left.
    expect((await redeem(first)).redemption).not.toBeNull()
    expect(await redeem(second)).toMatchObject({ redemption: null, refusal: { reason: 'personDay', limit: 1, at: expect.any(String) } })
  })

  test('M4: a lost reply: the same request hears the same, and nothing is written', async () => {
    const rider = await aRider()
    const scan = await scanned(rider)
    const requestId = newRequestId()
    const first = await redeem(scan, { requestId })
    const pass = await passes.get(rider.passId)
    const again = await redeem(scan, { requestId })
    expect(again.redemption).toEqual(first.redemption)
    expect(await passes.get(rider.passId)).toEqual(pass)
    expect(await redeem(scan, { name: 'wash', typed: { billFen: 1000 } })).toMatchObject({
      redemption: null,
      refusal: { reason: 'alreadyRedeemed', number: first.redemption?.number },
    })
  })

  test('a percent offer: the bill is typed once, and the screen says what to charge', async () => {
    const scan = await scanned(await aRider())
    expect(
      await scene.clerk.call('merchant.redeem', { merchantId: scene.merchant, scan, offerId: offerId('wash'), typed: {} }),
    ).toMatchObject({
      error: { code: 'INVALID_INPUT', details: { field: 'typed.billFen', rule: 'required' } },
    })
    expect(await redeem(scan, { name: 'wash', typed: { billFen: 1999 } })).toMatchObject({
      redemption: { amounts: { chargeFen: 1599, savedFen: 400 } },
    })
  })

  test('the rider says tail and digits instead', async () => {
    const rider = await aRider()
    const said = { phoneTail: rider.phoneNumber.slice(-4), digits: rider.digits() }
    const { scan, valid } = await scene.clerk.must('merchant.verify', { merchantId: scene.merchant, said })
    expect(valid).toBe(true)
    expect((await redeem(scan ?? '')).redemption).not.toBeNull()
    expect(await scene.clerk.must('merchant.verify', { merchantId: scene.merchant, said })).toMatchObject({
      refusal: { reason: 'codeUsed' },
    })
  })

  test('a scan is its clerk’s and its shop’s, for five minutes', async () => {
    const rider = await aRider()
    const scan = await scanned(rider)
    const other = city.phone('clerk_second')
    await city.grant(other, { role: 'clerk', merchantId: scene.merchant })
    expect(await redeem(scan, { clerk: other })).toMatchObject({ refusal: { reason: 'scanAgain' } })
    expect(await redeem('v1.aaaa.bbbb.cccc')).toMatchObject({ refusal: { reason: 'scanAgain' } })
    city.now = new Date(city.now.getTime() + 5 * 60_000)
    expect(await redeem(scan)).toMatchObject({ refusal: { reason: 'scanAgain' } })
  })

  test('a clerk who leaves, and a shop that closes, redeem no more at once', async () => {
    const [one, two] = [await scanned(await aRider()), await scanned(await aRider())]
    const { people } = (await merchants.get(scene.merchant)) ?? {}
    await merchants.update(scene.merchant, {}, { open: false })
    expect(await redeem(one)).toMatchObject({ refusal: { reason: 'shopClosed' } })
    await merchants.update(scene.merchant, {}, { open: true, people: [] })
    expect(
      await scene.clerk.call('merchant.redeem', { merchantId: scene.merchant, scan: two, offerId: offerId('meal'), typed: {} }),
    ).toMatchObject({
      error: { code: 'FORBIDDEN' },
    })
    await merchants.update(scene.merchant, {}, { people: people ?? [] })
    expect((await redeem(two)).redemption).not.toBeNull()
  })

  test('two people with one phone are two: each has a code and one meal of their own', async () => {
    const one = await aRider()
    const two = await bindPass(city, await scene.holder(), { deviceId: one.deviceId })
    for (const rider of [one, two]) {
      expect((await redeem(await scanned(rider))).redemption).not.toBeNull()
    }
    for (const rider of [one, two]) {
      city.now = new Date(city.now.getTime() + 15_000)
      expect(await verify(rider)).toMatchObject({ offers: [{ title: expect.any(String) }, { refusal: { reason: 'personDay' } }] })
    }
    const given = await Promise.all([one, two].map(({ passId }) => redemptions.find('pass', { equals: { passId }, limit: 2 })))
    expect(given.map((records) => records.length)).toEqual([1, 1])
  })

  test('nobody redeems for themself: not as a clerk, not by the poster of their own shop', async () => {
    const rider = await aRider()
    await city.grant(rider, { role: 'clerk', merchantId: scene.merchant })
    expect(await verify(rider, rider)).toMatchObject({ valid: true, scan: null, offers: [{ refusal: { reason: 'forOneself' } }, {}] })
    await merchants.update(scene.merchant, {}, { posterCode: 'ABCDEFGH01234567' })
    const poster = shopCodeText('ABCDEFGH01234567')
    expect(await rider.must('merchant.redeemAtPoster', { poster, offerId: offerId('meal'), typed: {} })).toMatchObject({
      refusal: { reason: 'forOneself' },
    })
  })

  test('M26: a clerk who declines leaves a record with the reason', async () => {
    const rider = await aRider()
    const scan = await scanned(rider)
    expect(await scene.clerk.must('merchant.decline', { merchantId: scene.merchant, scan, reason: 'soldOut' })).toEqual({ declined: true })
    const [record] = await redemptions.find('pass', { equals: { passId: rider.passId }, limit: 2 })
    expect(record).toMatchObject({ outcome: 'declined', declined: 'soldOut', given: null })
  })

  test('M7: what arrives later changes no earlier answer: redeemed and declined of one scan stand side by side', async () => {
    const rider = await aRider()
    const [one, two] = [await scanned(rider), await scanned(await aRider())]
    const decline = (scan: string) => scene.clerk.must('merchant.decline', { merchantId: scene.merchant, scan, reason: 'other' })
    const { redemption } = await redeem(one)
    const record = await redemptions.get(redemption?.redemptionId ?? '')
    await decline(one)
    expect(await redemptions.get(redemption?.redemptionId ?? '')).toEqual(record)
    await decline(two)
    expect((await redeem(two)).redemption).not.toBeNull()
    const { rows, declined } = await scene.clerk.must('merchant.log', { merchantId: scene.merchant })
    // What the clerk's screen has said is what counts for the rider: that it was redeemed.
    expect(rows.filter(({ redemptionId }) => redemptionId === redemption?.redemptionId)).toHaveLength(1)
    expect(declined.length).toBeGreaterThanOrEqual(2)
    expect(await rider.must('merchant.justRedeemed', {})).toMatchObject({ redemption: { redemptionId: redemption?.redemptionId } })
  })

  test('M15: nothing static proves a rider at a counter: neither a code of before, nor one for a gate, nor digits of before', async () => {
    const rider = await aRider()
    const [text, gate] = [rider.code('counter'), rider.code('gate')]
    const said = { phoneTail: rider.phoneNumber.slice(-4), digits: rider.digits() }
    const ask = async (input: { text: string } | { said: typeof said }) =>
      (await scene.clerk.must('merchant.verify', { merchantId: scene.merchant, ...input })).refusal?.reason
    expect(await ask({ text: gate })).toBe('codeOtherAudience')
    city.now = new Date(city.now.getTime() + 60_000)
    expect(await ask({ text })).toBe('codeExpired')
    expect(await ask({ said })).toBe('digitsWrong')
  })
})

describe('M1: many at once', () => {
  /** So many riders' scans, all as new as the last one. */
  const scansOf = async (riders: number): Promise<string[]> => {
    const scans: string[] = []
    for (let rider = 0; rider < riders; rider += 1) scans.push(await scanned(await aRider()))
    return scans.map(asOfNow)
  }
  const reasons = (outcomes: Awaited<ReturnType<typeof redeem>>[]) => outcomes.map(({ refusal }) => refusal?.reason ?? 'redeemed').sort()

  test('macrozheng/mall#1003: five calls of one person with one coupon, which is worth more than the bill: one is given, nobody is owed money', async () => {
    const price = { kind: 'percentOff', percent: 99, mostOffFen: null } as const
    await offers(['meal', { price, limits: { personDay: 1 } }])
    const rider = await aRider()
    const scans: string[] = []
    for (let call = 0; call < 5; call += 1) scans.push(await scanned(rider))
    const outcomes = await Promise.all(scans.map((scan) => redeem(scan, { typed: { billFen: 1 } })))
    expect(reasons(outcomes)).toEqual(['personDay', 'personDay', 'personDay', 'personDay', 'redeemed'])
    for (const { redemption } of outcomes) expect(redemption?.amounts.chargeFen ?? 0).toBeGreaterThanOrEqual(0)
  })

  test('saleor#544: two customers at two tills on the last one of all: one is given', async () => {
    await offers(['last', { limits: { stock: 1 } }])
    expect(reasons(await Promise.all((await scansOf(2)).map((scan) => redeem(scan, { name: 'last' }))))).toEqual(['redeemed', 'stock'])
  })

  test('dujiao-next#287: two calls that have both passed the check before: one is given, of what is limited for each and of what is limited in all', async () => {
    await offers(['both', { limits: { personDay: 1, dayTotal: 1 } }])
    const [rider, other] = [await aRider(), await aRider()]
    const scans = [await scanned(rider), await scanned(rider), await scanned(other), await scanned(other)]
    const outcomes = reasons(await Promise.all(scans.map((scan) => redeem(asOfNow(scan), { name: 'both' }))))
    expect(outcomes.filter((one) => one === 'redeemed')).toHaveLength(1)
    expect((await merchants.get(scene.merchant))?.given?.[offerId('both')]).toMatchObject({ total: 1, dayTotal: 1 })
  })

  test('pretalx#2393: ten at once that may all have it are all counted: no count is lost', async () => {
    await offers(['all', { limits: { stock: 100 } }])
    expect(reasons(await Promise.all((await scansOf(10)).map((scan) => redeem(scan, { name: 'all' }))))).toEqual(Array(10).fill('redeemed'))
    expect((await merchants.get(scene.merchant))?.given?.[offerId('all')]).toMatchObject({ total: 10 })
  })

  test('50 clerks on one rider’s last one: exactly one redeems, the others hear when it was', async () => {
    await offers(['meal', { limits: { personDay: 1 } }])
    const rider = await aRider()
    const scans: string[] = []
    for (let clerk = 0; clerk < 50; clerk += 1) scans.push(await scanned(rider))
    const now = scans.map((scan) => asOfNow(scan))
    const outcomes = await Promise.all(now.map((scan) => redeem(scan)))
    const [won] = outcomes.flatMap(({ redemption }) => redemption ?? [])
    expect(outcomes.filter(({ redemption }) => redemption)).toHaveLength(1)
    expect(outcomes.flatMap(({ refusal }) => refusal ?? [])).toEqual(
      Array(49).fill(expect.objectContaining({ reason: 'personDay', at: won?.at })),
    )
  })

  test('20 clerks and 20 riders on the last three of a shop: exactly three', async () => {
    await offers(['meal', { limits: { stock: 3 } }])
    const outcomes = await Promise.all((await scansOf(20)).map((scan) => redeem(scan)))
    expect(outcomes.filter(({ redemption }) => redemption)).toHaveLength(3)
    expect(outcomes.flatMap(({ refusal }) => refusal ?? [])).toEqual(Array(17).fill({ reason: 'stock', limit: 3, next: null }))
    expect((await merchants.get(scene.merchant))?.given?.[offerId('meal')]).toMatchObject({ total: 3 })
  })

  test('M3: a budget in fen, by bills of different sizes: never more than there is', async () => {
    await offers(['wash', { price: { kind: 'percentOff', percent: 50, mostOffFen: null }, limits: { budgetFen: 2000 } }])
    const scans = await scansOf(8)
    await Promise.all(scans.map((scan, at) => redeem(scan, { name: 'wash', typed: { billFen: 1000 + at * 100 } })))
    const given = (await merchants.get(scene.merchant))?.given?.[offerId('wash')]
    expect(given?.totalFen).toBeLessThanOrEqual(2000)
    expect(given?.total).toBe(3)
  })
})

test('a price that changes between scan and tap: what was shown counts', async () => {
  await offers(['meal'])
  const scan = await scanned(await aRider())
  const terms = someTerms({ price: { kind: 'setMeal', normalFen: 2000, riderFen: 1900 } })
  await scene.staff.must('merchant.saveOffer', { merchantId: scene.merchant, offerId: offerId('meal'), terms })
  expect((await redeem(scan)).redemption?.amounts).toMatchObject({ chargeFen: 1200 })
  expect((await redeem(await scanned(await aRider()))).redemption?.amounts).toMatchObject({ chargeFen: 1900 })
})
