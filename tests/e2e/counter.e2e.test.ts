import { type BrowserPhone, browserPhones } from '../support/browser'
import { cameraPhones } from '../support/camera/camera'
import { verifiedRider } from '../support/compound'
import { withDistrict } from '../support/district'
import { openShop, sampleShop } from '../support/shop'

/** Clerk and rider face each other, each with a phone in Chromium: the clerk's camera reads the code from the pixels of the rider's screen. */
const district = withDistrict({ site: true })
const openPhone = browserPhones()
const { open: openWithCamera, look, watch } = cameraPhones()
const { merchantId } = sampleShop

beforeAll(() => openShop(district))

afterEach(() => look(null))

async function riderAtTheTill(openid: string, name: string): Promise<BrowserPhone> {
  await verifiedRider(district, openid, name)
  const phone = await openPhone({ url: district.emulator.url, openid, page: 'pages/pass/index' })
  await phone.tap('在这部手机启用')
  await phone.sees('秒后自动更新')
  await phone.tap('优惠')
  await phone.sees('给店员扫')
  return phone
}

const atWork = (openid: 'clerk' | 'owner', page: 'verify' | 'log') =>
  openWithCamera({ url: district.emulator.url, openid, page: `packages/merchant/counter/${page}/index?merchantId=${merchantId}` })

/** The line that both phones show: time and number. */
const numberOn = async ({ page }: BrowserPhone) =>
  /编号 (\w{6})/.exec(
    await page
      .getByText(/编号 \w{6}/)
      .filter({ visible: true })
      .first()
      .innerText(),
  )?.[1]

test('one scan and one tap redeem; both phones say the same number; a second person of the shop takes it back, and the rider reads so', async () => {
  const [rider, clerk] = [await riderAtTheTill('eater1', '张示例'), await atWork('clerk', 'verify')]
  await watch(rider, async () => {
    await clerk.tap('扫顾客的码')
    await clerk.sees('是认证小哥')
  })
  await clerk.sees('张*')
  await clerk.tap('核销，收 8 元')
  await Promise.all([clerk.sees('已核销'), rider.sees('已核销')])
  await rider.sees('付 8 元')
  const number = await numberOn(clerk)
  expect(await numberOn(rider)).toBe(number)

  await clerk.tap('点错了')
  await clerk.tap(new RegExp(`编号 ${number}$`))
  await clerk.tap('点错了')
  await clerk.sees('请店里另一个人当天确认')

  const owner = await atWork('owner', 'log')
  await owner.tap('确认冲正')
  await owner.sees('已冲正')
  await clerk.page.reload()
  await clerk.sees('已冲正')
  await rider.tap('看我的优惠')
  await rider.sees('已冲正')
  await rider.sees('用了 0 次')
})
