import type { CompoundRules } from '../../contract/pass/compoundRules'
import { type BrowserPhone, browserPhones } from '../support/browser'
import { codeOnScreen } from '../support/camera/screen'
import { openCompound, postedCode, sampleCompound, signConvention, verifiedRider } from '../support/compound'
import { withDistrict } from '../support/district'

/** The rider's screens of the pass in Chromium, with the built functions behind them. */
const district = withDistrict({ site: true })
const openPhone = browserPhones()
const { compoundId } = sampleCompound

const anybody: CompoundRules = {
  who: 'anyPass',
  workKinds: ['courier', 'deliveryRider', 'rideHailDriver', 'streamer'],
  hours: [],
  eBikes: true,
  eBikesClosed: [],
}
const setRules = (rules: Partial<CompoundRules>) =>
  district.phone('property').ask('compound.saveRules', { compoundId, rules: { ...anybody, ...rules } })

beforeAll(async () => {
  await openCompound(district)
  const { code } = await district.phone('property').ask('compound.inviteGuard', { compoundId, label: '西门老王' })
  await district.phone('guard').ask('role.accept', { code })
})
beforeEach(() => setRules({}))

let riders = 0
const aRider = async (name: string) => {
  riders += 1
  const openid = `gate-rider-${riders}`
  await verifiedRider(district, openid, name)
  return openid
}

const openAt = (openid: string, page: string, fontScale = 1) => openPhone({ url: district.emulator.url, openid, page, fontScale })

/** The page that WeChat's own scanner opens at the west gate. */
const atGate = async (openid: string, fontScale = 1) => openAt(openid, await postedCode(district, '西门'), fontScale)

/** Whether the element is wholly inside the window, without scrolling. */
async function isInWindow(phone: BrowserPhone, selector: string): Promise<boolean> {
  const box = await phone.page.locator(selector).boundingBox()
  const window = phone.page.viewportSize()
  return box !== null && window !== null && box.y >= 0 && box.y + box.height <= window.height && box.x + box.width <= window.width
}

const entriesOf = async (openid: string) => (await district.phone(openid).ask('pass.uses', {})).uses
const guardScans = async (text: string) => {
  const { gates } = await district.phone('guard').ask('gate.duty', { compoundId })
  const gateId = gates[0]?.gateId ?? ''
  return district.phone('guard').ask('gate.verify', { compoundId, gateId, vehicle: 'eBike', credential: { kind: 'code', text } })
}

/** The guard scans what is on a phone's screen; when that is too old by then, what is there now. */
async function guardScansScreen(phone: BrowserPhone): ReturnType<typeof guardScans> {
  const verdict = await guardScans(await codeOnScreen(phone))
  return verdict.refusal?.reason === 'codeExpired' ? guardScansScreen(phone) : verdict
}

/** The pass page with the code on it. */
async function withCode(openid: string, fontScale = 1): Promise<BrowserPhone> {
  const phone = await openAt(openid, 'pages/pass/index', fontScale)
  await phone.tap('在这部手机启用')
  await phone.sees('秒后自动更新')
  return phone
}

/** Opens the app again without network; the page itself is served, as WeChat has it on the phone. */
async function reopenWithoutNetwork({ page }: BrowserPhone, openid: string) {
  for (const path of ['**/call', '**/storage/**']) await page.route(path, (route) => route.abort('internetdisconnected'))
  await page.goto(`${district.emulator.url}/?openid=${openid}&again#/pages/pass/index`)
}

test('the gate’s code opens the page with the verdict; after it the log has one line', async () => {
  const rider = await aRider('王示例')
  const phone = await atGate(rider)
  await phone.sees('可以进')
  await phone.sees('运河花园（示例） · 西门')
  await phone.sees('王*')
  await phone.sees('今日花样')
  await phone.goTo('packages/pass/rider/uses/index')
  await phone.sees('扫门口码 · 骑车')
  expect(await entriesOf(rider)).toMatchObject([{ outcome: 'enter', method: 'gateCode' }])
})

