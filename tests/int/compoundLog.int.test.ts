import { rowsOfFile } from '../../cloudfunctions/domains/pass/actions/log'
import { type AccessEvent, accessEvents, sealGuardLabel } from '../../cloudfunctions/domains/pass/documents/accessEvent'
import { passes } from '../../cloudfunctions/domains/pass/documents/pass'
import type { Actions } from '../../contract'
import type { InputOf, OutputOf } from '../../contract/kernel/action'
import type { CompoundId } from '../../contract/pass/ids'
import { withCity } from '../builders/city/city'
import type { Phone } from '../builders/city/phone'
import { aFreshCompound } from '../builders/city/samples/compound'
import { type Scene, setScene } from '../builders/city/scene'
import { gateId } from '../builders/compounds'
import { applyRetention } from '../builders/house'
import { aPass, passId } from '../builders/passes'
import { riderId } from '../builders/riders'
import { minutesAfter, NOON } from '../builders/time'
import { aUse } from '../builders/uses'
import { readXlsx } from '../support/xlsx'

const city = withCity()
let scene: Scene
let manager: Phone
let compoundId: CompoundId
beforeAll(async () => {
  scene = await setScene(city)
  manager = scene.propertyManager
})
beforeEach(async () => {
  compoundId = await aFreshCompound(scene)
})

const TODAY = '2026-11-23'
/** A time of that day in Shanghai. */
const at = (clock: string, day = TODAY) => new Date(`${day}T${clock}+08:00`)

let recorded = 0
async function record(fields: Partial<AccessEvent> = {}): Promise<AccessEvent> {
  recorded += 1
  const use = aUse({ place: compoundId, passId: passId(`n${recorded}`), ...fields })
  await accessEvents.insert(use)
  return use
}

const idsIn = ({ uses: rows }: OutputOf<Actions['compound.log']>) => rows.map(({ useId }) => useId)
const log = (filter: Partial<InputOf<Actions['compound.log']>> = {}) => manager.must('compound.log', { compoundId, day: TODAY, ...filter })

describe('the log', () => {
  test('is of one day in Shanghai, from midnight to midnight, the newest first', async () => {
    const last = await record({ at: at('23:59:59.999') })
    const first = await record({ at: at('00:00:00.000') })
    await record({ at: at('00:00:00.000', '2026-11-24') })
    await record({ at: at('23:59:59.999', '2026-11-22') })
    expect(idsIn(await log())).toEqual([last._id, first._id])
  })

  test('shows who, where, how and by whom, the name masked and no picture', async () => {
    const guarded = { guardId: scene.guard.personId, method: 'liveCode', vehicle: 'foot' } as const
    const { _id } = await record({ ...guarded, holder: { ...aPass().holder, photo: 'cloud://sample/portraits/face.jpg' } })
    await accessEvents.update(_id, {}, { guardLabel: sealGuardLabel(_id, '西门老王') })
    expect((await log()).uses).toMatchObject([
      {
        outcome: 'enter',
        method: 'liveCode',
        vehicle: 'foot',
        gateName: '示例东门',
        guard: '西门老王',
        holder: { maskedName: '示*', photoUrl: null },
      },
    ])
  })

  test('tells how long somebody waited whom a guard kept out', async () => {
    await record({ outcome: 'refused', guardRefusal: 'noHelmet', refusedAt: minutesAfter(NOON, 3) })
    expect((await log()).uses).toMatchObject([{ guardRefusal: 'noHelmet', waitedSeconds: 180 }])
  })

  test.each<[string, { gateId?: string; outcome?: 'enter' | 'refused' }, number[]]>([
    ['all', {}, [3, 2, 1, 0]],
    ['one gate', { gateId: 'gat_west' }, [3, 1]],
    ['one outcome', { outcome: 'refused' }, [3, 2]],
    ['one outcome at one gate', { gateId: 'gat_west', outcome: 'refused' }, [3]],
  ])('filtered: %s', async (_, filter, expected) => {
    const [east, west] = [gateId('east'), gateId('west')]
    const refused = { outcome: 'refused', refusal: { reason: 'notOnWhiteList' } } as const
    const all = [
      await record({ gateId: east, at: at('08:00:00') }),
      await record({ gateId: west, at: at('09:00:00') }),
      await record({ gateId: east, at: at('10:00:00'), ...refused }),
      await record({ gateId: west, at: at('11:00:00'), ...refused }),
    ]
    expect(idsIn(await log(filter))).toEqual(expected.map((n) => all[n]?._id))
  })

  test('of many is read to its end, nobody twice and nobody left out', async () => {
    const all: string[] = []
    for (let n = 0; n < 65; n += 1) all.push((await record({ at: minutesAfter(at('08:00:00'), Math.floor(n / 2)) }))._id)
    const seen: string[] = []
    for (let before: string | null | undefined; before !== null; ) {
      const page = await log(before ? { before } : {})
      expect(page.uses.length).toBeLessThanOrEqual(30)
      seen.push(...idsIn(page))
      before = page.next
    }
    expect(seen.toSorted()).toEqual(all.toSorted())
  })

  test('does not go beyond the day with a cursor of another day', async () => {
    await record({ at: at('12:00:00', '2026-11-24') })
    const own = await record({ at: at('12:00:00') })
    expect(idsIn(await log({ before: '2027-01-01T00:00:00Z' }))).toEqual([own._id])
    expect(idsIn(await log({ before: '2026-01-01T00:00:00Z' }))).toEqual([])
  })

  test('is of this compound alone', async () => {
    await record({ place: scene.otherCompound })
    expect(idsIn(await log())).toEqual([])
    expect(await manager.call('compound.log', { compoundId: scene.otherCompound, day: TODAY })).toMatchObject({
      error: { code: 'FORBIDDEN' },
    })
  })
})

