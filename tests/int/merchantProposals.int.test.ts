import { merchants } from '../../cloudfunctions/domains/merchant/merchantDocument'
import type { OfferTerms } from '../../contract/merchant/offer'
import { withCity } from '../builders/city/city'
import { counterOf } from '../builders/city/counter'
import { type Scene, setScene } from '../builders/city/scene'
import { anOffer, offerId, putOffers, someTerms } from '../builders/offers'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})
beforeEach(async () => {
  await merchants.update(scene.merchant, {}, { proposals: [], proposedAt: null, formerNormals: [] })
  await putOffers(scene.merchant, [anOffer('meal', { limits: { personDay: 1 } })])
})

const { aRider, scanned, redeem } = counterOf(() => scene)

const meal = { offerId: offerId('meal') }
const setMeal = (normalFen: number, riderFen: number) => ({ kind: 'setMeal', normalFen, riderFen }) as const
const propose = (terms: OfferTerms, id = meal.offerId) =>
  scene.shopOwner.must('merchant.proposeOffer', { merchantId: scene.merchant, offerId: id, terms })
const waiting = async () =>
  (await scene.staff.must('merchant.offerProposals', {})).proposals.filter(({ merchantId }) => merchantId === scene.merchant)
const decide = (answer: { approve: boolean; reason?: 'unclear'; words?: string }, version: number) =>
  scene.staff.call('merchant.decideOffer', { merchantId: scene.merchant, ...meal, version, ...answer })
const versionOf = async () => (await waiting())[0]?.version ?? 0
/** Somebody who has come to lead the shop by invitation, and so has an inbox. */
async function anInvitedOwner() {
  const owner = city.phone('owner_invited')
  const { code } = await scene.staff.must('staff.invite', { grant: { role: 'shopOwner', merchantId: scene.merchant } })
  await owner.must('role.accept', { code })
  return owner
}

describe('M23: what an owner changes of an offer', () => {
  test('holds at once where it touches no money', async () => {
    const terms = someTerms({ title: '示例早餐', note: '豆浆一杯', limits: { personDay: 2, stock: 50 }, times: { weekdays: [1, 2] } })
    const { offers, proposals } = await propose(terms)
    expect(offers).toMatchObject([{ ...meal, terms }])
    expect(offers[0]?.version).toBeGreaterThan(1)
    expect(proposals).toEqual([])
    expect(await waiting()).toEqual([])
  })

  test.each<[string, OfferTerms]>([
    ['the price', someTerms({ price: setMeal(1800, 1000) })],
    ['what the price rests on', someTerms({ basis: { kind: 'lowestOf7Days' } })],
    ['a limit in fen of a person', someTerms({ limits: { personMonthFen: 5000 } })],
    ['the budget', someTerms({ limits: { budgetFen: 100_000 } })],
    [
      'a campaign',
      someTerms({ limits: { campaign: { campaignId: 'cmg_x' as never, title: '示例活动', personDay: 1, personMonth: null } } }),
    ],
  ])('waits for the district where it is about %s', async (_, terms) => {
    const { offers, proposals } = await propose(terms)
    expect(offers).toMatchObject([{ version: 1 }])
    expect(proposals).toMatchObject([{ ...meal, terms, refused: null }])
    expect(await waiting()).toMatchObject([{ ...meal, terms, current: someTerms({ limits: { personDay: 1 } }), raised: null }])
  })

  test('a newer proposal takes the place of the earlier one, which nobody can decide about any more', async () => {
    await propose(someTerms({ price: setMeal(1800, 1000) }))
    const earlier = await versionOf()
    await propose(someTerms({ price: setMeal(1800, 900) }))
    expect(await waiting()).toHaveLength(1)
    expect(await decide({ approve: true }, earlier)).toMatchObject({ error: { code: 'CHANGED_MEANWHILE' } })
    await scene.shopOwner.must('merchant.withdrawOffer', { merchantId: scene.merchant, ...meal })
    expect(await waiting()).toEqual([])
    expect(await decide({ approve: true }, earlier)).toMatchObject({ error: { code: 'NOTHING_PROPOSED' } })
  })

  test('is not shown if nobody may read it, and there are no more offers than a shop can have', async () => {
    const call = (id: string, title: string) =>
      scene.shopOwner.call('merchant.proposeOffer', { merchantId: scene.merchant, offerId: offerId(id), terms: someTerms({ title }) })
    expect(await call('bad', '示例辱骂词套餐')).toMatchObject({ error: { code: 'TEXT_REFUSED' } })
    for (let at = 1; at < 20; at += 1) await propose(someTerms(), offerId(`new${at}`))
    expect(await call('onemore', '示例套餐')).toMatchObject({ error: { code: 'TOO_MANY' } })
  })

  test('an offer that is ended is gone at once, with what waits for it', async () => {
    await propose(someTerms({ price: setMeal(1800, 1000) }))
    const { offers, proposals } = await scene.shopOwner.must('merchant.endOwnOffer', { merchantId: scene.merchant, ...meal })
    expect({ offers, proposals }).toEqual({ offers: [], proposals: [] })
  })
})

