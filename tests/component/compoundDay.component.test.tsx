import { render, screen } from '@testing-library/react'
import type { CompoundId, GateId, ReaderId } from '../../contract/pass/ids'
import { barsOf, busiestText, figuresText, Hours } from '../../src/packages/pass/compound/home/Hours'
import { ExportSheet, rangeProblem } from '../../src/packages/pass/compound/log/ExportSheet'
import { howText, outcomeTag, waitedText, whoText, whyText } from '../../src/packages/pass/compound/log/UseRow'
import { faceCountsText, seenText } from '../../src/packages/pass/compound/readers/readerWords'
import { calendarText, dayOf, shiftDay } from '../../src/services/time'
import { aLogRow } from '../builders/compoundViews'
import { backendOf, pageFrame } from '../support/taro/backend'
import { tap } from '../support/taro/hand'
import { says, saysNot } from '../support/taro/passPage'

const quiet = { entered: 0, refused: 0, left: 0 }
const day = (busy: Record<number, Partial<typeof quiet>>) => Array.from({ length: 24 }, (_, hour) => ({ ...quiet, ...busy[hour] }))

describe('a day by hours', () => {
  test('the usual day is shown, and the night only as far as somebody came', () => {
    expect(barsOf(day({ 12: { entered: 1 } })).map(({ hour }) => hour)).toEqual(Array.from({ length: 17 }, (_, at) => at + 6))
    expect(barsOf(day({ 3: { refused: 1 } }))[0]?.hour).toBe(3)
  })

  test('the busiest hour in words; of two the earlier; of none nothing', () => {
    expect(busiestText(day({ 12: { entered: 86 }, 18: { entered: 86 } }))).toBe('最忙 12–13 点，86 人次')
    expect(busiestText(day({ 12: { refused: 3 } }))).toBeNull()
  })

  test('every number can be read, without those that are none', async () => {
    render(<Hours hours={day({ 12: { entered: 86, refused: 2 }, 13: { left: 4 } })} />)
    await tap('看每小时的数字')
    expect(screen.getByText('12–13 点')).toBeTruthy()
    expect(screen.getByText('进 86 · 拒绝 2')).toBeTruthy()
    expect(figuresText({ ...quiet, left: 4 })).toBe('出 4')
  })

  test('a day without anybody has no chart', () => {
    const { container } = render(<Hours hours={day({})} />)
    expect(container.textContent).toBe('')
  })
})

describe('days are Shanghai days', () => {
  const now = new Date('2026-11-22T17:00:00Z') // 01:00 on the 23rd
  test('after midnight there, today is the next day', () => expect(dayOf(now)).toBe('2026-11-23'))
  test('across the end of a month', () => expect(shiftDay('2026-11-01', -1)).toBe('2026-10-31'))
  test.each([
    ['2026-11-23', '今天'],
    ['2026-11-22', '昨天'],
    ['2026-11-21', '11月21日'],
    ['2025-12-31', '2025年12月31日'],
  ])('%s is %s', (one, words) => expect(calendarText(one, now)).toBe(words))
})

test.each([
  ['2026-11-01', '2026-11-23', null],
  ['2026-10-24', '2026-11-23', null],
  ['2026-10-23', '2026-11-23', /31 天/],
  ['2026-11-23', '2026-11-01', /在开始日期前面/],
  ['2026-11-23', '2026-11-24', /还没到/],
])('taking out %s to %s on the 23rd', (from, to, words) => {
  const problem = rangeProblem(from, to, '2026-11-23')
  if (words) expect(problem).toMatch(words)
  else expect(problem).toBeNull()
})

describe('a line of the log', () => {
  test('says when, where and how', () => expect(howText(aLogRow())).toBe('11:42 · 西门 · 扫门口码 · 骑车'))

  test('names nobody whose registration is gone, or who has none', () => {
    expect(whoText(aLogRow({ holder: null }))).toBe('已退出登记的小哥')
    expect(whoText(aLogRow({ holder: null, refusal: { reason: 'noPass' } }))).toBe('没有小哥码的人')
  })

  test('says why not: the rules or the guard', () => {
    expect(whyText(aLogRow({ outcome: 'refused', refusal: { reason: 'eBike', closed: [{ from: '13:00', to: '14:30' }] } }))).toContain(
      '13:00–14:30',
    )
    expect(whyText(aLogRow({ outcome: 'refused', guardRefusal: 'noHelmet' }))).toBe('门岗拒绝：没戴头盔')
    expect(whyText(aLogRow())).toBeNull()
  })

  test('counts waiting from the first minute', () => {
    expect(waitedText(aLogRow({ waitedSeconds: 20 }))).toBeNull()
    expect(waitedText(aLogRow({ waitedSeconds: 190 }))).toBe('等了 3 分钟')
  })

  test('what was taken back says so', () => expect(outcomeTag(aLogRow({ undone: true })).word).toBe('进，已撤销'))
})

describe('a face reader', () => {
  const now = new Date('2026-11-23T04:00:00.000Z')
  const seen = (lastSeenAt: string | null) =>
    seenText(
      {
        readerId: 'rea_1' as ReaderId,
        name: '',
        gateId: 'gat_1' as GateId,
        lastSeenAt,
        counts: { asked: 0, acknowledged: 0, deleting: 0, deleted: 0 },
      },
      now,
    )
  test.each([
    [null, '还没接上'],
    ['2026-11-23T03:58:00.000Z', '连着'],
    ['2026-11-23T02:00:00.000Z', '断了'],
  ])('last seen %s: %s', (at, word) => expect(seen(at).word).toBe(word))

  test('its faces in words, without what is none', () => {
    expect(faceCountsText({ asked: 2, acknowledged: 40, deleting: 0, deleted: 0 })).toBe('已下发 40 人 · 等机器取走 2 人')
    expect(faceCountsText({ asked: 0, acknowledged: 0, deleting: 0, deleted: 0 })).toBe('还没有人开通人脸进门')
  })
})

test('a log without rows is no file: it says so and lets choose other days', async () => {
  backendOf({ 'compound.exportLog': () => ({ ok: true, data: { url: 'https://example.com/1.xlsx', rows: 0, rest: null } }) })
  render(<ExportSheet compoundId={'com_sample' as CompoundId} day="2026-11-23" onClose={() => {}} />, { wrapper: pageFrame().wrapper })
  await tap('处理投诉')
  await tap('导出 Excel')
  says('这几天没有记录，换个日期再导出')
  saysNot('打开 Excel')
})

test('posters-scanned-in-turn: a log that is too long for one file says so and gives the next', async () => {
  const rest = '2026-11-23T04:00:00.000Z~use_1'
  const file = (number: number, left: string | null) => ({ url: `https://example.com/${number}.xlsx`, rows: 10_000, rest: left })
  const { inputsOf } = backendOf({
    'compound.exportLog': (input) => ({ ok: true, data: 'before' in (input as object) ? file(2, null) : file(1, rest) }),
  })
  render(<ExportSheet compoundId={'com_sample' as CompoundId} day="2026-11-23" onClose={() => {}} />, { wrapper: pageFrame().wrapper })
  await tap('处理投诉')
  await tap('导出 Excel')
  says('第 1 份，10000 条记录')
  says(/先打开这份，再导出下一份/)
  await tap('导出下一份')
  says('第 2 份，10000 条记录')
  saysNot('导出下一份')
  expect(inputsOf('compound.exportLog')).toMatchObject([{}, { before: rest }])
})