describe('the figures', () => {
  const hours = async () => {
    const { hours: all } = await manager.must('compound.figures', { compoundId, day: TODAY })
    expect(all).toHaveLength(24)
    return Object.fromEntries(all.flatMap((hour, n) => (hour.entered + hour.refused + hour.left > 0 ? [[n, hour]] : [])))
  }

  test('count each hour from its first instant to the next hour', async () => {
    const before = city.now
    city.now = at('23:30:00')
    await record({ at: at('00:00:00.000') })
    await record({ at: at('11:00:00.000') })
    await record({ at: at('11:59:59.999') })
    await record({ at: at('11:30:00'), outcome: 'refused' })
    await record({ at: at('23:10:00'), outcome: 'leave' })
    await record({ at: at('00:00:00.000', '2026-11-24') })
    expect(await hours()).toEqual({
      0: { entered: 1, refused: 0, left: 0 },
      11: { entered: 2, refused: 1, left: 0 },
      23: { entered: 0, refused: 0, left: 1 },
    })
    city.now = before
  })

  test('leave out what a guard took back, what is doubted, and what was no entry of its own; the guard reads the same (UM2)', async () => {
    await record({ at: at('08:10:00') })
    await record({ at: at('08:15:00'), outcome: 'refused' })
    await record({ at: at('08:20:00'), undone: true })
    await record({ at: at('08:25:00'), outcome: 'refused', suspicious: true })
    await record({ at: at('08:26:00'), suspicious: true })
    await record({ at: at('08:30:00'), outcome: 'checked' })
    expect(await hours()).toEqual({ 8: { entered: 1, refused: 1, left: 0 } })
    expect(await manager.must('gate.duty', { compoundId })).toMatchObject({ today: { entered: 1, refused: 1 } })
  })

  test('say the same as the log', async () => {
    for (let n = 0; n < 12; n += 1) await record({ at: minutesAfter(at('06:00:00'), n * 17), outcome: n % 3 === 0 ? 'refused' : 'enter' })
    const { uses: rows } = await log()
    const sums = Object.values(await hours())
    expect(sums.reduce((sum, { entered }) => sum + entered, 0)).toBe(rows.filter(({ outcome }) => outcome === 'enter').length)
    expect(sums.reduce((sum, { refused }) => sum + refused, 0)).toBe(rows.filter(({ outcome }) => outcome === 'refused').length)
  })
})

describe('who is inside', () => {
  const enter = (name: string, since: Date) => passes.insert(aPass({ riderId: riderId(name), insideOf: compoundId, insideSince: since }))

  test('is shown with the newest first, and nobody who is elsewhere', async () => {
    await enter('early', at('08:00:00'))
    await enter('late', at('09:00:00'))
    await passes.insert(aPass({ riderId: riderId('elsewhere'), insideOf: scene.otherCompound, insideSince: NOON }))
    await passes.insert(aPass({ riderId: riderId('nowhere') }))
    const { people, more } = await manager.must('compound.inside', { compoundId })
    expect(people.map((one) => one.passId)).toEqual([passId('late'), passId('early')])
    expect(people[0]).toMatchObject({ since: at('09:00:00').toISOString(), holder: { maskedName: '示*', photoUrl: null } })
    expect(more).toBe(false)
  })

  test('of more than two hundred the newest two hundred are, and that there are more', async () => {
    for (let n = 0; n < 201; n += 1) await enter(`many${n}`, minutesAfter(at('08:00:00'), n))
    const { people, more } = await manager.must('compound.inside', { compoundId })
    expect([people.length, people[0]?.passId, more]).toEqual([200, passId('many200'), true])
  })
})

