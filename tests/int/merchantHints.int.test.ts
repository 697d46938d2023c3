import { shopHints } from '../../cloudfunctions/domains/merchant/books/hints'
import type { HintId } from '../../contract/merchant/ids'
import { withCity } from '../builders/city/city'
import { nextNumber } from '../builders/city/samples/sample'
import { type Scene, setScene } from '../builders/city/scene'
import { aHint } from '../builders/hints'
import { daysAfter } from '../builders/time'

/** What shops say about unusual patterns, and what staff see of it. */

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

/** The owners were told just now. */
async function told(): Promise<HintId> {
  const _id = `hnt_told${nextNumber()}` as HintId
  await shopHints.insert(aHint({ _id, merchantId: scene.merchant, toldAt: city.now, listedAt: daysAfter(city.now, 3) }))
  return _id
}

const listed = async (state?: 'open' | 'closed') => {
  const { hints } = await scene.staff.must('merchant.hints', state ? { state } : {})
  return hints.map(({ hintId }) => hintId)
}
const explain = (hintId: HintId, said: { reason: 'groupMeal' | 'other'; words?: string }, by = scene.shopOwner) =>
  by.call('merchant.explainHint', { merchantId: scene.merchant, hintId, ...said })

test('the owner sees it at once; staff see it once it is explained, with the reason and the words', async () => {
  const hintId = await told()
  const own = async () => (await scene.shopOwner.must('merchant.ownHints', { merchantId: scene.merchant })).hints
  expect((await own())[0]).toMatchObject({ hintId, explanation: null, state: 'open' })
  expect(await listed()).not.toContain(hintId)

  await explain(hintId, { reason: 'groupMeal' })
  await explain(hintId, { reason: 'other', words: '店庆那天，人特别多' })
  const explanation = { reason: 'other', words: '店庆那天，人特别多', at: expect.any(String) }
  expect((await own())[0]).toMatchObject({ hintId, explanation })
  city.now = new Date(city.now.getTime() + 1000)
  const { hints } = await scene.staff.must('merchant.hints', {})
  expect(hints.find((hint) => hint.hintId === hintId)).toMatchObject({ merchantId: scene.merchant, explanation })
  expect(JSON.stringify(await shopHints.get(hintId))).not.toContain('店庆')
})

test('what is not explained is listed for staff after three days', async () => {
  const hintId = await told()
  const { now } = city
  city.now = daysAfter(now, 2.9)
  expect(await listed()).not.toContain(hintId)
  city.now = daysAfter(now, 3.1)
  expect(await listed()).toContain(hintId)
})

test('staff close it: it leaves their list, and the shop says no more about it', async () => {
  const hintId = await told()
  await explain(hintId, { reason: 'groupMeal' })
  city.now = new Date(city.now.getTime() + 1000)
  expect(await scene.staff.must('merchant.closeHint', { hintId })).toMatchObject({ hint: { hintId, state: 'closed' } })
  expect(await listed()).not.toContain(hintId)
  expect(await listed('closed')).toContain(hintId)
  const late = { error: { code: 'NOT_POSSIBLE_NOW' } }
  expect(await explain(hintId, { reason: 'other' })).toMatchObject(late)
  expect(await scene.colleague.call('merchant.closeHint', { hintId })).toMatchObject(late)
})

test('staff don’t close what was explained, or explained otherwise, after they have read it', async () => {
  const hintId = await told()
  const close = (explainedAt: string | null) => scene.staff.call('merchant.closeHint', { hintId, explainedAt })
  const read = async () => {
    const { hints } = await scene.shopOwner.must('merchant.ownHints', { merchantId: scene.merchant })
    return hints.find((one) => one.hintId === hintId)?.explanation?.at ?? null
  }
  const changed = { error: { code: 'CHANGED_MEANWHILE' } }
  let seen = await read()
  for (const reason of ['groupMeal', 'other'] as const) {
    city.now = new Date(city.now.getTime() + 1000)
    await explain(hintId, { reason })
    expect(await close(seen)).toMatchObject(changed)
    seen = await read()
  }
  expect(await close(seen)).toMatchObject({ data: { hint: { state: 'closed' } } })
})

test('neither another shop’s owner nor a clerk can explain it, and staff who work there leave it to others', async () => {
  const hintId = await told()
  expect(await explain(hintId, { reason: 'other' }, scene.clerk)).toMatchObject({ error: { code: 'FORBIDDEN' } })
  const elsewhere = { merchantId: scene.otherMerchant, hintId, reason: 'other' } as const
  expect(await scene.otherShopOwner.call('merchant.explainHint', elsewhere)).toMatchObject({ error: { code: 'NOT_FOUND' } })
  await city.grant(scene.colleague, { role: 'clerk', merchantId: scene.merchant })
  expect(await scene.colleague.call('merchant.closeHint', { hintId })).toMatchObject({ error: { code: 'SECOND_PERSON_NEEDED' } })
})
