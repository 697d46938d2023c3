import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { storageOf, type Target } from '../support/weapp'
import { testPhones } from '../support/weapp/testPhones'

/** What the host promises, on a hand-written mini-program that needs no build. */
const phones = testPhones({ dist: join(__dirname, 'fixture') })
const result = (text: string) => text.split('\n').at(-1)

test('draws templates, imports, wxs and components, and hides what is hidden', async () => {
  const phone = await phones.open()
  expect(phone.text()).toContain('你好，\n姓名\n备注\n工种\n长辈模式')
  expect(phone.text()).toContain('第 1 行\n第 2 行\n第 3 行\n已点 3 次')
  expect(phone.text()).not.toContain('看不见')
  expect(phone.page).toEqual({ route: 'pages/home/home', query: {}, title: '示例' })
})

test('types by label, cut off at maxlength, and by placeholder', async () => {
  const phone = await phones.open()
  await phone.type('姓名', '王小明一二三')
  expect(phone.text()).toContain('你好，王小明一二')
  await phone.type('备注', '夜班')
  expect(result(phone.text())).toBe('remark="夜班"')
  await phone.type('验证码', '1234')
  await phone.tap('提交')
  expect(result(phone.text())).toBe('form={"code":"1234"}')
})

test.each<[Target, string]>([
  ['长辈模式', 'elder=true'],
  ['周二', 'days=["tue"]'],
  ['饿了么', 'platform="elm"'],
  ['第 2 行', '选了 2'],
  [{ role: 'checkbox', nth: 0 }, 'days=["mon"]'],
])('tapping %j does what the control around it does', async (text, expected) => {
  const phone = await phones.open()
  await phone.tap(text)
  expect(result(phone.text())).toBe(expected)
})

test('picks an option by its text', async () => {
  const phone = await phones.open()
  await phone.pick('工种', '外卖')
  expect(result(phone.text())).toBe('kind=1')
  await expect(phone.pick('工种', '骑手')).rejects.toThrow('only ["快递","外卖"]')
})

test('a component keeps its own state', async () => {
  const phone = await phones.open()
  await phone.tap('已点 3 次')
  await phone.tap('已点 4 次')
  expect(phone.text()).toContain('已点 5 次')
})

test('a tap says why it cannot be made', async () => {
  const phone = await phones.open()
  await expect(phone.tap('下一步')).rejects.toThrow('nothing matches "下一步"')
  await expect(phone.tap('暂停办理')).rejects.toThrow('is disabled')
  await expect(phone.tap({ css: '.row' })).rejects.toThrow('3 elements match')
  await phone.tap({ css: '.row', nth: 2 })
  expect(result(phone.text())).toBe('选了 3')
})

test('the person may give or refuse the phone number', async () => {
  const phone = await phones.open()
  await phone.tap('授权手机号')
  expect(result(phone.text())).toBe('phone-number-code')
  phone.answers.phoneNumberCode = null
  await phone.tap('授权手机号')
  expect(result(phone.text())).toBe('getPhoneNumber:fail user deny')
})

test('pages stack up, hand over their query undecoded, and close', async () => {
  const phone = await phones.open()
  await phone.tap('详情')
  expect(phone.page).toEqual({ route: 'packages/more/detail/detail', query: { id: '7', name: '%E7%8E%8B' }, title: '详情' })
  expect(phone.text()).toBe('详情 7 王')
  await phone.back()
  expect(phone.stack).toEqual(['pages/home/home'])
  await expect(phone.goTo('/pages/nowhere')).rejects.toThrow('page "pages/nowhere" is not found')
})

test('tab pages stay as they were', async () => {
  const phone = await phones.open()
  await phone.type('姓名', '小李')
  await phone.tab('我的')
  await phone.tab('首页')
  expect(phone.text()).toContain('你好，小李')
})

