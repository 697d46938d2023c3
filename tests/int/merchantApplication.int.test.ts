import { merchants } from '../../cloudfunctions/domains/merchant/merchantDocument'
import { people } from '../../cloudfunctions/kernel/people/personDocument'
import type { Actions } from '../../contract'
import type { InputOf } from '../../contract/kernel/action'
import { aCreditCode, anApplicationForm } from '../builders/applications'
import { withCity } from '../builders/city/city'
import { counterOf } from '../builders/city/counter'
import { inboxOf } from '../builders/city/decisions'
import { newRequestId, type Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { applyRetention } from '../builders/house'
import { anOffer, offerId, putOffers, someTerms } from '../builders/offers'
import { daysAfter, minutesAfter } from '../builders/time'

const city = withCity()
let scene: Scene
let owner: Phone
beforeAll(async () => {
  scene = await setScene(city)
})
beforeEach(() => {
  owner = scene.stranger()
})

const { aRider, verify } = counterOf(() => scene)

/** The application as staff see it now. */
async function seen(merchantId: string) {
  const { revision: version = 0 } = (await merchants.get(merchantId)) ?? {}
  return { merchantId, version }
}

async function applying(by = owner, form: Parameters<typeof anApplicationForm>[0] = {}) {
  const { application } = await by.must('merchant.apply', anApplicationForm(form))
  if (!application) throw new Error('nothing was sent')
  return seen(application.merchantId)
}
type Deciding = InputOf<Actions['merchant.decideApplication']>
const decide = (one: Pick<Deciding, 'merchantId' | 'version'>, answer: Omit<Deciding, 'merchantId' | 'version'>, by = scene.staff) =>
  by.call('merchant.decideApplication', { ...one, ...answer })
const accept = { accept: true } as const
const declined = { accept: false, reason: 'other', words: '门头照看不清' } as const
const own = async (by = owner) => (await by.must('merchant.ownApplication', {})).application
const waiting = async () => (await scene.staff.must('merchant.applications', {})).applications
const ownersOf = async (merchantId: string) =>
  ((await merchants.get(merchantId))?.people ?? []).filter(({ role }) => role === 'shopOwner').map(({ personId }) => personId)

describe('somebody applies for a shop', () => {
  test('it waits for the district, with everything that was sent, and riders find nothing of it', async () => {
    const { merchantId, version } = await applying()
    expect(await own()).toEqual({
      ...{ merchantId, state: 'pending', since: expect.any(String), declined: null },
      sent: { ...anApplicationForm(), creditCode: aCreditCode() },
    })
    expect(await waiting()).toContainEqual({ merchantId, version, at: expect.any(String), sent: anApplicationForm() })
    const rider = await scene.holder()
    expect((await rider.must('merchant.list', {})).shops.map((shop) => shop.merchantId)).not.toContain(merchantId)
    expect(await rider.call('merchant.show', { merchantId })).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect((await owner.must('account.me', {})).workplaces).toEqual([])
    expect((await scene.staff.must('merchant.overview', {})).shops).toContainEqual(
      expect.objectContaining({ merchantId, state: 'pending' }),
    )
    await owner.must('merchant.withdrawApplication', {})
  })

  test('the owner prepares it, and can’t open it', async () => {
    const { merchantId } = await applying()
    expect(await owner.must('merchant.saveShop', { merchantId, open: true, phone: '0512-63004321' })).toMatchObject({ open: false })
    expect(await scene.staff.must('merchant.save', { merchantId, name: '示例面馆', townId: 'twn_sample', open: true })).toMatchObject({
      open: false,
    })
    expect(await owner.must('merchant.ownShop', { merchantId })).toMatchObject({ state: 'pending' })
    expect(await own()).toMatchObject({ sent: { phone: '0512-63004321' } })
  })

  test('a person has one at a time, also when a phone sends two at once', async () => {
    const both = await Promise.all([1, 2].map((at) => owner.call('merchant.apply', anApplicationForm({ name: `示例小店${at}` }))))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both).toContainEqual(expect.objectContaining({ error: expect.objectContaining({ code: 'APPLICATION_WAITING' }) }))
    expect(await scene.stranger().call('merchant.apply', anApplicationForm())).toMatchObject({ ok: true })
  })

  test.each([
    [
      'a code with a wrong digit',
      { creditCode: `${aCreditCode().slice(0, 9)}B${aCreditCode().slice(10)}` },
      'INVALID_INPUT',
      { field: 'creditCode', rule: 'checksum' },
    ],
    ['what is no code', { creditCode: '9200000' }, 'INVALID_INPUT', { field: 'creditCode', rule: 'format' }],
    ['a name that nobody may read', { name: '示例辱骂词面馆' }, 'TEXT_REFUSED', { field: 'name' }],
    ['a discount that nobody may read', { discount: '示例辱骂词' }, 'TEXT_REFUSED', { field: 'discount' }],
    ['a town that isn’t there', { townId: 'twn_nowhere' }, 'NOT_FOUND', {}],
  ] as const)('%s is refused at its field, and nothing is kept', async (_, wrong, code, details) => {
    const before = (await city.documents()).merchants
    expect(await owner.call('merchant.apply', anApplicationForm(wrong))).toMatchObject({ error: { code, details } })
    expect(await own()).toBeNull()
    expect((await city.documents()).merchants).toEqual(before)
  })

  test('a code is taken however it is written', async () => {
    await applying(owner, {
      creditCode: ` ${aCreditCode()
        .toLowerCase()
        .replace(/(.{4})/g, '$1 ')}`,
    })
    expect(await own()).toMatchObject({ sent: { creditCode: aCreditCode() } })
  })

  test('it is taken back with what was prepared, and can be sent anew', async () => {
    const { merchantId } = await applying()
    await owner.must('merchant.proposeOffer', { merchantId, offerId: offerId('early'), terms: anOffer('early').terms })
    expect(await owner.must('merchant.withdrawApplication', {})).toMatchObject({ application: null })
    expect(await owner.call('merchant.withdrawApplication', {})).toMatchObject({ error: { code: 'NOT_POSSIBLE_NOW' } })
    expect(await owner.call('merchant.ownShop', { merchantId })).toMatchObject({ error: { code: 'FORBIDDEN' } })
    expect(await merchants.get(merchantId)).toMatchObject({ name: '', people: [], proposals: [], application: null })
    expect((await applying()).merchantId).toBe(merchantId)
    expect(await owner.must('merchant.ownShop', { merchantId })).toMatchObject({ proposals: [] })
  })
})

