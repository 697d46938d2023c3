import { join } from 'node:path'
import { sampleIdNumber } from '../../seed/idNumber'
import { type BrowserPhone, browserPhones } from '../support/browser'
import { stations, withDistrict } from '../support/district'

/** The first flow on phones in Chromium, with the built functions behind them: a rider registers, the station vouches, both see it. */
const district = withDistrict({ site: true })
const openPhone = browserPhones()

const portrait = (number: number) => join(__dirname, `../../seed/portraits/${number}.jpg`)
const phoneOf = (openid: string, page?: string) => openPhone({ url: district.emulator.url, openid, ...(page && { page }) })
const riderAt = (openid: string, page: string) => phoneOf(openid, `packages/account/person/${page}/index`)
const managerAt = () => phoneOf('manager', `packages/account/station/riders/index?stationId=${stations[0].stationId}`)

let count = 100
const anIdNumber = (born?: string) => sampleIdNumber(++count, born)

async function agree(phone: BrowserPhone) {
  await phone.tap('同意')
  await phone.sees('已同意')
  await phone.tap('同意')
  await phone.sees('真实姓名')
}

async function fillIn(phone: BrowserPhone, name: string, idNumber = anIdNumber()) {
  await phone.type('真实姓名', name)
  await phone.type('身份证号', idNumber)
  await phone.tap('用微信手机号')
  await phone.tap('允许')
  await phone.sees('换一个微信手机号')
  await phone.tap('外卖骑手')
  await phone.tap('请选择')
  await phone.tap(stations[0].name)
  await phone.pickPhoto('拍照', portrait(1))
  await phone.sees('换一张')
  await phone.seesNot('正在上传')
}

async function register(openid: string, name: string) {
  const phone = await riderAt(openid, 'register')
  await agree(phone)
  await fillIn(phone, name)
  await phone.tap('提交登记')
  await phone.sees('待站点担保')
  return phone
}

test('a rider registers, the manager vouches, both see it', async () => {
  const rider = await phoneOf('rider_a')
  await rider.tap('开始登记')
  await agree(rider)
  await fillIn(rider, '王示例')
  await rider.tap('提交登记')
  await rider.sees('待站点担保')

  const manager = await phoneOf('manager', 'pages/mine/index')
  await manager.tap(stations[0].name)
  await manager.tap('王示例')
  await manager.tap('担保')
  await manager.sees('为王示例担保？')
  await manager.tap('担保')
  await manager.sees('已担保，认证通过')
  await manager.tap('回名单')
  await manager.tap('在站')
  await manager.sees('王示例')

  await rider.tap(/点这里刷新/)
  await rider.sees('认证通过')
  const inbox = await riderAt('rider_a', 'inbox')
  await inbox.sees(`你已认证为${stations[0].name}的小哥`)
  await inbox.sees('未读')
})

test('what was returned says why, is mended and waits again', async () => {
  const rider = await register('rider_b', '李示例')
  const manager = await managerAt()
  await manager.tap('李示例')
  await manager.tap('退回修改')
  await manager.tap('退回修改')
  await manager.sees('请至少选一项')
  await manager.tap('照片看不清，或不是本人')
  await manager.tap('退回修改')
  await manager.sees('已退回')

  await rider.tap(/点这里刷新/)
  await rider.sees('照片看不清')
  await rider.tap('去修改')
  await rider.page.route('**/upload*', async (route) => {
    await rider.tap('提交登记')
    await rider.seesAt('本人照片', '照片还在上传')
    await route.continue()
  })
  await rider.pickPhoto('换一张', portrait(2))
  await rider.sees('已存草稿')
  await rider.tap('提交登记')
  await rider.sees('待站点担保')
  await manager.tap('回名单')
  await manager.sees('李示例')
})

