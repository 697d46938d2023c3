import { onlineManager } from '@tanstack/react-query'
import Taro from '@tarojs/taro'
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { readClassCode } from '../../contract/course/classCode'
import type { ClassId } from '../../contract/course/ids'
import type { Actions } from '../../contract/index'
import type { OutputOf } from '../../contract/kernel/action'
import { stepAt } from '../../contract/pass/passCode'
import LessonPage from '../../src/packages/course/teacher/lesson'
import { aVerdict } from '../builders/gates'
import { aLessonIn, aLessonView, aRoll, aRow } from '../builders/lessonViews'
import { aLiveCode } from '../builders/signedPasses'
import { minutesAfter, NOON } from '../builders/time'
import { type Answers, backendOf, pageFrame, pass } from '../support/taro/backend'
import { setParams } from '../support/taro/taro'

type Roll = OutputOf<Actions['attendance.roll']>

jest.mock('../../src/ui/qr/QrCode', () => jest.requireActual('../support/taro/shownCode'))

let sessions = 0

/** Each test has a lesson of its own: what shows its code stays in the app's memory. */
async function open(roll: Roll, more: Answers = {}) {
  sessions += 1
  setParams({ sessionId: `ses_test${sessions}`, lessonNo: '2' })
  const seed = Buffer.alloc(32, 7).toString('base64')
  const classId = 'cls_00112233445566778899' as ClassId
  const backend = backendOf({
    // The phone learns the time from it.
    'attendance.roll': () => ({ ok: true, data: { ...roll, now: new Date().toISOString() } }),
    'attendance.openClass': () => ({
      ok: true,
      data: { lesson: roll.lesson, classId, keyNo: (roll.keyNo ?? 0) + 1, seed, now: NOON.toISOString() },
    }),
    ...more,
  })
  render(<LessonPage />, { wrapper: pageFrame().wrapper })
  await pass(0)
  await pass(0)
  return backend
}

const tap = async (words: string, at = -1) => {
  await act(async () => void fireEvent.click(screen.getAllByText(words).at(at) as HTMLElement))
  await pass(0)
}
const says = (words: string | RegExp) => expect(screen.queryAllByText(words).length).toBeGreaterThan(0)
const shownText = () => screen.getByTitle('签到码，给小哥扫').textContent ?? ''
const rowOf = (name: RegExp) => within(screen.getByText(name).closest('.person') as HTMLElement)

beforeEach(() => {
  jest.useFakeTimers({ now: NOON })
  jest.clearAllMocks()
})
afterEach(() => {
  cleanup()
  jest.useRealTimers()
})

describe('the code of the class', () => {
  test('is there without a tap, and another one every fifteen seconds', async () => {
    const { inputsOf } = await open(aRoll())
    says('已到 1 / 3')
    says('待确认 1 · 没到 1')
    const first = readClassCode(shownText())
    expect(first).toMatchObject({ keyNo: 1, step: stepAt(NOON) })
    says('15 秒后换新码')
    await pass(15_000)
    expect(readClassCode(shownText())).toMatchObject({ step: stepAt(NOON) + 1 })
    expect(inputsOf('attendance.openClass')).toHaveLength(1)
  })

  test('goes on without network', async () => {
    await open(aRoll())
    await act(async () => onlineManager.setOnline(false))
    await pass(30_000)
    expect(readClassCode(shownText())).toMatchObject({ step: stepAt(NOON) + 2 })
  })

  test('of another phone is taken over by a tap only', async () => {
    const { inputsOf } = await open(aRoll({ keyNo: 4 }))
    says('签到码在另一部手机上')
    expect(inputsOf('attendance.openClass')).toEqual([])
    await tap('在这部手机出示')
    expect(readClassCode(shownText())).toMatchObject({ keyNo: 5 })
  })

  test('comes by itself when the check-in opens', async () => {
    const { inputsOf } = await open(aRoll({ lesson: aLessonIn(31) }))
    says(/今天 12:11 开始签到/)
    expect(inputsOf('attendance.openClass')).toEqual([])
    await pass(11 * 60_000 + 5_000)
    await pass(1_000)
    expect(inputsOf('attendance.openClass')).toHaveLength(1)
    expect(readClassCode(shownText())).toMatchObject({ keyNo: 1 })
  })

  test('that does not come says why, and the roll stays in reach', async () => {
    await open(aRoll(), { 'attendance.openClass': () => ({ ok: false, error: { code: 'UNAVAILABLE', details: {} } }) })
    await pass(8_000)
    says('签到码没出来')
    await tap('点名')
    says(/1 号 张\*/)
  })
})