test('where e-bikes stay outside the rider walks in', async () => {
  await setRules({ eBikes: false })
  const rider = await aRider('李示例')
  const phone = await atGate(rider)
  await phone.sees('现在不能进')
  await phone.sees('这个小区不让电动车骑进去')
  await phone.tap('我步行进')
  await phone.sees('可以进')
  await phone.sees('步行')
  expect(await entriesOf(rider)).toMatchObject([
    { outcome: 'enter', vehicle: 'foot' },
    { outcome: 'refused', refusal: { reason: 'eBike' } },
  ])
})

test('a reply that is lost is asked for again: one entry', async () => {
  const rider = await aRider('赵示例')
  const phone = await openAt(rider, 'pages/home/index')
  await phone.sees('扫码进门')
  let lost = 0
  await phone.page.route('**/call', async (route) => {
    if (!route.request().postData()?.includes('pass.enterGate') || lost++ > 0) return route.continue()
    await route.fetch()
    await route.abort('connectionreset')
  })
  await phone.goTo(await postedCode(district, '西门'))
  await phone.sees('可以进')
  expect(lost).toBeGreaterThan(1)
  expect(await entriesOf(rider)).toHaveLength(1)
})

test('without network the gate’s code leads to the own code, which works; what it opens is what a guard reads from the screen', async () => {
  const rider = await aRider('陈示例')
  const phone = await withCode(rider)
  // A phone has every page on it; the browser fetches them when they are opened.
  await phone.goTo('packages/pass/rider/gate/index?code=none')
  await phone.sees('没认出门口的码')
  await phone.setOnline(false)
  await phone.goTo(await postedCode(district, '西门'))
  await phone.sees('这部手机现在没有网络')
  await phone.tap('亮码给门岗扫')
  await phone.sees('没有网络也能用')
  expect(await guardScansScreen(phone)).toMatchObject({ outcome: 'enter', holder: { maskedName: '陈*' } })
})

test('the app is opened without network: the code is there, and opens', async () => {
  const rider = await aRider('孙示例')
  const phone = await withCode(rider)
  await phone.page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('keptPicture:')))
  await reopenWithoutNetwork(phone, rider)
  await phone.sees('秒后自动更新')
  await phone.sees('没有网络也能用')
  await phone.sees('孙*')
  expect(await phone.page.locator('.avatar img').first().getAttribute('src')).toMatch(/^data:image\/jpeg/)
  expect(await guardScansScreen(phone)).toMatchObject({ outcome: 'enter' })
})

test('a shop’s code opens no gate', async () => {
  const phone = await withCode(await aRider('周示例'))
  await phone.tap('优惠')
  await phone.sees('进不了小区')
  expect(await guardScansScreen(phone)).toMatchObject({ refusal: { reason: 'codeOtherAudience' } })
})

test('the pass moves to another phone by a clear step; the first one’s codes are dead at once', async () => {
  const rider = await aRider('吴示例')
  const [first, second] = [await withCode(rider), await openAt(rider, 'pages/pass/index')]
  const before = await codeOnScreen(first)
  await second.sees('小哥码在你的另一部手机上')
  await second.tap('换到这部手机')
  await second.sees('另一部手机上的码马上失效')
  await second.tap('换到这部手机')
  await second.sees('秒后自动更新')
  expect(await guardScans(before)).toMatchObject({ outcome: 'refused', refusal: { reason: 'codeOtherPhone' } })
  expect(await guardScansScreen(second)).toMatchObject({ outcome: 'enter' })
  await first.page.reload()
  await first.sees('小哥码在你的另一部手机上')
})

test('UM10: from a refusal to the white list: sign the convention, ask, be approved, come in', async () => {
  await setRules({ who: 'whiteList' })
  await signConvention(district)
  const rider = await aRider('郑示例')
  const phone = await atGate(rider)
  await phone.sees('你还不在这个小区的白名单')
  await phone.tap('去申请白名单')
  await phone.sees('申请前要先签文明公约')
  await phone.tap('先签文明公约')
  await phone.tap('我同意，照着做，并申请白名单')
  await phone.sees('等物业批准')

  const { listings } = await district.phone('property').ask('compound.listings', { compoundId, state: 'asked' })
  const passIds = listings.map(({ passId }) => passId)
  await district.phone('property').ask('compound.decideListings', { compoundId, passIds, decision: { kind: 'approve', days: 90 } })
  const again = await atGate(rider)
  await again.sees('可以进')
})

