import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import type { RiderStatus, RiderView } from '../../contract/account/rider'
import { standingOf } from '../../src/packages/account/person/status/standing'
import { aSentRiderView } from '../builders/views'
import { backendOf, pageFrame, pass } from '../support/taro/backend'
import { atNoon, settle } from '../support/taro/page'
import { says } from '../support/taro/passPage'
import { hidePage, showPage } from '../support/taro/taro'

const standing = (status: RiderStatus, overrides: Partial<RiderView> = {}) => standingOf(aSentRiderView({ status, ...overrides }))

test.each([
  ['draft', '接着填'],
  ['waitingStation', undefined],
  ['waitingDistrict', undefined],
  ['returned', '去修改'],
  ['removed', '重新登记'],
  ['verified', '看我的小哥码'],
] as const)('%s: the one thing to do', (status, words) => expect(standing(status).todo?.words).toBe(words))

test('who acts while it waits', () => {
  expect(standing('waitingStation').note).toContain('示例平台 示例站点的负责人')
  expect(standing('waitingDistrict').note).toContain('区里')
})

test('a station that closed meanwhile is to be chosen anew', () => {
  const station = aSentRiderView().station
  const closed = standing('waitingStation', { station: station && { ...station, open: false } })
  expect(closed).toMatchObject({ title: '要改选站点', todo: { words: '改选站点' } })
})

test('who was moved out reads why', () => {
  expect(standing('removed', { steps: [{ step: 'removed', at: '2026-11-23T04:00:00.000Z', reasons: ['transferred'] }] }).note).toContain(
    '原因：调到别的站点',
  )
})

describe('the message about the result', () => {
  beforeAll(() => {
    process.env.MESSAGE_TEMPLATE_ID = 'template'
  })
  afterAll(() => {
    delete process.env.MESSAGE_TEMPLATE_ID
  })

  async function offer(answer: string, credits = 0) {
    const { TellMe } = await import('../../src/packages/account/person/status/TellMe')
    const backend = backendOf({ 'inbox.addCredit': () => ({ ok: true, data: { messageCredits: 1 } }) })
    jest.mocked(Taro.requestSubscribeMessage).mockResolvedValue({ errMsg: '', template: answer })
    render(<TellMe rider={aSentRiderView()} credits={credits} />, { wrapper: pageFrame().wrapper })
    return backend
  }
  const tap = () => act(async () => void fireEvent.click(screen.getByText('审核结果通知我')))

  test('is entered once the person allowed it', async () => {
    const { inputsOf } = await offer('accept')
    await tap()
    expect(inputsOf('inbox.addCredit')).toEqual([{}])
  })

  test('is not asked for again where the person refused', async () => {
    const { inputsOf } = await offer('reject')
    await tap()
    expect(inputsOf('inbox.addCredit')).toEqual([])
    expect(screen.queryByText('审核结果通知我')).toBeNull()
  })

  test('is not asked for where one is allowed already', async () => {
    await offer('accept', 1)
    expect(screen.queryByText('审核结果通知我')).toBeNull()
  })
})

test('phone-number-changed-after-verification: a verified rider changes the number where the form is closed', async () => {
  const { default: StatusPage } = await import('../../src/packages/account/person/status')
  const rider = aSentRiderView({ status: 'verified', editable: false, phoneMasked: '100****1111' })
  const me = { rider, consents: [], workplaces: [], unread: 0, messageCredits: 0 }
  backendOf({ 'account.me': () => ({ ok: true, data: me }) })
  render(<StatusPage />, { wrapper: pageFrame().wrapper })
  expect(await screen.findByText('100****1111')).toBeTruthy()
  expect(screen.getByText('换一个微信手机号')).toBeTruthy()
})

describe('UM17: the page of somebody who waits for the station', () => {
  atNoon()

  async function waiting() {
    const { default: StatusPage } = await import('../../src/packages/account/person/status')
    let status: RiderStatus = 'waitingStation'
    const me = () => ({ rider: aSentRiderView({ status }), consents: [], workplaces: [], unread: 0, messageCredits: 0 })
    backendOf({ 'account.me': () => ({ ok: true, data: me() }) })
    render(<StatusPage />, { wrapper: pageFrame().wrapper })
    await settle()
    says('待站点担保')
    return () => {
      status = 'verified'
    }
  }

  test('says within a minute that the manager has vouched', async () => {
    const vouch = await waiting()
    vouch()
    await pass(60_000)
    await settle()
    says('认证通过')
  })

  test('says so at once when it comes back onto the screen', async () => {
    const vouch = await waiting()
    await act(async () => hidePage())
    vouch()
    await pass(30_000)
    await act(async () => showPage())
    await settle()
    says('认证通过')
  })
})
