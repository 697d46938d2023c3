import Taro from '@tarojs/taro'
import { cleanup, render } from '@testing-library/react'
import type { CertificateView } from '../../contract/course/certificate'
import CertificatePage from '../../src/packages/course/rider/certificate'
import { aCertificateView } from '../builders/certificates'
import { NOON } from '../builders/time'
import { aSentRiderView } from '../builders/views'
import { type Answers, backendOf, pageFrame } from '../support/taro/backend'
import { aCanvas, giveCanvas } from '../support/taro/canvas'
import { settle, tap } from '../support/taro/page'
import { says, saysNot } from '../support/taro/passPage'
import { setParams } from '../support/taro/taro'

/** The own certificate: to show, to keep as a picture, to have checked. */

const url = 'https://city.example.com/web/certificate/7K3M09QAZT4W8RCB'

async function open(certificate: Partial<CertificateView> = {}, answers: Answers = {}) {
  const backend = backendOf({
    'certificate.show': () => ({ ok: true, data: { certificate: aCertificateView(certificate), url } }),
    ...answers,
  })
  setParams({ number: '7K3M-09QA-ZT4W-8RCB' })
  render(<CertificatePage />, { wrapper: pageFrame().wrapper })
  await settle()
  return backend
}

beforeEach(() => {
  jest.useFakeTimers({ now: NOON })
  jest.clearAllMocks()
  giveCanvas(aCanvas())
})
afterEach(() => {
  cleanup()
  jest.useRealTimers()
})

test('says whose it is, of what, and how others check it', async () => {
  const { inputsOf } = await open()
  expect(inputsOf('certificate.show')).toEqual([{ number: '7K3M-09QA-ZT4W-8RCB' }])
  for (const words of ['职工夜校 · 结业证书', '李*', '示例插花课', '示例学校', '2026 年 11 月结业，上了 3 节课', '7K3M-09QA-', 'ZT4W-8RCB'])
    says(words)
  says(/扫证书上的码，或者打开链接/)
})

test('the address to check it goes to whoever needs it', async () => {
  await open()
  await tap('复制查验链接')
  expect(Taro.setClipboardData).toHaveBeenCalledWith({ data: `${url}\n证书编号 7K3M-09QA-ZT4W-8RCB` })
  says('复制好了，粘贴发给要查的人')
})

test('one that was revoked shows why and whom to ask, and nothing to show around', async () => {
  await open({ state: 'revoked', reason: '示例：点名记错了' })
  says('这张证书被撤销了，不再有效。原因：示例：点名记错了')
  says(/查清后可以恢复/)
  saysNot('存成图片')
  saysNot('复制查验链接')
})

test('UM22: the holder reads the own name in full, and chooses which one the picture has; others never see it', async () => {
  const canvas = aCanvas()
  giveCanvas(canvas)
  const me = { rider: aSentRiderView({ realName: '李示例' }), consents: [], workplaces: [], unread: 0, messageCredits: 0 }
  await open({}, { 'account.me': () => ({ ok: true, data: me }) })
  await settle()
  says('李示例')
  await tap('存成图片')
  expect(canvas.written).toContain('李示例')
  says(/写着你的全名/)
  await tap('只写姓')
  expect(canvas.written).toContain('李*')
  says(/的姓名只有姓/)
})

test('of somebody else it isn’t there', async () => {
  await open({}, { 'certificate.show': () => ({ ok: false, error: { code: 'NOT_FOUND', details: {} } }) })
  says('没能打开')
})

describe('the picture', () => {
  test('holds course, masked name, school, month, number and the code: nothing else of the person', async () => {
    const canvas = aCanvas()
    giveCanvas(canvas)
    await open()
    await tap('存成图片')
    const [brand, kind, ...words] = canvas.written
    expect([brand, kind]).toEqual(['江城哨兵·小哥码', '职工夜校 · 结业证书'])
    expect(words.slice(0, -1)).toEqual(['示例插花课', '李*', '示例学校', '2026 年 11 月结业', '扫码查真假'])
    expect(words.at(-1)).toMatch(/^证书编号 7K3M-09QA/)
    expect(canvas.rectangles()).toBeGreaterThan(100)
  })

  test('goes into the album', async () => {
    jest.mocked(Taro.saveImageToPhotosAlbum).mockResolvedValue({ errMsg: 'saveImageToPhotosAlbum:ok' })
    await open()
    await tap('存成图片')
    await tap('存到相册')
    expect(Taro.saveImageToPhotosAlbum).toHaveBeenCalledWith({ filePath: 'wxfile://tmp_share.png' })
    says('存好了，在手机相册里')
  })

  test('may not: says how to allow it, and leads there', async () => {
    jest.mocked(Taro.saveImageToPhotosAlbum).mockRejectedValue({ errMsg: 'saveImageToPhotosAlbum:fail auth deny' })
    await open()
    await tap('存成图片')
    await tap('存到相册')
    says(/微信没有存相册的权限/)
    await tap('去打开权限')
    expect(Taro.openSetting).toHaveBeenCalled()
  })

  test('was not wanted after all: nothing is said; no room: what else to do', async () => {
    jest.mocked(Taro.saveImageToPhotosAlbum).mockRejectedValueOnce({ errMsg: 'saveImageToPhotosAlbum:fail cancel' })
    await open()
    await tap('存成图片')
    await tap('存到相册')
    saysNot(/没有存下来|权限/)
    jest.mocked(Taro.saveImageToPhotosAlbum).mockRejectedValueOnce({ errMsg: 'saveImageToPhotosAlbum:fail file write' })
    await tap('存到相册')
    says(/没有存下来/)
  })

  test('album-not-declared-in-the-privacy-guide: says what works, and opens no settings in which nothing can be allowed', async () => {
    jest.mocked(Taro.saveImageToPhotosAlbum).mockRejectedValue({ errMsg: 'saveImageToPhotosAlbum:fail', errno: 112 })
    await open()
    await tap('存成图片')
    await tap('存到相册')
    says('暂时存不了，可以长按图片保存')
    saysNot('去打开权限')
  })

  test('independent-lesser-findings: the code has four modules of white around it', async () => {
    const dark: { x: number; y: number; width: number }[] = []
    const canvas = aCanvas()
    canvas.context.fillRect = (x, y, width) => void dark.push({ x, y, width })
    giveCanvas(canvas)
    await open()
    await tap('存成图片')
    const modules = dark.filter(({ width }) => width < 20)
    const size = (modules[0]?.width ?? 0) - 0.3
    const left = Math.min(...modules.map(({ x }) => x))
    const right = Math.max(...modules.map(({ x }) => x))
    // The code with its white is 168 px wide.
    expect((168 - (right - left)) / size).toBeGreaterThan(8)
  })

  test('that this phone can’t draw leaves the screenshot, and another try', async () => {
    giveCanvas(null)
    await open()
    await tap('存成图片')
    says(/或者直接截屏/)
    saysNot('存到相册')
    giveCanvas(aCanvas())
    await tap('再试一次')
    await tap('存到相册')
    expect(Taro.saveImageToPhotosAlbum).toHaveBeenCalled()
  })
})
