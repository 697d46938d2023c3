import type { CompoundRules } from '../../contract/compoundRules'
import { type BrowserPhone, browserPhones, type Picture } from '../support/browser'
import { acceptConvention, openCompound, postedCode, sampleCompound, signConvention, verifiedRider } from '../support/compound'
import { withDistrict } from '../support/district'

/** The property manager's pages in Chromium, with the riders and guards that they are about at the other end. */
const district = withDistrict({ site: true })
const openPhone = browserPhones()
const { compoundId } = sampleCompound
const openAt = (page: string, openid = 'property') =>
  openPhone({ url: district.emulator.url, openid, page: `packages/compound/${page}/index?compoundId=${compoundId}` })

const anybody: CompoundRules = {
  who: 'anyPass',
  workKinds: ['courier', 'deliveryRider', 'rideHailDriver', 'streamer'],
  hours: [],
  eBikes: true,
  eBikesClosed: [],
}

beforeAll(() => openCompound(district))
beforeEach(() => district.phone('property').ask('compound.saveRules', { compoundId, rules: anybody }))

const arriving = async (openid: string, vehicle: 'eBike' | 'foot' = 'eBike') =>
  district.phone(openid).ask('pass.enterGate', { gateCode: await postedCode(district, '西门'), vehicle })

test('rules that are set refuse riders at once, and what riders read is what was said', async () => {
  await verifiedRider(district, 'rider_a', '王示例')
  const phone = await openAt('rules')
  await phone.tap('只让白名单进')
  await phone.sees('先申请白名单')
  await phone.tap('保存规则')
  await phone.sees('已保存，马上生效')
  expect(await arriving('rider_a')).toMatchObject({ outcome: 'refused', refusal: { reason: 'notOnWhiteList' } })

  await phone.tap('有小哥码就能进')
  await phone.tap('停在门外，走进去')
  await phone.sees('电动车不能骑进去')
  await phone.tap('保存规则')
  await phone.seesNot('有改动，还没保存')
  expect(await arriving('rider_a')).toMatchObject({ outcome: 'refused', refusal: { reason: 'eBike' } })
  expect(await arriving('rider_a', 'foot')).toMatchObject({ outcome: 'enter' })
})

