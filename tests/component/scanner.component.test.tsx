/** @jest-environment-options {"url": "http://guard-1.xiaoge.localhost:9000/"} */
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { scanInBrowser } from '../../src/services/scan/browser/scanInBrowser'
import type { Scanned } from '../../src/services/scan/scanned'

const PAGE = 'http://xiaoge.localhost:9000'
const getUserMedia = jest.fn<Promise<MediaStream>, []>()
const stop = jest.fn()
const told = jest.fn()
/** The page with the phones. */
const page: Pick<Window, 'postMessage'> = { postMessage: told }

beforeAll(() => {
  Object.assign(navigator, { mediaDevices: { getUserMedia } })
  HTMLMediaElement.prototype.play = () => Promise.resolve()
})
beforeEach(() => {
  jest.clearAllMocks()
  Object.defineProperty(window, 'parent', { value: window, configurable: true })
})

const cameraOpens = () => getUserMedia.mockResolvedValue({ getTracks: () => [{ stop }] } as never)
const cameraFails = (name: string) => getUserMedia.mockRejectedValue(new DOMException('', name))

async function openScanner() {
  const scanned: { end?: Scanned } = {}
  await act(async () => {
    void scanInBrowser().then((end) => {
      scanned.end = end
    })
  })
  return scanned
}

const tap = (words: string) => act(async () => fireEvent.click(screen.getByText(words)))
const isGone = () => document.querySelector('.scanner') === null

test('cancelling leaves the page as it was and lets the camera go', async () => {
  cameraOpens()
  const scanned = await openScanner()
  await tap('取消')
  expect(scanned.end).toEqual({ kind: 'cancelled' })
  expect(isGone()).toBe(true)
  await waitFor(() => expect(stop).toHaveBeenCalledTimes(1))
})

test("the browser's back arrow leaves the scanner", async () => {
  cameraOpens()
  const scanned = await openScanner()
  await act(async () => window.dispatchEvent(new Event('hashchange')))
  expect(scanned.end).toEqual({ kind: 'cancelled' })
  expect(isGone()).toBe(true)
})

test.each([
  ['NotAllowedError', '没有允许', 'notAllowed'],
  ['NotFoundError', '没有找到', 'notWorking'],
  ['NotReadableError', '没有找到', 'notWorking'],
])('%s: says why there is no picture and what to do; the page hears it, too', async (name, words, why) => {
  cameraFails(name)
  const scanned = await openScanner()
  expect(screen.getByText(words, { exact: false }).textContent).toContain('再试一次')
  await tap('返回')
  expect(scanned.end).toEqual({ kind: 'noCamera', why })
})

test('once the camera is allowed, another try opens it', async () => {
  cameraFails('NotAllowedError')
  await openScanner()
  cameraOpens()
  await tap('再试一次')
  expect(screen.queryByText('再试一次')).toBeNull()
  expect(getUserMedia).toHaveBeenCalledTimes(2)
  await tap('取消')
})

describe('on the page with the phones', () => {
  beforeEach(() => {
    cameraFails('NotFoundError')
    Object.defineProperty(window, 'parent', { value: page, configurable: true })
  })

  const offer = (offers: object[], { origin = PAGE, source = page } = {}) =>
    act(async () => {
      window.dispatchEvent(Object.assign(new Event('message'), { origin, source, data: { kind: 'can-be-scanned', offers } }))
    })

  test('a phone beside it is read by a tap, as its code is by then', async () => {
    const scanned = await openScanner()
    expect(told).toHaveBeenCalledWith({ kind: 'what-can-be-scanned' }, PAGE)
    expect(screen.getByText(/没有亮码/)).toBeTruthy()
    await offer([{ label: '张示例的手机', text: 'CODE-1' }])
    await offer([{ label: '张示例的手机', text: 'CODE-2' }])
    await tap('张示例的手机')
    expect(scanned.end).toEqual({ kind: 'code', text: 'CODE-2' })
  })

  test('nobody but that page may offer anything', async () => {
    await openScanner()
    await offer([{ label: '别处来的', text: 'CODE-1' }], { origin: 'http://elsewhere.localhost:9000' })
    await offer([{ label: '别处来的', text: 'CODE-1' }], { source: { postMessage: told } })
    expect(screen.queryByText('别处来的')).toBeNull()
    await tap('返回')
  })
})

test('a phone that stands alone offers no phone beside it', async () => {
  cameraFails('NotFoundError')
  await openScanner()
  expect(screen.queryByText(/旁边的手机/)).toBeNull()
  await tap('返回')
})
