import Taro from '@tarojs/taro'
import type { OwnHint } from '../../contract/merchant/hints'
import { messageText } from '../../src/packages/account/person/inbox/messageText'
import HintsPage from '../../src/packages/merchant/owner/hints'
import OwnShopPage from '../../src/packages/merchant/owner/shop'
import { aHintView, someHints } from '../builders/hintViews'
import { anOwnShop } from '../builders/shopViews'
import { NOON } from '../builders/time'
import type { Answers } from '../support/taro/backend'
import { fillIn } from '../support/taro/hand'
import { atNoon, openPage, tap } from '../support/taro/pageHand'
import { says, saysNot } from '../support/taro/passPage'
import { setParams } from '../support/taro/taro'

/** What an owner reads of unusual patterns at their shop, and says about them. */

atNoon()
beforeEach(() => setParams({ merchantId: 'mch_sample' }))

const listing = (hints: OwnHint[]): Answers => ({
  'merchant.ownHints': () => ({ ok: true, data: { hints, next: null, now: NOON.toISOString() } }),
})

test('each hint says in words what was unusual and how it stands', async () => {
  await openPage(HintsPage, listing(someHints()))
  says('今天 12:01–12:05，一两位小哥核销了 9 次')
  says('等你说明')
  says('今天 12:01–12:05，同一位小哥核销了 3 次')
  says('已说明')
  says('今天 12:00，店里说：几个人一起来，一个人付的。工地的班组来吃午饭')
  says('今天 12:01–12:05，冲正了 6 笔')
  says('区里看过了')
})

test('one tap explains it; what is explained can be said better', async () => {
  let shown = aHintView()
  const { inputsOf } = await openPage(HintsPage, {
    'merchant.ownHints': () => ({ ok: true, data: { hints: [shown], next: null, now: NOON.toISOString() } }),
    'merchant.explainHint': ({ reason, words = null }) => {
      shown = { ...shown, explanation: { reason, words, at: NOON.toISOString() } }
      return { ok: true, data: { hint: shown } }
    },
  })
  await tap('带家里人一起来的')
  const one = { merchantId: 'mch_sample', hintId: 'hnt_sample' }
  expect(inputsOf('merchant.explainHint')).toEqual([{ ...one, reason: 'family' }])
  says('今天 12:00，店里说：带家里人一起来的')
  await tap('改一下，多说一句')
  await tap('别的原因')
  await fillIn('textarea', '店庆那天')
  await tap('交给区里')
  expect(inputsOf('merchant.explainHint')[1]).toEqual({ ...one, reason: 'other', words: '店庆那天' })
  says('今天 12:00，店里说：别的原因。店庆那天')
})

test('what the district has seen to can’t be explained otherwise', async () => {
  const explanation = { reason: 'family', words: null, at: NOON.toISOString() } as const
  await openPage(HintsPage, listing([aHintView({ explanation, state: 'closed' })]))
  says('区里看过了')
  saysNot('改一下，多说一句')
})

test('words that WeChat refuses are marked where they stand', async () => {
  const [, explained] = someHints()
  await openPage(HintsPage, {
    ...listing(explained ? [explained] : []),
    'merchant.explainHint': () => ({ ok: false, error: { code: 'TEXT_REFUSED', details: {} } }),
  })
  await tap('改一下，多说一句')
  await tap('交给区里')
  expect(document.querySelector('.field__error')).not.toBeNull()
})

test('a shop without hints reads when there would be one', async () => {
  await openPage(HintsPage, listing([]))
  says('没有提醒')
  says(/第二天早上会记在这里/)
})

test('my shop counts what waits for a word, and leads there; so does the message', async () => {
  await openPage(OwnShopPage, { 'merchant.ownShop': () => ({ ok: true, data: anOwnShop() }), ...listing(someHints()) })
  says('1 条')
  await tap('提醒')
  const page = '/packages/merchant/owner/hints/index?merchantId=mch_sample'
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: page })
  const { pattern, count, from, to } = aHintView()
  const said = messageText({
    kind: 'shopHint',
    merchantId: anOwnShop().shop.merchantId,
    merchantName: '示例商户',
    pattern,
    count,
    from,
    to,
  })
  expect(said.body).toContain('今天 12:01–12:05，一两位小哥核销了 9 次')
  expect(said.way).toMatchObject({ page: 'shopHints', query: { merchantId: 'mch_sample' } })
})

test('a shop of which nothing waits reads no count', async () => {
  await openPage(OwnShopPage, { 'merchant.ownShop': () => ({ ok: true, data: anOwnShop() }), ...listing(someHints().slice(1)) })
  says('核销和平时不一样的时候，先问你为什么')
  saysNot(/条$/)
})
