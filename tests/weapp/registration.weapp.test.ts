import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sampleIdNumber } from '../../seed/idNumber'
import { stations, withDistrict } from '../support/district'
import { type OpenOptions, type Phone, storageOf } from '../support/weapp'
import { testPhones } from '../support/weapp/testPhones'
import { builtDist } from '../support/weappChecks'

/** The first flow in the built mini-program, with the built functions behind it. */
const district = withDistrict()
const phones = testPhones({ dist: builtDist().dir })

async function phoneOf(openid: string, path: string, options: Partial<OpenOptions> = {}): Promise<Phone> {
  const storage = storageOf({ emulatorUrl: district.emulator.url, localOpenid: openid })
  const phone = await phones.open({ ...options, storage, launchPath: `/${path}` })
  phone.answers.photo = await readFile(join(__dirname, '../../seed/portraits/1.jpg'))
  phone.answers.phoneNumberCode = await district.phone(openid).phoneCode('10000000001')
  return phone
}

const managerAt = () => phoneOf('manager', `packages/account/station/riders/index?stationId=${stations[0].stationId}`)

let count = 200

async function agree(rider: Phone) {
  await rider.waitFor('身份证号和照片')
  await rider.tap({ text: '同意', nth: 0 })
  await rider.waitFor('已同意')
  await rider.tap('同意')
  await rider.waitFor('真实姓名')
}

async function fillIn(rider: Phone, name: string) {
  await rider.type('真实姓名', name)
  await rider.type('身份证号', sampleIdNumber(++count))
  await rider.tap('用微信手机号')
  await rider.waitFor('100****0001')
  await rider.tap('外卖骑手')
  await rider.tap('请选择')
  await rider.waitFor(stations[0].name)
  await rider.tap({ text: stations[0].name })
  await rider.tap('拍照')
  await rider.waitFor('换一张')
  await rider.waitFor('已存草稿')
}

async function register(openid: string, name: string): Promise<Phone> {
  const rider = await phoneOf(openid, 'packages/account/person/register/index')
  await agree(rider)
  await fillIn(rider, name)
  await rider.tap('提交登记')
  await rider.waitFor('待站点担保')
  return rider
}

test('a rider registers from the home page, the manager vouches, both see it', async () => {
  const rider = await phoneOf('rider_a', 'pages/home/index')
  await rider.waitFor('开始登记')
  await rider.tap('开始登记')
  await agree(rider)
  await fillIn(rider, '王示例')
  await rider.tap('提交登记')
  await rider.waitFor('待站点担保')
  expect(rider.stack).toEqual(['pages/home/index', 'packages/account/person/status/index'])
  await rider.tap('审核结果通知我')
  await rider.waitFor('微信会给你发一条消息')

  const manager = await managerAt()
  await manager.waitFor('王示例')
  await manager.tap('王示例')
  await manager.waitFor('办理经过')
  await manager.tap({ role: 'button', name: '担保' })
  await manager.waitFor('为王示例担保？')
  await manager.tap({ role: 'button', name: '担保', nth: 1 })
  await manager.waitFor('已担保，认证通过')

  await rider.pullDown()
  await rider.waitFor('认证通过')
  await rider.goTo('/packages/account/person/inbox/index')
  await rider.waitFor(`你已认证为${stations[0].name}的小哥`)
  const { messages } = await (await fetch(`${district.emulator.url}/emulator/wechat/outbox`)).json()
  expect(messages).toMatchObject([{ openid: 'rider_a' }])
})

test('what was returned is mended and waits again', async () => {
  const rider = await register('rider_b', '李示例')
  const manager = await managerAt()
  await manager.waitFor('李示例')
  await manager.tap('李示例')
  await manager.waitFor('办理经过')
  await manager.tap('退回修改')
  await manager.tap('姓名对不上')
  await manager.tap({ role: 'button', name: '退回修改', nth: 1 })
  await manager.waitFor('已退回')

  await rider.pullDown()
  await rider.waitFor('请按身份证填写姓名')
  await rider.tap('去修改')
  await rider.type('真实姓名', '李小示例')
  await rider.tap('提交登记')
  await rider.waitFor('待站点担保')
  await manager.back()
  await manager.pullDown()
  await manager.waitFor('李小示例')
})

test('what is wrong stands at its field', async () => {
  const rider = await phoneOf('rider_c', 'packages/account/person/register/index')
  await agree(rider)
  await rider.tap('提交登记')
  expect(rider.text().match(/这一项要填/g)).toHaveLength(6)
  await rider.type('身份证号', '990000201506150018')
  await rider.tap('提交登记')
  expect(rider.text()).toContain('号码里有一位不对')
})

test('without network the draft waits, and the form is sent when it is back', async () => {
  const rider = await phoneOf('rider_d', 'packages/account/person/register/index')
  await agree(rider)
  await fillIn(rider, '郑示例')
  await rider.setNetwork('none')
  await rider.type('真实姓名', '郑小示例')
  await rider.waitFor('没存上，联网后会再试')
  await rider.tap('提交登记')
  await rider.waitFor('没有网络，还没发出去')
  await rider.setNetwork('4g')
  await rider.waitFor('已存草稿')
  await rider.tap('提交登记')
  await rider.waitFor('待站点担保')
})

test('who declines the privacy guide is told how to go on, and may agree at the next tap', async () => {
  const rider = await phoneOf('rider_e', 'packages/account/person/register/index', { privacyAgreed: false })
  await agree(rider)
  await rider.tap('拍照')
  await rider.waitFor('先看一下隐私保护指引')
  await rider.tap({ role: 'button', name: '不同意' })
  await rider.waitFor('没能打开相机或相册')
  await rider.tap('拍照')
  await rider.waitFor('先看一下隐私保护指引')
  await rider.tap('同意并继续')
  await rider.waitFor('换一张')
})
