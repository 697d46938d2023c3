import { type BrowserPhone, browserPhones } from '../support/browser'
import { cameraPhones } from '../support/camera/camera'
import { codeOnScreen, newCodeOnScreen } from '../support/camera/screen'
import { openCompound, sampleCompound, verifiedRider } from '../support/compound'
import { withDistrict } from '../support/district'
import { until } from '../support/patience'

/** Two phones side by side in Chromium: the guard's camera reads the code from the pixels of the rider's screen, with the built functions behind both. */
const district = withDistrict({ site: true })
const openPhone = browserPhones()
const { open: openWithCamera, look, watch } = cameraPhones()
const { compoundId } = sampleCompound

beforeAll(async () => {
  await openCompound(district)
  const { code } = await district.phone('property').ask('compound.inviteGuard', { compoundId, label: '西门老王' })
  await district.phone('guard').ask('role.accept', { code })
})

afterEach(() => look(null))

let riders = 0

/** A rider's phone with the code on its screen. */
async function riderShowing(name: string): Promise<BrowserPhone> {
  riders += 1
  const openid = `shower${riders}`
  await verifiedRider(district, openid, name)
  const phone = await openPhone({ url: district.emulator.url, openid, page: 'pages/pass/index' })
  await phone.tap('在这部手机启用')
  await phone.sees('秒后自动更新')
  return phone
}

async function guardOnDuty(fontScale = 1): Promise<BrowserPhone> {
  const phone = await openWithCamera({
    url: district.emulator.url,
    openid: 'guard',
    page: `packages/pass/gate/duty/index?compoundId=${compoundId}`,
    fontScale,
  })
  await phone.sees('西门 · 值班')
  return phone
}

/** The guard holds the phone over a code. */
async function scan(guard: BrowserPhone, text: string) {
  await look(text)
  await guard.tap('扫小哥的码')
}

const logged = async () => (await district.phone('guard').ask('gate.today', { compoundId })).uses

test('the guard’s camera reads the rider’s code once; the same code opens nothing again', async () => {
  const [rider, guard] = [await riderShowing('王示例'), await guardOnDuty()]
  const code = await newCodeOnScreen(rider)
  await scan(guard, code)
  await guard.sees('可以进')
  await guard.sees('王*')
  await guard.sees('已联网核验')
  await guard.tap('放行')
  await guard.sees('今天 1 人次')

  await scan(guard, code)
  await guard.sees('换一下码')
  await guard.sees('用过')
  expect((await logged()).filter(({ holder }) => holder?.maskedName === '王*')).toHaveLength(1)
})

test('six digits said aloud do what the code does', async () => {
  const [rider, guard] = [await riderShowing('李示例'), await guardOnDuty()]
  const tail = (await rider.page.getByText('报尾号').innerText()).match(/\d{4}/)?.[0] ?? ''
  const shown = async () => (await rider.page.locator('.code__digits').innerText()).replace(/\D/g, '')
  const last = await shown()
  // Those that have just appeared may be said for longest.
  await until(async () => (await shown()) !== last)
  const digits = await shown()
  await guard.tap('输 6 位数字')
  for (const digit of tail + digits) await guard.page.locator('.keypad__key').getByText(digit, { exact: true }).click()
  await guard.sees('可以进')
  await guard.sees('李*')
})

/** Whether the guard sees these words without scrolling: no button lies over them. */
async function liesAboveButtons({ page }: BrowserPhone, words: string): Promise<boolean> {
  const [text, buttons] = await Promise.all([page.getByText(words).boundingBox(), page.locator('.verdict__actions').boundingBox()])
  return text !== null && buttons !== null && text.y >= 0 && text.y + text.height <= buttons.y
}

test('UM23: without network the guard sees in the largest font, too, whom to compare, and sends the entry once when the network is back', async () => {
  const [rider, guard] = [await riderShowing('陈示例'), await guardOnDuty(1.5)]
  await guard.sees('名单')
  await rider.tap('门岗没有网络？')
  await rider.sees('前有效')
  await guard.setOnline(false)
  await guard.sees('的名单核验')
  await scan(guard, await codeOnScreen(rider))
  await guard.sees('看清楚再放')
  await guard.sees('离线核验')
  for (const words of ['照片看不到', '陈*']) expect(await liesAboveButtons(guard, words)).toBe(true)
  await guard.tap('放行')
  await guard.sees('恢复后自动补传 1 条')

  await guard.setOnline(true)
  await guard.sees('联网核验')
  await guard.sees('陈*')
  await guard.seesNot('待补传')
  const entries = (await logged()).filter(({ holder }) => holder?.maskedName === '陈*')
  expect(entries).toMatchObject([{ outcome: 'enter', method: 'offlinePass', suspicious: false }])
})

test('who is kept out hears why, and the property manager how long it took', async () => {
  const [rider, guard] = [await riderShowing('赵示例'), await guardOnDuty()]
  await watch(rider, async () => {
    await guard.tap('扫小哥的码')
    await guard.sees('可以进')
  })
  await guard.tap('拒绝')
  await guard.tap('没戴头盔')
  await guard.tap('拒绝进入')
  await guard.sees('已拒绝')
  const { messages } = await district.phone('property').ask('inbox.list', {})
  expect(messages[0]?.content).toMatchObject({ kind: 'gateRefused', reason: 'noHelmet', gateName: '西门' })
})