describe('the roll', () => {
  const marked = (answer: Partial<Roll['rows'][number]>) =>
    jest.fn((input: { personId: string; state: string }) => ({
      ok: true as const,
      data: { row: aRow(input.personId.slice(4), { state: 'here', at: NOON.toISOString(), ...answer }), now: NOON.toISOString() },
    }))

  test('shows who is missing first; one tap says who is here, and nobody slips under the thumb', async () => {
    const mark = marked({})
    const after = () => aRoll({ rows: aRoll().rows.map((row, at) => (at === 0 ? { ...row, state: 'here' } : row)) })
    const answers = {
      'attendance.mark': mark as never,
      'attendance.roll': () => ({ ok: true, data: mark.mock.calls.length > 0 ? after() : aRoll() }),
    }
    await open(aRoll(), answers as Answers)
    await tap('点名')
    expect(screen.queryByText(/李\*/)).toBeNull()
    await act(async () => void fireEvent.click(rowOf(/1 号 张/).getByText('到')))
    await pass(0)
    expect(mark.mock.calls.map(([input]) => [input.personId, input.state])).toEqual([['per_a', 'here']])
    expect(rowOf(/1 号 张/).getByText('改')).toBeTruthy()
    await tap('全部 3')
    says(/2 号 李\*/)
  })

  test('lets the teacher confirm whoever checked in without a location', async () => {
    const mark = marked({ number: 3, name: '王*' })
    await open(aRoll(), { 'attendance.mark': mark as never })
    await tap('点名')
    says('12:00 自己扫的码，没有位置')
    await act(async () => void fireEvent.click(rowOf(/3 号 王/).getByText('确认')))
    await pass(0)
    expect(mark).toHaveBeenCalledTimes(1)
  })

  test('takes every other word from a sheet', async () => {
    const mark = marked({ state: 'excused', at: null })
    await open(aRoll(), { 'attendance.mark': mark as never })
    await tap('点名')
    await act(async () => void fireEvent.click(screen.getByText(/1 号 张/)))
    await tap('记下')
    says('请先选一个')
    await tap('请假')
    await tap('记下')
    expect(mark.mock.calls[0]?.[0]).toMatchObject({ state: 'excused' })
  })

  test('after it has closed wants a reason, which is sent along', async () => {
    const mark = marked({ reason: '示例：手机没电' })
    await open(aRoll({ lesson: aLessonIn(-200) }), { 'attendance.mark': mark as never })
    says(/签到已经结束。要改/)
    await act(async () => void fireEvent.click(screen.getByText(/1 号 张/)))
    await tap('到了')
    await tap('补记')
    says(/请写明原因/)
    fireEvent.input(screen.getByRole('textbox'), { target: { value: '示例：手机没电' } })
    await tap('补记')
    expect(mark.mock.calls[0]?.[0]).toMatchObject({ state: 'here', reason: '示例：手机没电' })
  })

  test('of a mark that did not go through says of whom', async () => {
    await open(aRoll(), { 'attendance.mark': () => ({ ok: false, error: { code: 'UNAVAILABLE', details: {} } }) })
    await tap('点名')
    await act(async () => void fireEvent.click(rowOf(/1 号 张/).getByText('到')))
    await pass(8_000)
    says(/张\*没记上：现在办的人多/)
  })

  test('is read anew every few seconds while people check in, and no longer when it has closed', async () => {
    const { inputsOf } = await open(aRoll())
    await pass(11_000)
    expect(inputsOf('attendance.roll').length).toBeGreaterThanOrEqual(3)
    cleanup()
    const closed = await open(aRoll({ lesson: aLessonIn(-200) }))
    const before = closed.inputsOf('attendance.roll').length
    await pass(11_000)
    expect(closed.inputsOf('attendance.roll')).toHaveLength(before)
  })

  test('of a hall comes page by page', async () => {
    const pages: Answers = {
      'attendance.roll': ({ after }) => ({
        ok: true,
        data: after ? aRoll({ rows: [aRow('z', { number: 301, name: '末*' })], next: null }) : aRoll({ next: 300 }),
      }),
    }
    await open(aRoll(), pages)
    await tap('点名')
    says(/301 号 末\*/)
  })

  test('of nobody, of everybody there, and of a lesson that was called off', async () => {
    await open(aRoll({ rows: [] }))
    await tap('点名')
    says('还没有人报名')
    cleanup()
    await open(aRoll({ rows: [aRow('b', { state: 'here', at: NOON.toISOString() })] }))
    await tap('点名')
    says('都到了')
    cleanup()
    await open(aRoll({ lesson: aLessonView({ cancelled: '示例：停电' }) }))
    says('这节课停课了')
    says('示例：停电')
  })
})

describe('scanning a rider', () => {
  const { holder } = aVerdict()
  const seen = (overrides: object = {}) => ({
    'attendance.scanRider': () => ({
      ok: true as const,
      data: {
        ...{ row: aRow('a', { state: 'here', at: NOON.toISOString() }), holder, already: false, refusal: null },
        now: minutesAfter(NOON, 1).toISOString(),
        ...overrides,
      },
    }),
  })
  const scan = async (text = aLiveCode(NOON)) => {
    jest.mocked(Taro.scanCode).mockResolvedValueOnce({ result: text } as Taro.scanCode.SuccessCallbackResult)
    await tap('扫小哥的码')
    await pass(0)
  }

  test('shows who it is, and the next one is a scan away', async () => {
    const { inputsOf } = await open(aRoll(), seen() as Answers)
    await scan()
    says('到了')
    says(/看一眼是不是本人/)
    says('扫下一位')
    expect(inputsOf('attendance.scanRider')).toMatchObject([{ lessonNo: 2, text: aLiveCode(NOON) }])
    await tap('关闭')
    says('扫小哥的码')
  })

  test.each([
    [{ already: true }, '已经签过', /本人/],
    [{ row: null, holder: null, refusal: { reason: 'codeExpired' } }, '没签上', /正在变的码/],
    [{ row: null, holder: null, refusal: { reason: 'passRevoked', end: 'conduct' } }, '没签上', /请点名/],
  ])('%j', async (answer, word, words) => {
    await open(aRoll(), seen(answer) as Answers)
    await scan()
    says(word)
    says(words)
  })

  test('of whoever has no place says so; without an answer nothing is noted', async () => {
    await open(aRoll(), { 'attendance.scanRider': () => ({ ok: false, error: { code: 'NOT_BOOKED', details: {} } }) })
    await scan()
    says('没有报这个班次')
    cleanup()
    await open(aRoll(), { 'attendance.scanRider': () => null })
    await scan()
    says('正在记')
    await pass(8_000)
    says(/没连上网，没记上/)
    await scan('x'.repeat(601))
    says(/这不是小哥的码/)
  })
})