describe('the district decides', () => {
  test('what it takes opens, led by whoever has applied, who is told', async () => {
    const one = await applying()
    expect(await decide(one, accept)).toMatchObject({ data: { accepted: true } })
    const shops = (await owner.must('merchant.list', {})).shops.map(({ merchantId }) => merchantId)
    expect(shops).toContain(one.merchantId)
    expect((await owner.must('account.me', {})).workplaces).toMatchObject([{ role: 'shopOwner', merchantId: one.merchantId }])
    expect(await own()).toMatchObject({ state: 'accepted', sent: null })
    await city.settle()
    expect(await inboxOf(owner)).toContainEqual(
      expect.objectContaining({ kind: 'applicationDecided', merchantName: '示例面馆', reason: null }),
    )
    expect(await waiting()).not.toContainEqual(expect.objectContaining({ merchantId: one.merchantId }))
    expect(await decide(one, accept, scene.colleague)).toMatchObject({ error: { code: 'NOTHING_PROPOSED' } })
  })

  test('two of the staff who decide at once make one shop with one owner, and one decision', async () => {
    const one = await applying()
    const both = await Promise.all([decide(one, accept), decide(one, declined, scene.colleague)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    await city.settle()
    expect((await inboxOf(owner)).filter(({ kind }) => kind === 'applicationDecided')).toHaveLength(1)
    expect(await ownersOf(one.merchantId)).toEqual([owner.personId])
  })

  test('what it declines says why, is corrected and sent again, and the earlier version is no longer decided about', async () => {
    const one = await applying()
    await decide(one, declined)
    await city.settle()
    expect(await inboxOf(owner)).toContainEqual(
      expect.objectContaining({ kind: 'applicationDecided', reason: 'other', words: '门头照看不清' }),
    )
    expect(await own()).toMatchObject({
      ...{ state: 'declined', declined: { reason: 'other', words: '门头照看不清' } },
      sent: { name: '示例面馆', discount: '大排面便宜 3 元' },
    })
    city.now = minutesAfter(city.now, 1)
    const again = await applying(owner, { address: '示例路 9 号' })
    expect(again.merchantId).toBe(one.merchantId)
    expect(await own()).toMatchObject({ state: 'pending', declined: null, sent: { address: '示例路 9 号' } })
    expect(await decide(one, accept)).toMatchObject({ error: { code: 'CHANGED_MEANWHILE' } })
    expect(await decide(again, accept)).toMatchObject({ ok: true })
  })

  test('what the owner changes of the shop meanwhile is looked at again before anybody decides', async () => {
    const one = await applying()
    await owner.must('merchant.saveShop', { merchantId: one.merchantId, name: '示例大饭店' })
    expect(await decide(one, accept)).toMatchObject({ error: { code: 'CHANGED_MEANWHILE' } })
    const now = await seen(one.merchantId)
    expect(await waiting()).toContainEqual(expect.objectContaining({ ...now, sent: expect.objectContaining({ name: '示例大饭店' }) }))
    expect(await decide(now, accept)).toMatchObject({ ok: true })
  })

  test('a refusal needs a reason, and nobody decides about their own shop', async () => {
    const one = await applying()
    expect(await decide(one, { accept: false })).toMatchObject({ error: { code: 'INVALID_INPUT', details: { field: 'reason' } } })
    const ofStaff = await applying(scene.colleague)
    expect(await decide(ofStaff, accept, scene.colleague)).toMatchObject({ error: { code: 'SECOND_PERSON_NEEDED' } })
    // Not by leaving the shop first, either.
    await merchants.update(ofStaff.merchantId, {}, { people: [] })
    expect(await decide(ofStaff, accept, scene.colleague)).toMatchObject({ error: { code: 'SECOND_PERSON_NEEDED' } })
    await scene.colleague.must('merchant.withdrawApplication', {})
  })

  test('a shop is neither suspended nor are its offers decided about before it has joined', async () => {
    const { merchantId } = await applying()
    expect(await scene.staff.call('merchant.proposeSuspension', { merchantId, suspend: true, reason: 'notHonoured' })).toMatchObject({
      error: { code: 'NOT_POSSIBLE_NOW' },
    })
    await owner.must('merchant.proposeOffer', { merchantId, offerId: offerId('meal'), terms: someTerms() })
    const proposed = async () =>
      (await scene.staff.must('merchant.offerProposals', {})).proposals.filter((one) => one.merchantId === merchantId)
    expect(await proposed()).toEqual([])
    const version = (await merchants.get(merchantId))?.proposals?.[0]?.at.getTime() ?? 0
    const decision = { merchantId, offerId: offerId('meal'), version, approve: true }
    expect(await scene.staff.call('merchant.decideOffer', decision)).toMatchObject({ error: { code: 'NOTHING_PROPOSED' } })
    await decide(await seen(merchantId), accept)
    expect(await proposed()).toHaveLength(1)
    expect(await scene.staff.call('merchant.decideOffer', decision)).toMatchObject({ ok: true })
  })

  test('a lost reply: the same request hears the same, also after the shop has joined, and no second shop comes of it', async () => {
    const requestId = newRequestId()
    const { application } = await owner.must('merchant.apply', anApplicationForm(), requestId)
    const one = await seen(application?.merchantId ?? '')
    await decide(one, accept)
    expect(await owner.must('merchant.apply', anApplicationForm(), requestId)).toMatchObject({
      application: { merchantId: one.merchantId, state: 'accepted' },
    })
    const second = await applying(owner, { name: '示例二店' })
    expect(second.merchantId).not.toBe(one.merchantId)
    expect(await own()).toMatchObject({ state: 'pending', merchantId: second.merchantId })
  })
})

describe('what is kept of it', () => {
  test('stays as long as the district may need to answer, however long nobody has known the applicant', async () => {
    await applying()
    await people.update(owner.personId, {}, { unusedSince: daysAfter(city.now, -179) })
    await owner.must('merchant.withdrawApplication', {})
    await applying()
    expect(await people.get(owner.personId)).toMatchObject({ unusedSince: null })
  })

  test('goes with the registration; a shop that has joined stays', async () => {
    const rider = scene.stranger()
    await rider.register({ stationId: scene.own })
    const joined = await applying(rider)
    await decide(joined, accept)
    const second = await applying(rider, { name: '示例二店' })
    await rider.must('rider.withdraw', {})
    await city.settle()
    expect(await merchants.get(second.merchantId)).toMatchObject({ name: '', address: null, people: [], application: null })
    expect(await merchants.get(joined.merchantId)).toMatchObject({ name: '示例面馆', open: true })
  })

  test('is removed half a year after it was declined, and a month after it was taken back', async () => {
    const [one, two] = [await applying(), await applying(scene.staff)]
    await decide(one, declined)
    await scene.staff.must('merchant.withdrawApplication', {})
    const left = async (days: number) => {
      await applyRetention(daysAfter(city.now, days))
      return (await Promise.all([one, two].map(({ merchantId }) => merchants.get(merchantId)))).map(Boolean)
    }
    expect(await left(29)).toEqual([true, true])
    expect(await left(31)).toEqual([true, false])
    expect(await left(181)).toEqual([false, false])
  })
})

test('M13: six situations at the counter are six codes', async () => {
  await putOffers(scene.merchant, [anOffer('meal')])
  const rider = await aRider()
  const [late, used] = [rider.code('counter'), rider.code('counter')]
  const refusalOf = async (merchantId: string, text: string, clerk: Phone) => {
    const { valid, refusal, shopRefusal } = await clerk.must('merchant.verify', { merchantId, text })
    expect(valid).toBe(false)
    return (shopRefusal ?? refusal)?.reason
  }
  const { scan } = await verify(rider)
  expect(await refusalOf(scene.merchant, used, scene.clerk)).toBe('codeUsed')
  const other = { merchantId: scene.merchant, scan: scan ?? '', offerId: offerId('elsewhere'), typed: {} }
  expect(await scene.clerk.must('merchant.redeem', other)).toMatchObject({ refusal: { reason: 'otherShopsOffer' } })
  city.now = minutesAfter(city.now, 5)
  expect(await refusalOf(scene.merchant, late, scene.clerk)).toBe('codeExpired')

  await scene.shopOwner.must('merchant.saveShop', { merchantId: scene.merchant, open: false })
  expect(await refusalOf(scene.merchant, rider.code('counter'), scene.clerk)).toBe('shopClosed')
  const one = await applying()
  expect(await refusalOf(one.merchantId, rider.code('counter'), owner)).toBe('shopPending')
  await decide(one, declined)
  expect(await refusalOf(one.merchantId, rider.code('counter'), owner)).toBe('shopDeclined')
})
