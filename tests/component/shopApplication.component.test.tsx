import Taro from '@tarojs/taro'
import type { ShopApplication } from '../../contract/merchant/application'
import ShopApplicationPage from '../../src/packages/merchant/owner/application'
import { aCreditCode, anApplication, anApplicationForm } from '../builders/applications'
import { NOON } from '../builders/time'
import type { Answers } from '../support/taro/backend'
import { fillIn } from '../support/taro/hand'
import { atNoon, openPage, tap, wait, went } from '../support/taro/pageHand'
import { says, saysNot } from '../support/taro/passPage'

/** What somebody sees who applies for a shop. */

atNoon()

/** The page of somebody whose application is so; what is sent or taken back is answered as it is then. */
function open(application: ShopApplication | null, answers: Answers = {}) {
  let now = application
  const answer = () => ({ ok: true, data: { application: now, now: NOON.toISOString() } }) as const
  return openPage(ShopApplicationPage, {
    'merchant.ownApplication': answer,
    'merchant.apply': () => {
      now = anApplication()
      return answer()
    },
    'merchant.withdrawApplication': () => {
      now = null
      return answer()
    },
    'station.list': () => ({ ok: true, data: { towns: [{ townId: 'twn_sample' as never, name: '示例镇' }], stations: [] } }),
    ...answers,
  })
}

const textAt = (field: string) => document.querySelector(`#field-${field}`)?.textContent
const declined = () => anApplication({ state: 'declined', declined: { reason: 'other', words: '门头照看不清' } })

test('somebody without a shop fills it in; what is wrong is said at its field, then it waits', async () => {
  const { inputsOf } = await open(null)
  await tap('交给区里看')
  expect(textAt('name')).toContain('这一项要填')
  expect(inputsOf('merchant.apply')).toEqual([])
  const { name, address, phone, discount } = anApplicationForm()
  for (const [field, typed] of Object.entries({ name, address, phone })) await fillIn(`#field-${field} input`, typed)
  await fillIn('#field-discount textarea', discount)
  await fillIn('#field-creditCode input', `${aCreditCode().slice(0, 17)}Y`)
  await tap('吃饭')
  await tap('选')
  await tap('示例镇')
  await tap('交给区里看')
  expect(textAt('creditCode')).toContain('号码里有一位不对')
  await fillIn('#field-creditCode input', aCreditCode().toLowerCase())
  await tap('交给区里看')
  expect(inputsOf('merchant.apply')).toEqual([anApplicationForm()])
  says('区里在看')
  says('今天 12:00 交的')
})

test('what waits says since when, leads to preparing the shop, and is taken back after a question', async () => {
  const { inputsOf } = await open(anApplication())
  says('区里在看')
  says('今天 12:00 交的')
  says('给小哥：大排面便宜 3 元')
  await tap('先把店准备好')
  expect(went()).toEqual(['/packages/merchant/owner/shop/index?merchantId=mch_applied'])
  await tap('撤回申请')
  says(/为这家店准备的营业时间、优惠和店员也会删掉/)
  expect(inputsOf('merchant.withdrawApplication')).toEqual([])
  await tap('撤回')
  expect(inputsOf('merchant.withdrawApplication')).toEqual([{}])
  says('交给区里看')
})

test('what was declined says why, and is sent again with what was corrected', async () => {
  const { inputsOf } = await open(declined())
  says('被退回：门头照看不清')
  await fillIn('#field-address input', '示例路 9 号')
  await tap('改好了，再交给区里')
  expect(inputsOf('merchant.apply')).toEqual([anApplicationForm({ address: '示例路 9 号' })])
  saysNot(/被退回/)
})

test('a text that nobody may read is said at its field', async () => {
  await open(declined(), {
    'merchant.apply': () => ({ ok: false, error: { code: 'TEXT_REFUSED', details: { field: 'discount' }, message: '' } }),
  })
  await tap('改好了，再交给区里')
  expect(textAt('discount')).toContain('请换个说法')
  expect(textAt('name')).not.toContain('请换个说法')
})

test('whose shop has joined is led there, and may apply for another one', async () => {
  await open(anApplication({ state: 'accepted', sent: null }))
  await tap('去我的店')
  expect(Taro.navigateTo).toHaveBeenCalledWith({ url: '/packages/merchant/owner/shop/index?merchantId=mch_applied' })
  await tap('再申请一家店')
  says('交给区里看')
})

test('without an answer nothing is filled in twice: the page says so, and how to go on', async () => {
  await open(null, { 'merchant.ownApplication': () => null })
  await wait(10_000)
  says('网络不稳')
  says('再试一次')
  saysNot('交给区里看')
})
