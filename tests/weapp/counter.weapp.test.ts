import { stepAt } from '../../contract/pass/passCode'
import { codeByNode } from '../builders/passVectors'
import { verifiedRider } from '../support/compound'
import { withDistrict } from '../support/district'
import { openShop, sampleShop } from '../support/shop'
import { storageOf } from '../support/weapp'
import { testPhones } from '../support/weapp/testPhones'
import { builtDist } from '../support/weappChecks'

/** A clerk's counter in the built mini-program, with the built functions behind it. */
const district = withDistrict()
const phones = testPhones({ dist: builtDist().dir })
const { merchantId } = sampleShop

beforeAll(() => openShop(district))

/** The code for a counter that this rider's phone shows now. */
async function codeOf(openid: string, name: string): Promise<string> {
  const rider = await verifiedRider(district, openid, name)
  const { pass, seed, keyNo } = await rider.ask('pass.bind', { deviceId: `dev_${openid}`, move: false })
  return codeByNode({ passId: pass.passId, seed, keyNo, audience: 'counter', step: stepAt(new Date()) })
}

test('a clerk scans, redeems with one tap and finds it in the log; the same code gives nothing again', async () => {
  const result = await codeOf('eater1', '张示例')
  const clerk = await phones.open({
    storage: storageOf({ emulatorUrl: district.emulator.url, localOpenid: 'clerk' }),
    launchPath: `/packages/merchant/counter/verify/index?merchantId=${merchantId}`,
  })
  await clerk.waitFor('扫顾客的码')
  clerk.answers.scanned = { result }
  await clerk.tap('扫顾客的码')
  await clerk.waitFor('是认证小哥')
  expect(clerk.text()).toContain('张*')
  await clerk.tap('核销，收 8 元')
  await clerk.waitFor('已核销')
  const number = /编号 (\w{6})/.exec(clerk.text())?.[1]

  await clerk.tap('扫下一位')
  await clerk.waitFor('没核上')
  await clerk.tap('关闭')
  await clerk.tap('今天的核销')
  await clerk.waitFor(`编号 ${number}`)
  const { rows } = await district.phone('owner').ask('merchant.log', { merchantId })
  expect(rows).toMatchObject([{ number, maskedName: '张*', amounts: { chargeFen: 800, savedFen: 300 }, clerk: '示例店员' }])
})
