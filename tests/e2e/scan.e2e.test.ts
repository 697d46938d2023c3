import { GATE_PAGE, gateCodeText } from '../../contract/pass/gateCode'
import { type BrowserPhone, browserPhones } from '../support/browser'
import { cameraPhones } from '../support/camera/camera'
import { withDistrict } from '../support/district'

/** The preview's scanner in Chromium, on the page of a gate: what stands in front of the camera is what the page hears. */
const district = withDistrict({ site: true })
const openWithoutCamera = browserPhones()
const camera = cameraPhones()

const atGate = () => ({ url: district.emulator.url, openid: 'rider_scans', page: GATE_PAGE })
const code = gateCodeText({ code: '0123456789ABCDEF', direction: 'in' })

async function startToScan(): Promise<BrowserPhone> {
  const phone = await camera.open(atGate())
  await phone.tap('重新扫码')
  await phone.sees('把码放进框里')
  return phone
}

beforeEach(() => camera.look(null))

test("a gate's poster in front of the camera opens that gate", async () => {
  const phone = await startToScan()
  await camera.look(`${GATE_PAGE}?scene=${code}`)
  await phone.page.waitForURL(`**${GATE_PAGE}?code=${code}`)
})

test('another code says so, without network as well', async () => {
  const phone = await startToScan()
  await phone.setOnline(false)
  await camera.look('https://example.com/a-shop')
  await phone.sees('这不是小区门口的码')
  await phone.tap('知道了')
  await phone.tap('重新扫码')
  await phone.sees('这不是小区门口的码')
})

test('closing the scanner leaves the page as it was, and the camera is off', async () => {
  const phone = await startToScan()
  await phone.tap('取消')
  await phone.seesNot('把码放进框里')
  await phone.sees('没认出门口的码')
  expect(await phone.page.locator('video').count()).toBe(0)
})

test('without a camera it says what to do, and the page names another way', async () => {
  const phone = await openWithoutCamera(atGate())
  await phone.tap('重新扫码')
  await phone.sees('没有找到能用的相机')
  await phone.tap('返回')
  await phone.sees('也可以亮码给门岗扫')
})
