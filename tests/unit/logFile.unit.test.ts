import { type AccessEvent, sealGuardLabel } from '../../cloudfunctions/domains/pass/documents/accessEvent'
import { columns, writeLogFile } from '../../cloudfunctions/domains/pass/exports/logFile'
import { viewLogRow } from '../../cloudfunctions/domains/pass/views/accessEvent'
import { sampleKeyVariables } from '../builders/keys'
import { minutesAfter, NOON } from '../builders/time'
import { aUse } from '../builders/uses'
import { readXlsx } from '../support/xlsx'

beforeAll(() => void Object.assign(process.env, sampleKeyVariables))

const fileOf = async (uses: readonly AccessEvent[], texts: { title?: string; mark?: string } = {}) =>
  readXlsx(await writeLogFile({ title: '示例小区 通行记录', mark: '导出：示例', ...texts, rows: uses.map(viewLogRow) }))

/** One use as a row, by its column titles. */
async function rowOf(overrides: Partial<AccessEvent>): Promise<Record<string, string | number | null>> {
  const { rows } = await fileOf([aUse(overrides)])
  return Object.fromEntries(columns.map(({ title }, at) => [title, rows[3]?.[at] ?? null]))
}

test('title, mark and column titles come first, then a row for each use', async () => {
  const { rows } = await fileOf([aUse(), aUse({ outcome: 'leave' })])
  expect(rows[0]).toEqual(['示例小区 通行记录'])
  expect(rows[1]).toEqual(['导出：示例'])
  expect(rows[2]).toEqual(columns.map(({ title }) => title))
  expect(rows.slice(3).map((row) => row[2])).toEqual(['进', '出'])
})

test('an entry, in the words and the time of people here', async () => {
  expect(await rowOf({ guardLabel: sealGuardLabel(aUse()._id, '西门老王'), method: 'liveCode' })).toEqual({
    ...{ 时间: '2026-11-23 12:00:00', 门: '示例东门', 结果: '进', 方式: '门岗扫码', 怎么来的: '骑车' },
    ...{ 姓名: '示*', 工种: '外卖骑手', 平台: '示例平台', 站点: '示例站点' },
    ...{ 拒绝原因: null, 门岗: '西门老王', 等了几秒: null },
  })
})

test('a refusal says why, and one by the guard how long the rider had waited', async () => {
  expect(await rowOf({ outcome: 'refused', refusal: { reason: 'notOnWhiteList' } })).toMatchObject({ 结果: '拒绝', 拒绝原因: '不在白名单' })
  const byGuard = { outcome: 'refused', guardRefusal: 'noHelmet', refusedAt: minutesAfter(NOON, 2) } as const
  expect(await rowOf(byGuard)).toMatchObject({ 结果: '拒绝', 拒绝原因: '门岗：没戴头盔', 等了几秒: 120 })
})

test('what was taken back or is suspicious says so', async () => {
  expect(await rowOf({ undone: true })).toMatchObject({ 结果: '进（扫错，已撤销）' })
  expect(await rowOf({ suspicious: true, method: 'offlinePass' })).toMatchObject({ 结果: '进（事后核对可疑）', 方式: '没网核验' })
})

test('whoever has withdrawn since is nobody', async () => {
  expect(await rowOf({ holder: null })).toMatchObject({ 姓名: '已注销', 工种: null, 平台: null, 站点: null })
})

test('a name that looks like a formula or like markup stays a text', async () => {
  expect(await rowOf({ gateName: '=1+1' })).toMatchObject({ 门: '=1+1' })
  expect(await rowOf({ gateName: '<b>&"东门' })).toMatchObject({ 门: '<b>&"东门' })
})

test('every printed page says what it is, and who took it out for what', async () => {
  const { header, footer } = await fileOf([], { title: '示例 & 小区 <1>', mark: '导出：abcd 用途：处理投诉' })
  // In Excel's own codes: & begins one, && is the letter.
  expect(header).toBe('&L示例 && 小区 <1>')
  expect(footer).toBe('&L导出：abcd 用途：处理投诉&R&P/&N')
})

test('a log in which nothing is has its heading', async () => expect((await fileOf([])).rows).toHaveLength(3))