test('rules that were left half-changed are there again', async () => {
  const phone = await openAt('rules')
  await phone.tap('快递员')
  await phone.sees('有改动，还没保存')
  await phone.goTo(`packages/compound/home/index?compoundId=${compoundId}`)
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

  const guard = await openPhone({ url: district.emulator.url, openid: 'guard', page: 'packages/account/invitation/index' })
  await guard.type('邀请码', code)
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
  const tapAll = async (phone: BrowserPhone, words: string) => {
    await phone.tap('全选')
    await phone.tap(words)
  }

  test('whom the convention stands in the way of is named; two are approved at once when it is signed', async () => {
    await ask('rider_b', '李示例')
    await ask('rider_c', '赵示例')
    const phone = await openAt('listings')
    await phone.sees('李* · 外卖骑手')
    await tapAll(phone, '批准 2 人')
    await phone.tap('批准 2 人，90 天')
    await phone.sees('2 人不行：文明公约没签齐')

    await signConvention(district)
    await tapAll(phone, '批准 2 人')
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
    await phone.tap('陈* · 外卖骑手')
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

test('a gate that is made has a poster, which opens on a computer; a new code makes the old one worthless', async () => {
  const phone = await openAt('gates')
  await phone.tap('加一个门')
  await phone.type('门的名字', '东门')
  await phone.tap('进门、出门都记')
  await phone.tap('加上')
  await phone.sees('已加上')
  await phone.page.locator('.card').filter({ hasText: '东门' }).getByText('打印门口码').click()
  await phone.sees('东门的海报')
  const [poster] = await Promise.all([phone.page.context().waitForEvent('page'), phone.tap('在这台电脑上打开')])
  await poster.getByRole('heading', { name: '进门扫这里' }).waitFor()
  await poster.getByRole('heading', { name: '出门扫这里' }).waitFor()
  await poster.close()
  await phone.tap('好了')

  const old = await postedCode(district, '东门')
  await phone.page.locator('.card').filter({ hasText: '东门' }).getByText('海报被盗用？换成新码').click()
  await phone.tap('换成新码')
  await phone.sees('东门换了新码')
  const verdict = await (await verifiedRider(district, 'rider_e', '孙示例')).ask('pass.enterGate', { gateCode: old, vehicle: 'foot' })
  expect(verdict).toMatchObject({ outcome: 'refused', refusal: { reason: 'unknownGate' } })
})

test('the log is read, filtered and taken out for a reason', async () => {
  await district.phone('property').ask('compound.saveRules', { compoundId, rules: { ...anybody, workKinds: ['courier'] } })
  await verifiedRider(district, 'rider_f', '周示例')
  expect(await arriving('rider_f')).toMatchObject({ outcome: 'refused' })
  const phone = await openAt('log')
  await phone.sees('周* · 美团')
  await phone.tap('出')
  await phone.sees('换一个门或一种结果再看')
  await phone.tap(/^拒绝$/)
  await phone.sees('只让快递员进')
  await phone.tap('导出 Excel')
  await phone.tap('导出 Excel')
  await phone.sees('请先选一个原因')
  await phone.tap('处理投诉')
  await phone.tap('导出 Excel')
  await phone.sees('条记录')
  const url = await phone.page.locator('.copy-block__text').innerText()
  const file = Buffer.from(await (await fetch(url)).arrayBuffer())
  expect(file.subarray(0, 2).toString()).toBe('PK')
  const [download] = await Promise.all([phone.page.context().waitForEvent('page'), phone.tap('打开 Excel')])
  await download.close()
})

/** A picture as large as a plan must be: the browser draws one of its own pages. */
async function aPlan(phone: BrowserPhone): Promise<Picture> {
  const page = await phone.page.context().newPage()
  await page.setViewportSize({ width: 900, height: 700 })
  await page.setContent('<body style="background:#dfe8dc;font-size:80px">示例平面图</body>')
  const buffer = await page.screenshot({ type: 'png' })
  await page.close()
  return { name: 'plan.png', mimeType: 'image/png', buffer }
}

test('buildings are numbered on a plan by tapping them, and riders who came in find them', async () => {
  const phone = await openAt('map')
  await phone.pickPhoto('选一张图', await aPlan(phone))
  await phone.sees('点图上的楼，写上楼号')
  const board = phone.page.locator('#map-board')
  const { width, height } = (await board.boundingBox()) ?? { width: 0, height: 0 }
  await board.click({ position: { x: width / 4, y: height / 2 } })
  await phone.tap('写上')
  await board.click({ position: { x: (width * 3) / 4, y: height / 2 } })
  await phone.type('楼号或名字', '1幢')
  await phone.tap('写上')
  await phone.seesAt('楼号或名字', '图上已经有“1幢”了')
  await phone.type('楼号或名字', '快递柜')
  await phone.tap('写上')
  await phone.tap('保存楼号')
  await phone.sees('已保存，小哥进门后能看到')

  const rider = await verifiedRider(district, 'rider_g', '吴示例')
  await arriving('rider_g')
  const { map } = await rider.ask('pass.compound', { compoundId })
  expect(map?.points.map(({ label }) => label)).toEqual(['1幢', '快递柜'])
  expect(map?.points[0]?.x).toBeCloseTo(250, -1)
})

test('a face reader is added with a key that is shown once, and taken out again', async () => {
  const phone = await openAt('readers')
  await phone.sees('人脸不能是唯一的入口')
  await phone.tap('接入门禁机')
  await phone.type('叫什么', '西门左边那台')
  await phone.tap('接入')
  await phone.sees('密钥只显示这一次')
  await phone.tap('都填好了')
  await phone.sees('西门左边那台 · 西门')
  await phone.sees('还没接上')
  await phone.tap('里面的人脸')
  await phone.sees('没有“已下发”的小哥')
  await phone.goTo(`packages/compound/readers/index?compoundId=${compoundId}`)
  await phone.tap('撤掉这台')
  await phone.tap('撤掉')
  await phone.sees('没有接门禁机')
})
