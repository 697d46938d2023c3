import { convention } from '../../src/packages/pass/words/convention'
import { type BrowserPhone, browserPhones } from '../support/browser'
import { acceptConvention, arriving, everyPass, openCompound, sampleCompound, verifiedRider } from '../support/compound'
import { stations, withDistrict } from '../support/district'

/** The property manager's pages in Chromium, with the riders and guards that they are about at the other end. */
const district = withDistrict({ site: true })
const openPhone = browserPhones()
const { compoundId } = sampleCompound
const openAt = (page: string) =>
  openPhone({ url: district.emulator.url, openid: 'property', page: `packages/pass/compound/${page}/index?compoundId=${compoundId}` })

beforeAll(() => openCompound(district))
beforeEach(() => district.phone('property').ask('compound.saveRules', { compoundId, rules: everyPass }))

test('rules that are set refuse riders at once, and what riders read is what was said', async () => {
  await verifiedRider(district, 'rider_a', '王示例')
  const phone = await openAt('rules')
  await phone.tap('只让白名单进')
  await phone.sees('先申请白名单')
  await phone.tap('保存规则')
  await phone.sees('保存好了，小哥看到的就是新规则')
  expect(await arriving(district, 'rider_a')).toMatchObject({ outcome: 'refused', refusal: { reason: 'notOnWhiteList' } })

  await phone.tap('有小哥码就能进')
  await phone.tap('停在门外，走进去')
  await phone.sees('电动车不能骑进去')
  await phone.tap('保存规则')
  await phone.seesNot('有改动，还没保存')
  expect(await arriving(district, 'rider_a')).toMatchObject({ outcome: 'refused', refusal: { reason: 'eBike' } })
  expect(await arriving(district, 'rider_a', 'foot')).toMatchObject({ outcome: 'enter' })
})

test('rules that were left half-changed are there again', async () => {
  const phone = await openAt('rules')
  await phone.tap('快递员')
  await phone.sees('有改动，还没保存')
  await phone.goTo(`packages/pass/compound/home/index?compoundId=${compoundId}`)
  await phone.sees('改到一半，还没保存')
  await phone.tap('通行规则')
  await phone.sees('上次改到一半')
  await phone.tap('不改了')
  await phone.seesNot('有改动，还没保存')
})

test('a guard who was invited is at work, and no longer once removed', async () => {
  const phone = await openAt('people')
  await phone.tap('邀请门岗')
  await phone.tap('生成邀请码')
  await phone.seesAt('怎么称呼他', '这一项要填')
  await phone.type('怎么称呼他', '西门老王')
  await phone.tap('生成邀请码')
  await phone.sees('西门老王的邀请码')
  const code = await phone.page.locator('.copy-block__text').innerText()
  await phone.tap('好了')

  const guard = await openPhone({ url: district.emulator.url, openid: 'guard', page: 'packages/account/person/invitation/index' })
  await guard.type('邀请码', code)
  await guard.tap('看看是什么岗位')
  await guard.sees('请你当门岗')
  await guard.tap('上岗')
  await guard.sees('上岗了')

  await phone.page.reload()
  await phone.sees('门岗 1 人')
  await phone.tap('取消')
  await phone.sees('西门老王不再当门岗？')
  await phone.tap('取消门岗')
  await phone.sees('西门老王已不是门岗')
  await expect(district.phone('guard').ask('gate.duty', { compoundId })).rejects.toThrow('FORBIDDEN')
})

describe('the white list', () => {
  const ask = async (openid: string, name: string) => {
    const rider = await verifiedRider(district, openid, name)
    await acceptConvention(rider)
    await rider.ask('pass.askListing', { compoundId })
  }
  /** The property manager and the station manager sign on their phones, staff note the community's signature. */
  const signOnThePhones = async () => {
    const property = await openAt('home')
    const { url } = district.emulator
    const page = `packages/account/station/riders/index?stationId=${stations[0].stationId}`
    for (const [phone, party] of [
      [property, '物业'],
      [await openPhone({ url, openid: 'manager', page }), '站点'],
    ] as const) {
      await phone.tap('看全文，签约')
      await phone.sees('小区（业委会、物业、社区）要做到')
      await phone.tap(`代表${party}签`)
      await phone.sees('已签')
    }
    await district.phone('staff').ask('convention.signForCommunity', { version: convention.version, compoundId })
  }
  /** Once and only once: a second tap would take the mark away. */
  const mark = (phone: BrowserPhone, words: string) => phone.page.getByText(words, { exact: true }).first().click()

  test('whom the convention stands in the way of is named; two are approved at once when it is signed', async () => {
    await ask('rider_b', '李示例')
    await ask('rider_c', '赵示例')
    const phone = await openAt('listings')
    await phone.sees('李* · 外卖骑手')
    await mark(phone, '全选')
    await phone.tap('批准 2 人')
    await phone.tap('批准 2 人，90 天')
    await phone.sees('2 人不行：文明公约没签齐')

    await signOnThePhones()
    await mark(phone, '全选')
    await phone.tap('批准 2 人')
    await phone.tap('30 天')
    await phone.tap('批准 2 人，30 天')
    await phone.sees('2 人已批准')
    await phone.sees('没有人申请')
    await phone.tap('在名单')
    await phone.sees('赵* · 外卖骑手')
  })

  test('somebody is taken off for a reason, which the rider reads', async () => {
    await ask('rider_d', '陈示例')
    const phone = await openAt('listings')
    await mark(phone, '陈* · 外卖骑手')
    await phone.tap('不同意')
    await phone.tap('不同意')
    await phone.sees('请先选一个原因')
    await phone.tap('业主有投诉')
    await phone.tap('不同意')
    await phone.sees('1 人没有同意')
    await phone.tap('已结束')
    await phone.sees('没有同意：业主有投诉')
    const { messages } = await district.phone('rider_d').ask('inbox.list', {})
    expect(messages[0]?.content).toMatchObject({ kind: 'listingRefused', reason: 'complaints' })
  })
})