test('the app sees nothing of a browser and nothing of Node', async () => {
  const phone = await phones.open({ launchPath: '/pages/me/me' })
  expect(JSON.parse(phone.text())).toEqual({
    ...{ window: 'undefined', document: 'undefined', AbortController: 'undefined', fetch: 'undefined', URL: 'undefined' },
    ...{ Intl: 'undefined', process: 'undefined', Buffer: 'undefined', setTimeout: 'function', plain: true },
  })
})

test.each([
  ['报错', 'boom'],
  ['定时报错', 'late'],
  ['蓝牙', 'wx.startBeaconDiscovery is not mocked'],
])('an error of the app fails the step: %s', async (button, message) => {
  const phone = await phones.open()
  await expect(phone.tap(button)).rejects.toThrow(message)
  const failures = await phone.failuresOf(() => phone.tap(button))
  expect(failures).toHaveLength(1)
})

test('every setData is measured as JSON', async () => {
  const phone = await phones.open()
  await phone.tap('函数')
  const last = phone.setDataLog().at(-1)
  expect(last).toEqual({ page: 'pages/home/home', bytes: '{"result":"x"}'.length, keys: ['result', 'dropped'] })
})

test('a dialog waits for its answer', async () => {
  const phone = await phones.open()
  await phone.tap('询问')
  expect(phone.text()).toMatch(/^退出登记吗\n取消\n退出/)
  await phone.tap('退出')
  expect(result(phone.text())).toBe('confirm true')
})

test('before the privacy guide is agreed to, WeChat asks', async () => {
  const phone = await phones.open({ privacyAgreed: false })
  await phone.tap('拍照')
  await phone.tap('拒绝')
  expect(result(phone.text())).toContain('chooseMedia:fail privacy permission')
  await phone.tap('拍照')
  await phone.tap('同意')
  expect(result(phone.text())).toBe('image')
})

test('the person scans what the answers say, or closes the scanner', async () => {
  const phone = await phones.open()
  await phone.tap('扫码')
  expect(result(phone.text())).toBe('"scanCode:fail cancel"')
  phone.answers.scanned = { result: 'CODE-1' }
  await phone.tap('扫码')
  expect(result(phone.text())).toBe('QR_CODE CODE-1')
  phone.answers.scanned = { path: 'pages/home/home?scene=1' }
  await phone.tap('扫码')
  expect(result(phone.text())).toBe('WX_CODE pages/home/home?scene=1')
})

test('a request reaches a server of this machine, and fails without network', async () => {
  const server = createServer((request, response) => request.pipe(response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    const phone = await phones.open({ storage: storageOf({ server: `http://127.0.0.1:${port}` }) })
    await phone.tap('提问')
    expect(result(phone.text())).toBe('{"a":1}')
    await phone.setNetwork('none')
    await phone.tap('提问')
    expect(result(phone.text())).toContain('request:fail')
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
})

test('nothing but this machine can be called', async () => {
  const phone = await phones.open({ storage: storageOf({ server: 'https://example.com' }) })
  await phone.tap('提问')
  expect(result(phone.text())).toContain('loopback only')
})

test('storage outlives the phone', async () => {
  const storage = new Map<string, string>()
  const first = await phones.open({ storage })
  await first.tap('存下')
  const second = await phones.open({ storage })
  await second.tap('存下')
  expect(storage.get('visits')).toBe('2')
})

test('what was sealed is read by who asks for it sealed', async () => {
  const phone = await phones.open()
  await phone.tap('封存')
  expect(result(phone.text())).toBe('"secret"')
  await phone.tap('拆开')
  expect(result(phone.text())).toContain('getStorage:fail')
})

test('random bytes come in the app’s own kind of buffer', async () => {
  const phone = await phones.open()
  await phone.tap('随机')
  expect(result(phone.text())).toBe('6 true')
})

test('APIs can be replaced, and calls looked at', async () => {
  const phone = await phones.open({ wx: { request: () => ({ statusCode: 200, data: { from: 'test' } }) } })
  await phone.tap('提问')
  expect(result(phone.text())).toBe('{"from":"test"}')
  expect(phone.wxCalls('request')).toMatchObject([{ args: [{ method: 'POST' }] }])
})
