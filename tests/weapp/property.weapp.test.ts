import { acceptConvention, arriving, openCompound, sampleCompound, signConvention, verifiedRider } from '../support/compound'
import { withDistrict } from '../support/district'
import { type Phone, storageOf } from '../support/weapp'
import { testPhones } from '../support/weapp/testPhones'
import { builtDist } from '../support/weappChecks'

/** The property manager's pages in the built mini-program, with the built functions behind them. */
const district = withDistrict()
const phones = testPhones({ dist: builtDist().dir })
const { compoundId } = sampleCompound

function openAt(page: string): Promise<Phone> {
  const storage = storageOf({ emulatorUrl: district.emulator.url, localOpenid: 'property' })
  return phones.open({ storage, launchPath: `/packages/pass/compound/${page}/index?compoundId=${compoundId}` })
}

beforeAll(() => openCompound(district))

test('from the home page to the rules; a window that is picked keeps e-bikes out, and is kept when the page is left', async () => {
  await verifiedRider(district, 'rider_a', '王示例')
  const phone = await openAt('home')
  await phone.waitFor('今天进门')
  await phone.tap('通行规则')
  await phone.waitFor('小哥会看到')
  await phone.tap('加一段不能骑的时间')
  await phone.pick('从', '00:00')
  await phone.back()
  await phone.waitFor('改到一半，还没保存')
  await phone.tap('通行规则')
  await phone.waitFor('上次改到一半')
  await phone.pick('到', '00:00')
  await phone.waitFor('两个时间一样，就是全天')
  await phone.tap('保存规则')
  await phone.waitFor('保存好了，小哥看到的就是新规则')
  expect(await arriving(district, 'rider_a', 'eBike')).toMatchObject({ outcome: 'refused', refusal: { reason: 'eBike' } })
  expect(await arriving(district, 'rider_a', 'foot')).toMatchObject({ outcome: 'enter' })
})

test('a guard is invited by a code and takes it on', async () => {
  const phone = await openAt('people')
  await phone.waitFor('还没有门岗')
  await phone.tap('邀请门岗')
  await phone.type('怎么称呼他', '西门老王')
  await phone.tap('生成邀请码')
  await phone.tap('复制邀请码')
  await phone.waitFor('邀请码已复制')
  const copied = phone.wxCalls('setClipboardData').at(-1)?.args[0] as { data: string }

  await district.phone('guard').ask('role.accept', { code: copied.data })
  await phone.tap('好了')
  await phone.pullDown()
  await phone.waitFor('门岗 1 人')
})

test('two riders who ask are approved at once', async () => {
  await signConvention(district)
  for (const [openid, name] of [
    ['rider_b', '李示例'],
    ['rider_c', '赵示例'],
  ] as const) {
    const rider = await verifiedRider(district, openid, name)
    await acceptConvention(rider)
    await rider.ask('pass.askListing', { compoundId })
  }
  const phone = await openAt('listings')
  await phone.waitFor('李* · 外卖骑手')
  await phone.tap('全选')
  await phone.tap('批准 2 人')
  await phone.tap('批准 2 人，90 天')
  await phone.waitFor('2 人已批准')
  await phone.tap('在名单')
  await phone.waitFor('赵* · 外卖骑手')
})

test('the log goes out as a file that the phone opens', async () => {
  await verifiedRider(district, 'rider_d', '陈示例')
  await arriving(district, 'rider_d', 'foot')
  const phone = await openAt('log')
  await phone.waitFor('陈* · 美团')
  await phone.tap('导出 Excel')
  await phone.tap('处理投诉')
  await phone.tap({ role: 'button', name: '导出 Excel', nth: 0 })
  await phone.waitFor('条记录')
  await phone.tap('打开 Excel')
  expect(phone.wxCalls('openDocument')).toMatchObject([{ args: [{ fileType: 'xlsx', showMenu: true }] }])
  expect(phone.text()).not.toContain('没能打开')
})