test('what is wrong stands at its field, whoever finds it', async () => {
  const rider = await riderAt('rider_c', 'register')
  await agree(rider)
  await rider.tap('提交登记')
  for (const field of ['真实姓名', '身份证号', '手机号', '工种', '平台和站点', '本人照片']) await rider.seesAt(field, '这一项要填')

  await rider.type('真实姓名', '王😀')
  await rider.seesAt('真实姓名', '只能写汉字')
  await rider.type('身份证号', `${anIdNumber().slice(0, 17)}?`)
  await rider.seesAt('身份证号', '对着证件数一数')

  await fillIn(rider, '周示例', anIdNumber('20150615'))
  await rider.tap('提交登记')
  await rider.seesAt('身份证号', '未满 16 周岁')

  await district.setOpen(stations[0], false)
  await rider.type('身份证号', anIdNumber())
  await rider.tap('提交登记')
  await rider.seesAt('平台和站点', '这个站点已经停用')
  await rider.tap(`${stations[0].platform} · ${stations[0].name}`)
  await rider.tap(stations[1].name)
  await rider.tap('提交登记')
  await rider.sees('待站点担保')
  await district.setOpen(stations[0], true)
})

test('a picture that nobody can use is refused at once, and the rest of the draft is kept', async () => {
  const rider = await riderAt('rider_d', 'register')
  await agree(rider)
  await rider.type('真实姓名', '吴示例')
  await rider.pickPhoto('拍照', join(__dirname, '../../package.json'))
  await rider.seesAt('本人照片', '不是照片')
  await rider.sees('已存草稿')
  await rider.page.reload()
  await rider.sees('真实姓名')
  expect(await rider.field('真实姓名').locator('input').inputValue()).toBe('吴示例')
})

test('without network the form says so and goes on where it was when the network is back', async () => {
  const rider = await riderAt('rider_e', 'register')
  await agree(rider)
  await fillIn(rider, '郑示例')
  await rider.sees('已存草稿')
  await rider.setOnline(false)
  await rider.sees('没有网络')
  await rider.type('真实姓名', '郑小示例')
  await rider.sees('没存上，联网后会再试')
  await rider.tap('提交登记')
  await rider.sees('没有网络，还没发出去')

  await rider.setOnline(true)
  await rider.sees('已存草稿')
  await rider.tap('提交登记')
  await rider.sees('待站点担保')
  await rider.goTo('packages/account/person/register/index')
  await rider.sees('已经提交过')
  expect(await rider.field('真实姓名').locator('input').inputValue()).toBe('郑小示例')
})

test('a reply that is lost after the registration was taken is asked for again: one application', async () => {
  const rider = await riderAt('rider_f', 'register')
  await agree(rider)
  await fillIn(rider, '冯示例')
  await rider.sees('已存草稿')
  const sent: string[] = []
  await rider.page.route('**/call', async (route) => {
    const { action, requestId } = route.request().postDataJSON()
    if (action !== 'rider.register') return route.continue()
    sent.push(requestId)
    if (sent.length > 1) return route.continue()
    await route.fetch()
    return route.abort()
  })
  await rider.tap('提交登记')
  await rider.sees('待站点担保')
  expect(sent).toHaveLength(2)
  expect(new Set(sent).size).toBe(1)
  const { rider: mine } = await district.phone('rider_f').ask('account.me', {})
  expect(mine?.steps).toHaveLength(1)
})

test('two managers at once: the second hears who was quicker, and two taps are one', async () => {
  await register('rider_g', '陈示例')
  const [first, second] = await Promise.all([managerAt(), managerAt()])
  for (const manager of [first, second]) {
    await manager.tap('陈示例')
    await manager.tap('担保')
    await manager.sees('为陈示例担保？')
  }
  const asked: string[] = []
  first.page.on('request', (request) => {
    if (request.postData()?.includes('station.vouch')) asked.push(request.url())
  })
  await first.page.locator('.overlay').getByText('担保', { exact: true }).dblclick()
  await first.sees('已担保，认证通过')
  expect(asked).toHaveLength(1)
  await second.tap('担保')
  await second.sees('已经有人处理过了：现在是“已认证”')
})

test('who withdraws is erased and gone from the list', async () => {
  const rider = await register('rider_h', '蒋示例')
  await rider.tap('退出登记，删除我的资料')
  await rider.sees('会留下')
  await rider.tap('退出登记，删除我的资料')
  await rider.tap('确定，删除我的资料')
  await rider.sees('已退出登记')
  expect((await district.phone('rider_h').ask('account.me', {})).rider).toBeNull()
  const manager = await managerAt()
  await manager.sees('运河站')
  await manager.seesNot('蒋示例')
})
