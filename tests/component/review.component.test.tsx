import Taro from '@tarojs/taro'
import { act, fireEvent, render, screen } from '@testing-library/react'
import type { ApplicationView } from '../../contract/account/station'
import { Application } from '../../src/packages/account/station/application'
import { anApplication } from '../builders/views'
import { type Answers, backendOf, pageFrame } from '../support/taro/backend'

const refuse = <E extends object>(error: E) => ({ ok: false, error: { message: '', ...error } }) as const
const accept = (overrides: Partial<ApplicationView>) => () => ({ ok: true, data: anApplication(overrides) }) as const

/** The page with an application that waits, unless said otherwise. */
function open(answers: Answers, application = anApplication()) {
  const reload = jest.fn(() => Promise.resolve())
  const backend = backendOf(answers)
  render(<Application application={application} onReload={reload} />, { wrapper: pageFrame().wrapper })
  return { ...backend, reload }
}

/** Taps the last of these words: what lies on top. */
const tap = (words: string) =>
  act(async () => {
    fireEvent.click(screen.getAllByText(words).at(-1) as HTMLElement)
  })

test('vouching is asked once more, holds for what was seen, and leaves only the way back', async () => {
  const { inputsOf } = open({ 'station.vouch': accept({ status: 'verified', revision: 4 }) })
  await tap('担保')
  expect(inputsOf('station.vouch')).toEqual([])
  await tap('担保')
  expect(inputsOf('station.vouch')).toEqual([{ riderId: 'rdr_li', revision: 3 }])
  expect(screen.getByText(/认证通过/)).toBeTruthy()
  expect(screen.queryByText('移出站点')).toBeNull()
  expect(screen.getByText('回名单')).toBeTruthy()
})

test('minor 5: the next one who waits is two taps away, and each vouch stays one of its own', async () => {
  const waiting = {
    riderId: 'rdr_wang' as never,
    realName: '示例乙',
    workKind: 'courier' as const,
    status: 'waitingStation' as const,
    since: '2026-11-23T04:00:00.000Z',
  }
  const { inputsOf } = open({
    'station.vouch': accept({ status: 'verified', revision: 4 }),
    'station.waiting': () => ({ ok: true, data: { riders: [waiting], next: null } }),
  })
  await tap('担保')
  await screen.findByText('担保，看下一位')
  await tap('担保，看下一位')
  expect(inputsOf('station.vouch')).toEqual([{ riderId: 'rdr_li', revision: 3 }])
  expect(Taro.redirectTo).toHaveBeenCalledWith({ url: '/packages/account/station/application/index?riderId=rdr_wang&after=vouched' })
  expect(screen.getByText('下一位：示例乙')).toBeTruthy()
})

test('where the district decides too, the manager hears that', async () => {
  open({ 'station.vouch': accept({ status: 'waitingDistrict' }) })
  await tap('担保')
  await tap('担保')
  expect(screen.getByText(/接下来由区里审核/)).toBeTruthy()
})

test('an application that changed meanwhile is loaded again and says so', async () => {
  const { reload } = open({ 'station.vouch': () => refuse({ code: 'CHANGED_MEANWHILE', details: {} }) })
  await tap('担保')
  await tap('担保')
  expect(reload).toHaveBeenCalledTimes(1)
  expect(screen.getByText(/请再看一遍再决定/)).toBeTruthy()
})

test('whoever was slower hears how it was decided', async () => {
  const { reload } = open({ 'station.return': () => refuse({ code: 'NOT_WAITING', details: { status: 'verified' } }) })
  await tap('退回修改')
  await tap('姓名对不上')
  await tap('退回修改')
  expect(reload).toHaveBeenCalledTimes(1)
  expect(screen.getByText(/已经有人处理过了：现在是“已认证”/)).toBeTruthy()
})

test('giving back takes one to three reasons', async () => {
  const { inputsOf } = open({ 'station.return': accept({ status: 'returned' }) })
  await tap('退回修改')
  await tap('退回修改')
  expect(screen.getByText(/请至少选一项/)).toBeTruthy()
  for (const reason of ['不是本站的人', '姓名对不上', '工种不对', '照片看不清，或不是本人']) await tap(reason)
  expect(screen.getByText(/最多选 3 项/)).toBeTruthy()
  await tap('退回修改')
  expect(inputsOf('station.return')).toEqual([{ riderId: 'rdr_li', revision: 3, reasons: ['notOurs', 'nameMismatch', 'wrongWorkKind'] }])
})

test('a member is moved out for a reason', async () => {
  const { inputsOf } = open({ 'station.remove': accept({ status: 'removed' }) }, anApplication({ status: 'verified' }))
  await tap('移出站点')
  await tap('移出站点')
  expect(inputsOf('station.remove')).toEqual([])
  await tap('已离职')
  await tap('移出站点')
  expect(inputsOf('station.remove')).toEqual([{ riderId: 'rdr_li', reason: 'left' }])
  expect(screen.getByText(/已移出站点/)).toBeTruthy()
})

test('the whole phone number takes a reason', async () => {
  const { inputsOf } = open({ 'station.revealPhone': () => ({ ok: true, data: { phone: '10000000001' } }) })
  await tap('看完整号码')
  await tap('看号码')
  expect(inputsOf('station.revealPhone')).toEqual([])
  await tap('核对登记资料')
  await tap('看号码')
  expect(inputsOf('station.revealPhone')).toEqual([{ riderId: 'rdr_li', reason: 'checkApplication' }])
  expect(screen.getByText('10000000001')).toBeTruthy()
})
