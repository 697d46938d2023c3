import { sampleIdNumber } from '../../seed/idNumber'
import { type BrowserPhone, browserPhones } from '../support/browser'
import { stations, withDistrict } from '../support/district'

/** The app is opened without network: what was last known is there. The page itself is served, as WeChat has it on the phone. */
const district = withDistrict({ site: true })
const openPhone = browserPhones()

const NAME = '示例丁'

let count = 300

async function registeredRider(openid: string) {
  const rider = district.phone(openid)
  for (const kind of ['service', 'sensitive'] as const) await rider.ask('consent.decide', { kind, version: 1, decision: 'given' })
  await rider.ask('rider.bindPhone', { code: await rider.phoneCode('10000000301') })
  await rider.ask('rider.register', {
    realName: NAME,
    idNumber: sampleIdNumber(++count),
    workKind: 'deliveryRider',
    stationId: stations[0].stationId,
    photo: await rider.upload(1),
  })
}

const open = (openid: string) => openPhone({ url: district.emulator.url, openid, page: 'pages/mine/index' })
const face = (phone: BrowserPhone) => phone.page.locator('.avatar img').first()

/** Opens the app again, for whom the phone stands in now. */
async function reopenWithoutNetwork({ page }: BrowserPhone, openid: string) {
  for (const path of ['**/call', '**/storage/**']) await page.route(path, (route) => route.abort('internetdisconnected'))
  await page.goto(`${district.emulator.url}/?openid=${openid}&again#/pages/mine/index`)
}

test('a start without network shows who I am, with my face, and from when that is', async () => {
  await registeredRider('rider_kept')
  const phone = await open('rider_kept')
  await phone.sees(NAME)
  await phone.page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('keptPicture:')))
  await reopenWithoutNetwork(phone, 'rider_kept')
  await phone.sees(NAME)
  expect(await face(phone).getAttribute('src')).toMatch(/^data:image\/jpeg/)
  await phone.sees('的情况')
  await phone.goTo('pages/pass/index')
  await phone.sees('看登记详情')
})

test('somebody else on the same phone sees nothing of it', async () => {
  await registeredRider('rider_before')
  const phone = await open('rider_before')
  await phone.sees(NAME)
  await reopenWithoutNetwork(phone, 'rider_after')
  await phone.sees('网络不稳')
  await phone.seesNot(NAME)
})

test('who has withdrawn finds nothing of before, not even without network', async () => {
  await registeredRider('rider_gone')
  const phone = await open('rider_gone')
  await phone.sees(NAME)
  await phone.page.goto(`${district.emulator.url}/?openid=rider_gone&leave#/packages/account/person/withdraw/index`)
  await phone.sees('退出后马上删除')
  await phone.tap('退出登记，删除我的资料')
  await phone.tap('确定，删除我的资料')
  await phone.sees('已退出登记')
  await phone.page.waitForFunction(
    (name) =>
      !Object.entries(localStorage).some(([key, text]) => key.startsWith('kept') && (text.includes(name) || text.includes('base64'))),
    NAME,
  )
  await reopenWithoutNetwork(phone, 'rider_gone')
  // Whichever came first: the answer after the withdrawal, or the end of the network.
  await phone.page
    .getByText(/还没登记|网络不稳/)
    .first()
    .waitFor()
  await phone.seesNot(NAME)
})
