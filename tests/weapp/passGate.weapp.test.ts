import { openCompound, postedCode, verifiedRider } from '../support/compound'
import { withDistrict } from '../support/district'
import { type OpenOptions, type Phone, storageOf } from '../support/weapp'
import { testPhones } from '../support/weapp/testPhones'
import { builtDist } from '../support/weappChecks'

/** The rider at the gate in the built mini-program, with the built functions behind it. */
const district = withDistrict()
const phones = testPhones({ dist: builtDist().dir })

beforeAll(() => openCompound(district))

/** One phone of this person: what is stored on it outlives the app. */
const phoneOf = (openid: string) => {
  const storage = storageOf({ emulatorUrl: district.emulator.url, localOpenid: openid })
  return (path: string, options: Partial<OpenOptions> = {}): Promise<Phone> => phones.open({ ...options, storage, launchPath: `/${path}` })
}

/** The camera sees this. A poster's code is the page with its scene. */
const seeing = (text: string) => ({ wx: { scanCode: () => ({ result: text, path: '' }) } })

const lastValue = (phone: Phone, name: string) => phone.wxCalls(name).at(-1)?.args[0]

async function bind(phone: Phone) {
  await phone.waitFor('在这部手机启用')
  await phone.tap('在这部手机启用')
  await phone.waitFor('秒后自动更新')
}

test('from the home page: scan the gate’s code, one call, one verdict; again it is the same entry', async () => {
  await verifiedRider(district, 'rider_a', '王示例')
  const phone = await phoneOf('rider_a')('pages/home/index', seeing(await postedCode(district, '西门')))
  await phone.waitFor('扫码进门')
  const before = phone.wxCalls('request').length
  await phone.tap('扫码进门')
  await phone.waitFor('可以进')
  expect(phone.stack).toEqual(['pages/home/index', 'packages/pass/rider/gate/index'])
  expect(phone.wxCalls('request').length - before).toBe(1)
  for (const words of ['运河花园（示例） · 西门', '王*', '骑车', '今日花样']) expect(phone.text()).toContain(words)
  expect(phone.wxCalls('vibrateShort')).toHaveLength(1)

  await phone.back()
  await phone.tap('扫码进门')
  await phone.waitFor('可以进')
  const { uses } = await district.phone('rider_a').ask('pass.uses', {})
  expect(uses).toMatchObject([{ outcome: 'enter', method: 'gateCode' }])
})

test('WeChat’s own scanner opens the page with the scene alone', async () => {
  await verifiedRider(district, 'rider_b', '李示例')
  const phone = await phoneOf('rider_b')(await postedCode(district, '西门'))
  await phone.waitFor('可以进')
  expect(phone.wxCalls('request')).toHaveLength(1)
})

test('what is no code of a gate opens nothing, and closing the scanner says nothing', async () => {
  await verifiedRider(district, 'rider_c', '赵示例')
  const phone = await phoneOf('rider_c')('pages/home/index')
  await phone.waitFor('扫码进门')
  await phone.tap('扫码进门')
  expect(phone.text()).not.toContain('这不是小区门口的码')
  phone.mock(seeing('https://example.com').wx)
  await phone.tap('扫码进门')
  await phone.waitFor('这不是小区门口的码')
  expect(phone.stack).toEqual(['pages/home/index'])
})

test('the pass page lights the screen up while it shows a code, and no longer', async () => {
  await verifiedRider(district, 'rider_d', '陈示例')
  const phone = await phoneOf('rider_d')('pages/pass/index')
  await bind(phone)
  expect(lastValue(phone, 'setScreenBrightness')).toMatchObject({ value: 1 })
  expect(lastValue(phone, 'setKeepScreenOn')).toMatchObject({ keepScreenOn: true })
  await phone.tab('首页')
  await phone.waitFor('扫码进门')
  expect(lastValue(phone, 'setScreenBrightness')).toMatchObject({ value: 0.5 })
  expect(lastValue(phone, 'setKeepScreenOn')).toMatchObject({ keepScreenOn: false })
  await phone.tab('小哥码')
  expect(lastValue(phone, 'setScreenBrightness')).toMatchObject({ value: 1 })
})

test('a cold start without network shows the code of this phone', async () => {
  await verifiedRider(district, 'rider_e', '孙示例')
  const open = phoneOf('rider_e')
  await bind(await open('pages/pass/index'))
  const phone = await open('pages/pass/index', { networkType: 'none' })
  await phone.waitFor('秒后自动更新')
  for (const words of ['孙*', '扫不了？报尾号', '没有网络也能用']) expect(phone.text()).toContain(words)
  expect(phone.wxCalls('request')).toEqual([])
  await phone.tap('门岗没有网络？')
  await phone.waitFor('前有效')
})

test('the pass goes to another phone by a clear step; the first one shows no code any more', async () => {
  await verifiedRider(district, 'rider_f', '周示例')
  const [first, second] = [phoneOf('rider_f'), phoneOf('rider_f')]
  await bind(await first('pages/pass/index'))
  const other = await second('pages/pass/index')
  await other.waitFor('小哥码在你的另一部手机上')
  expect(other.text()).not.toContain('秒后自动更新')
  await other.tap('换到这部手机')
  await other.waitFor('另一部手机上的码马上失效')
  await other.tap({ role: 'button', name: '换到这部手机', nth: 1 })
  await other.waitFor('秒后自动更新')

  const again = await first('pages/pass/index')
  await again.waitFor('小哥码在你的另一部手机上')
})

test('a page with a code that turns costs little to keep up', async () => {
  await verifiedRider(district, 'rider_g', '吴示例')
  const phone = await phoneOf('rider_g')('pages/pass/index')
  await bind(phone)
  const before = phone.setDataLog().length
  await phone.waitFor(() => phone.setDataLog().length >= before + 2)
  const tick = phone.setDataLog().slice(before)
  expect(Math.max(...tick.map(({ bytes }) => bytes))).toBeLessThan(10_000)
})