describe('taking the log out', () => {
  type Asked = Partial<InputOf<Actions['compound.exportLog']>>
  const ask = (asked: Asked = {}) =>
    manager.call('compound.exportLog', { compoundId, from: '2026-11-22', to: TODAY, reason: 'complaint', ...asked })

  async function take(asked: Asked = {}) {
    const reply = await ask(asked)
    if (!reply.ok) throw new Error(reply.error.message)
    const file = await fetch(reply.data.url)
    const { url, rows: count, rest } = reply.data
    expect(new URL(url).pathname).toMatch(/\/log-[\d-]+-to-[\d-]+\.xlsx$/)
    return { url, count, rest, sheet: readXlsx(Buffer.from(await file.arrayBuffer())) }
  }

  test('gives an Excel file with every use of these days, and says who took it out, when and for what', async () => {
    await record({ at: at('00:00:00.000', '2026-11-22') })
    await record({ at: at('23:59:59.999'), outcome: 'leave' })
    await record({ at: at('23:59:59.999', '2026-11-21') })
    await record({ at: at('00:00:00.000', '2026-11-24') })
    const { count, sheet } = await take()
    expect(count).toBe(2)
    expect(sheet.rows.slice(3).map(([time]) => time)).toEqual(['2026-11-23 23:59:59', '2026-11-22 00:00:00'])
    expect(sheet.header).toBe('&L示例小区 通行记录 2026-11-22 至 2026-11-23')
    const mark = `导出：${manager.personId.slice(4, 12)} ${TODAY} `
    for (const text of [String(sheet.rows[1]?.[0]), sheet.footer]) {
      expect(text).toContain(mark)
      expect(text).toContain('用途：处理投诉 仅限本用途，不得外传')
    }
  })

  test('is on record, with the reason', async () => {
    await take({ reason: 'authority' })
    const { auditTrail } = await city.documents()
    const entry = { action: 'compound.exportLog', actorId: manager.personId, subject: `compounds/${compoundId}`, reason: 'authority' }
    expect(auditTrail).toContainEqual(expect.objectContaining(entry))
  })

  test('takes at most 31 days, in their order', async () => {
    expect(await ask({ from: '2026-10-24' })).toMatchObject({ ok: true })
    const tooLong = { code: 'INVALID_INPUT', details: { field: 'to', rule: 'too_big', limit: 31 } }
    expect(await ask({ from: '2026-10-23' })).toMatchObject({ error: tooLong })
    const backwards = { code: 'INVALID_INPUT', details: { field: 'to', rule: 'too_small' } }
    expect(await ask({ from: '2026-11-24' })).toMatchObject({ error: backwards })
  })

  test('of more than one batch has every row once', async () => {
    for (let n = 0; n < 620; n += 1) await record({ at: minutesAfter(at('00:00:00'), n), gateName: `门${n}` })
    const { count, sheet } = await take()
    expect(count).toBe(620)
    expect(new Set(sheet.rows.slice(3).map((row) => row[1])).size).toBe(620)
  })

  describe('posters-scanned-in-turn: of more than fits into a file', () => {
    test('comes in files of 10,000 rows, and each says where the next one goes on', async () => {
      const sample = aUse()
      const stored = Array.from({ length: 10_020 }, (_, n) => ({ ...sample, at: new Date(NOON.getTime() - n) }))
      const find = jest.spyOn(accessEvents, 'find')
      find.mockImplementation(async (_, { equals, after, limit }) =>
        'at' in equals ? [] : stored.filter(({ at: then }) => !after || then < after).slice(0, limit),
      )
      const period = { from: at('00:00:00'), beyond: at('23:59:59') }
      const first = await rowsOfFile(compoundId, { ...period, after: undefined })
      const last = await rowsOfFile(compoundId, { ...period, after: first.next ?? undefined })
      find.mockRestore()
      expect([first.rows.length, last.rows.length, last.next]).toEqual([10_000, 20, null])
      expect([...first.rows, ...last.rows].map((row) => row.at)).toEqual(stored.map((use) => use.at.toISOString()))
    })

    test('the next file has the rows that are left, and says so', async () => {
      for (let n = 0; n < 32; n += 1) await record({ at: NOON, gateName: `门${n}` })
      const shown = await log()
      const { count, rest, sheet } = await take({ before: shown.next ?? '' })
      expect([count, rest]).toEqual([2, null])
      expect(sheet.header).toContain('接上一份')
      const gates = [...shown.uses.map(({ gateName }) => gateName), ...sheet.rows.slice(3).map((row) => row[1])]
      expect(new Set(gates).size).toBe(32)
    })
  })

  test('leaves nothing behind: after an hour the file is gone, and nothing but its time had to be known', async () => {
    const files = (await city.files()).length
    const { url } = await take()
    await applyRetention(minutesAfter(city.now, 59))
    expect((await fetch(url)).status).toBe(200)
    await applyRetention(minutesAfter(city.now, 61))
    expect((await fetch(url)).status).toBe(404)
    expect((await city.documents()).exportedFiles).toEqual([])
    expect((await city.files()).length).toBeLessThanOrEqual(files)
  })
})