describe('the district decides', () => {
  test('and the owners hear it: what is taken holds, what is refused says why', async () => {
    const owner = await anInvitedOwner()
    const terms = someTerms({ price: setMeal(1800, 1000) })
    await propose(terms)
    expect(await decide({ approve: false, reason: 'unclear', words: '请写清楚有几个包子' }, await versionOf())).toMatchObject({ ok: true })
    const { proposals } = await scene.shopOwner.must('merchant.ownShop', { merchantId: scene.merchant })
    expect(proposals).toMatchObject([{ refused: { reason: 'unclear' } }])
    expect(await waiting()).toEqual([])
    await propose(terms)
    expect(await decide({ approve: true }, await versionOf())).toMatchObject({ ok: true })
    expect(await scene.shopOwner.must('merchant.ownShop', { merchantId: scene.merchant })).toMatchObject({
      offers: [{ terms }],
      proposals: [],
    })
    await city.settle()
    const { messages } = await owner.must('inbox.list', {})
    const told = messages.map(({ content }) => content).filter(({ kind }) => kind === 'offerDecided')
    expect(told).toMatchObject([
      { reason: null, words: null },
      { reason: 'unclear', words: '请写清楚有几个包子' },
    ])
  })

  test('a refusal needs a reason, and whoever works at the shop leaves it to somebody else', async () => {
    await propose(someTerms({ price: setMeal(1800, 1000) }))
    const version = await versionOf()
    expect(await decide({ approve: false }, version)).toMatchObject({ error: { code: 'INVALID_INPUT', details: { field: 'reason' } } })
    await city.grant(scene.staff, { role: 'clerk', merchantId: scene.merchant })
    expect(await decide({ approve: true }, version)).toMatchObject({ error: { code: 'SECOND_PERSON_NEEDED' } })
    const { people = [] } = (await merchants.get(scene.merchant)) ?? {}
    await merchants.update(scene.merchant, {}, { people: people.filter(({ personId }) => personId !== scene.staff.personId) })
  })

  test('a scan that has begun ends by the terms that it has shown', async () => {
    await propose(someTerms({ price: setMeal(1800, 1000) }))
    const scan = await scanned(await aRider())
    expect(await decide({ approve: true }, await versionOf())).toMatchObject({ ok: true })
    expect((await redeem(scan)).redemption?.amounts.chargeFen).toBe(1200)
    expect((await redeem(await scanned(await aRider()))).redemption?.amounts.chargeFen).toBe(1000)
  })
})

describe('M24: staff are warned of a normal price that was raised within the seven days before', () => {
  const DAY_MS = 86_400_000
  const raised = async () => (await waiting())[0]?.raised

  test('by the proposal itself, and by an earlier change, until a week is over', async () => {
    const start = city.now
    await propose(someTerms({ price: setMeal(2000, 1200) }))
    expect(await raised()).toEqual({ lowestFen: 1800, normalFen: 2000 })
    await decide({ approve: true }, await versionOf())
    city.now = new Date(start.getTime() + 6 * DAY_MS)
    await propose(someTerms({ price: setMeal(2000, 1100) }))
    expect(await raised()).toEqual({ lowestFen: 1800, normalFen: 2000 })
    city.now = new Date(start.getTime() + 8 * DAY_MS)
    expect(await raised()).toBeNull()
    city.now = start
  })

  test('not by one that stays or falls, nor by a new offer', async () => {
    await propose(someTerms({ price: setMeal(1800, 1100) }))
    expect(await raised()).toBeNull()
    await propose(someTerms({ price: setMeal(1500, 1100) }))
    expect(await raised()).toBeNull()
    await scene.shopOwner.must('merchant.withdrawOffer', { merchantId: scene.merchant, ...meal })
    await propose(someTerms({ title: '示例晚餐', price: setMeal(9900, 1100) }), offerId('new'))
    expect(await raised()).toBeNull()
  })

  test.each([
    ['has ended', () => scene.shopOwner.must('merchant.endOwnOffer', { merchantId: scene.merchant, ...meal })],
    ['is called otherwise', () => propose(someTerms({ title: '示例早餐', limits: { personDay: 1 } }))],
    ['is still given', () => null],
  ])('by a new offer with the title of one that %s, for a week', async (_, change) => {
    const start = city.now
    await change()
    city.now = new Date(start.getTime() + 6 * DAY_MS)
    // Whatever is saved meanwhile, the ended offer itself is forgotten.
    await scene.staff.must('merchant.saveOffer', {
      merchantId: scene.merchant,
      offerId: offerId('tea'),
      terms: someTerms({ title: '示例茶' }),
    })
    await propose(someTerms({ title: '示例 套餐', price: setMeal(2500, 1200) }), offerId('anew'))
    expect(await raised()).toEqual({ lowestFen: 1800, normalFen: 2500 })
    await propose(someTerms({ price: setMeal(1800, 1200) }), offerId('anew'))
    expect(await raised()).toBeNull()
    city.now = start
  })

  test('ending an offer again and again, or one of the same title, drops no earlier price', async () => {
    const start = city.now
    await scene.shopOwner.must('merchant.endOwnOffer', { merchantId: scene.merchant, ...meal })
    const others = [offerId('tea'), offerId('cake')]
    for (const one of others)
      await scene.staff.must('merchant.saveOffer', {
        merchantId: scene.merchant,
        offerId: one,
        terms: someTerms({ title: '示例茶', price: setMeal(2000, 1200) }),
      })
    for (const one of [...others, ...others, ...others])
      await scene.shopOwner.must('merchant.endOwnOffer', { merchantId: scene.merchant, offerId: one })
    const former = (await merchants.get(scene.merchant))?.formerNormals ?? []
    expect(former.map(({ title, fen }) => [title, fen])).toEqual([
      ['示例套餐', 1800],
      ['示例茶', 2000],
    ])
    city.now = start
  })

  test('an offer that ended more than a week ago says nothing about one that is proposed now', async () => {
    const start = city.now
    await scene.shopOwner.must('merchant.endOwnOffer', { merchantId: scene.merchant, ...meal })
    city.now = new Date(start.getTime() + 8 * DAY_MS)
    await propose(someTerms({ price: setMeal(2500, 1200) }), offerId('anew'))
    expect(await raised()).toBeNull()
    city.now = start
  })
})
