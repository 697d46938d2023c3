import type * as z from 'zod/mini'
import type { ActionName } from '../../contract'
import { Cursor } from '../../contract/kernel/ids'
import { withCity } from '../builders/city/city'
import type { FilledList } from '../builders/city/filledList'
import { filledLists } from '../builders/city/lists'
import type { Phone } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { registry } from '../builders/house'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

const shapeOf = (schema: unknown) => (schema as Partial<z.ZodMiniObject>).shape ?? {}
/** Every action that answers page by page. */
const paged = (Object.keys(registry) as ActionName[]).filter((name) => 'next' in shapeOf(registry[name].output))

const call = (by: Phone, name: ActionName, input: unknown) => by.call(name, input as never)

async function readWhole(name: ActionName, { by, input, cursor, idsIn }: FilledList): Promise<string[][]> {
  const pages: string[][] = []
  let after: unknown
  do {
    const reply = await call(by, name, { ...input, ...(after !== undefined && { [cursor]: after }) })
    if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)}`)
    const page = reply.data as { next: unknown }
    pages.push([...idsIn(page as never)])
    after = page.next
  } while (after !== null && pages.length < 50)
  return pages
}

/** Whether the list is ordered by instants. Others go on behind a key of their own, which is unique. */
const takesCursor = (name: ActionName, { cursor }: FilledList) =>
  (new Map(Object.entries(shapeOf(registry[name].input))).get(cursor) as z.ZodMiniOptional).def.innerType === Cursor

/** What a person could send instead of a cursor, and what an earlier version of the app sends. */
const MADE_UP: readonly unknown[] = [
  '',
  '~',
  'x',
  'x~y',
  '~use_1',
  '2026-13-45T00:00:00Z',
  '2026-11-23T04:00:00.000Z~',
  'a'.repeat(300),
  7,
  {},
]
const UNDERSTOOD = [
  '2026-11-23T04:00:00.000Z',
  '2026-11-23T04:00:00Z',
  '1970-01-01T00:00:00.000Z~use_nobody1',
  '2999-01-01T00:00:00.000Z~x:y',
]

test('SH1: every action that answers page by page is tried here', () => {
  expect(paged.filter((name) => !(name in filledLists))).toEqual([])
  expect(paged.length).toBeGreaterThan(15)
})

describe.each(paged)('SH1: %s', (name) => {
  test('loses no row and shows none twice, however many were stored at one instant, and takes no made-up cursor for another', async () => {
    const list = await filledLists[name]?.(scene)
    if (!list) throw new Error(`${name} is not in filledLists`)
    const pages = await readWhole(name, list)
    const expected = new Set(list.expected)
    const shown = pages.flat()
    expect(shown.filter((id) => expected.has(id)).toSorted()).toEqual([...expected].toSorted())
    expect(new Set(shown).size).toBe(shown.length)
    expect(pages.length).toBeGreaterThan(1)

    for (const made of MADE_UP) {
      const reply = await call(list.by, name, { ...list.input, [list.cursor]: made })
      expect(reply.ok ? 'ok' : reply.error.code).toMatch(/^(ok|INVALID_INPUT)$/)
    }
    if (!takesCursor(name, list)) return
    for (const known of UNDERSTOOD) expect(await call(list.by, name, { ...list.input, [list.cursor]: known })).toMatchObject({ ok: true })
  })
})