test('who is suspended reads why and appeals; the staff read it', async () => {
  const rider = await aRider('钱示例')
  const { pass } = await district.phone(rider).ask('pass.mine', { deviceId: 'dev_none' })
  const passId = pass?.passId ?? ''
  const measure = { kind: 'suspend', days: 3 } as const
  const { proposal } = await district.phone('staff').ask('sanction.propose', { passId, measure, reason: 'dangerousRiding' })
  await district.phone('colleague').ask('sanction.confirm', { passId, proposedAt: proposal?.at ?? '' })

  const phone = await atGate(rider)
  await phone.sees('小哥码已暂停：在小区里骑车太快、太险')
  await phone.tap('申诉')
  await phone.tap('交上去')
  await phone.seesAt('申诉内容', '至少要 5 个字')
  await phone.field('申诉内容').locator('textarea').fill('那天不是我骑的车')
  await phone.tap('交上去')
  await phone.sees('申诉交上去了')
  const { passes } = await district.phone('colleague').ask('appeal.waiting', {})
  expect(passes.map(({ appeal }) => appeal?.text)).toContain('那天不是我骑的车')
  await phone.tap('回小哥码')
  await phone.sees('区工作人员在看')
})

test('with the largest font the code, the digits and the verdict are whole', async () => {
  const rider = await aRider('何示例')
  const phone = await withCode(rider, 1.5)
  const isWhole = (selector: string) =>
    phone.page
      .locator(selector)
      .filter({ visible: true })
      .evaluateAll((found) =>
        found.every((one) => {
          const { left, right } = one.getBoundingClientRect()
          return left >= 0 && right <= window.innerWidth && one.scrollWidth <= one.clientWidth + 1
        }),
      )
  expect(await isWhole('.qr, .code__digits, .countdown, .button')).toBe(true)
  const digits = await phone.page.locator('.code__digits').boundingBox()
  expect((digits?.y ?? 900) + (digits?.height ?? 0)).toBeLessThan(812)
  await phone.goTo(await postedCode(district, '西门'))
  await phone.sees('可以进')
  expect(await isWhole('.verdict__word, .verdict__card, .verdict__clock, .button')).toBe(true)
})

describe('UB3, UM4: on a verdict', () => {
  const smallest = { width: 320, height: 568 }
  test.each([
    [smallest, 1],
    [smallest, 1.5],
    [{ width: 375, height: 812 }, 1.5],
  ])('what no screenshot has, and every action, is inside a window of %j at font %d', async (size, fontScale) => {
    const openid = await aRider('王示例')
    const phone = await openPhone({ url: district.emulator.url, openid, page: await postedCode(district, '西门'), fontScale, size })
    await phone.sees('可以进')
    for (const selector of ['.verdict__clock', '.verdict__stripes', '.verdict__actions']) {
      expect([selector, await isInWindow(phone, selector)]).toEqual([selector, true])
    }
    await phone.tap('等了很久？告诉物业')
    await phone.tap('告诉物业')
    await phone.sees('已经告诉物业')
    expect(await isInWindow(phone, '.gate__told')).toBe(true)
  })
})

test('UM7: a rider who is a guard, too, goes on as what they were last, and on duty where the work is', async () => {
  const openid = await aRider('林示例')
  const { code } = await district.phone('property').ask('compound.inviteGuard', { compoundId, label: '林师傅' })
  await district.phone(openid).ask('role.accept', { code })
  const phone = await openAt(openid, 'pages/home/index')
  await phone.sees('扫码进门')
  await phone.tap('小哥')
  await phone.tap(`门岗 · ${sampleCompound.name}`)
  await phone.page.reload()
  await phone.sees('去值班')

  await phone.tap('小哥码')
  await phone.sees('值班，核验小哥')
  await phone.tap('我的码')
  await phone.sees('在这部手机启用')
  await phone.tap('值班')
  await phone.tap('去值班')
  await phone.sees('西门')
  await phone.goTo('pages/home/index')
  await phone.page.reload()
  await phone.sees('西门')
})

test('UM7: whoever has a post and no pass finds the work on the middle tab', async () => {
  const guard = await openAt('guard', 'pages/home/index')
  await guard.tap('值班')
  await guard.tap('去值班')
  await guard.sees('西门')
})
