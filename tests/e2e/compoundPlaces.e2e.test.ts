import { type BrowserPhone, browserPhones, type Picture } from '../support/browser'
import { arriving, everyPass, openCompound, postedCode, sampleCompound, verifiedRider } from '../support/compound'
import { withDistrict } from '../support/district'

/** What a property manager keeps in Chromium: gates and their posters, the log, the plan, face readers. */
const district = withDistrict({ site: true })
const openPhone = browserPhones()
const { compoundId } = sampleCompound
const openAt = (page: string) =>
  openPhone({ url: district.emulator.url, openid: 'property', page: `packages/pass/compound/${page}/index?compoundId=${compoundId}` })

beforeAll(() => openCompound(district))
beforeEach(() => district.phone('property').ask('compound.saveRules', { compoundId, rules: everyPass }))

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
  await district.phone('property').ask('compound.saveRules', { compoundId, rules: { ...everyPass, workKinds: ['courier'] } })
  await verifiedRider(district, 'rider_f', '周示例')
  expect(await arriving(district, 'rider_f')).toMatchObject({ outcome: 'refused' })
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
  await arriving(district, 'rider_g')
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
  await phone.goTo(`packages/pass/compound/readers/index?compoundId=${compoundId}`)
  await phone.tap('撤掉这台')
  await phone.tap('撤掉')
  await phone.sees('没有接门禁机')
})
