import { browserPhones } from '../support/browser'
import { stations, withDistrict } from '../support/district'

/** The person's own pages in Chromium: a role taken on by a code, consents given and taken back, what a screen says without network. */
const district = withDistrict({ site: true })
const openPhone = browserPhones()
const openAt = (openid: string, page: string) => openPhone({ url: district.emulator.url, openid, page: `packages/${page}` })

test('an invitation code leads to the workplace, a wrong one says what to do', async () => {
  const { code } = await district.phone('staff').ask('staff.invite', {
    grant: { role: 'stationManager', stationId: stations[1].stationId },
  })
  const phone = await openAt('colleague', 'account/person/invitation/index')
  await phone.tap('看看是什么岗位')
  await phone.seesAt('邀请码', '请先输入邀请码')
  await phone.type('邀请码', 'ABCDE-12345')
  await phone.tap('看看是什么岗位')
  await phone.seesAt('邀请码', '请向发码的人要一个新的')
  await phone.type('邀请码', code.toLowerCase())
  await phone.tap('看看是什么岗位')
  await phone.sees('请你当站点负责人')
  await phone.tap('上岗')
  await phone.sees('上岗了')
  await phone.tap(stations[1].name)
  await phone.sees('没有人在等')
})

test('refusing a consent says what still works; giving it later opens the form', async () => {
  const phone = await openAt('refuser', 'account/person/register/index')
  await phone.tap('不同意')
  await phone.sees('其他不需要认证的内容照样可以看')
  await phone.tap('改为同意')
  await phone.tap('同意')
  await phone.sees('真实姓名')
})

test('a consent that nothing rests on is taken back; one that the registration needs leads to withdrawing', async () => {
  const rider = district.phone('owner')
  for (const kind of ['service', 'sensitive', 'face'] as const) await rider.ask('consent.decide', { kind, version: 1, decision: 'given' })
  await rider.ask('rider.saveDraft', { realName: '示例甲' })
  const phone = await openAt('owner', 'account/person/consents/index')
  const card = (title: string) => phone.page.locator('.card').filter({ hasText: title })
  await card('人脸进门').getByText('收回同意').click()
  await phone.sees('收回“人脸进门”的同意？')
  await phone.tap('收回同意')
  await phone.seesNot('收回“人脸进门”的同意？')
  await card('人脸进门').getByText('不同意', { exact: true }).waitFor()

  await card('小哥码服务').getByText('收回同意').click()
  await phone.sees('收回“小哥码服务”的同意？')
  await phone.tap('收回同意')
  await phone.tap('去退出登记')
  await phone.sees('退出后马上删除')
})

test('without network a page says so and fills by itself when it is back', async () => {
  const phone = await openAt('manager', `account/station/riders/index?stationId=${stations[0].stationId}`)
  await phone.sees('没有人在等')
  await phone.setOnline(false)
  await phone.tap('在站')
  await phone.sees('连上网后会自动显示')
  await phone.setOnline(true)
  await phone.sees('还没有在站小哥')
})

test('an error that nobody expected gives a number to tell', async () => {
  const phone = await openAt('unlucky', 'account/person/status/index')
  await phone.sees('还没有登记')
  await phone.page.route('**/call', (route) =>
    route.fulfill({ json: { ok: false, error: { code: 'INTERNAL', message: '', details: {}, requestId: 'r1abc' } } }),
  )
  await phone.goTo('packages/account/person/inbox/index')
  await phone.sees('请把编号 r1abc 告诉工作人员')
})
