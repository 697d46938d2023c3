import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sha256 } from '../../cloudfunctions/domains/course/draw/sha256'
import type { Published } from '../../contract/course/draw'
import type { DrawId, SessionId } from '../../contract/course/ids'
import { replay } from '../../scripts/replayDraw'
import { NOON } from '../builders/time'

const seed = 'ab'.repeat(32)
const sessionId = 'ses_a' as SessionId
const tickets = ['1', '2', '3'].map((digit) => ({ ticket: digit.repeat(40), ranks: [sessionId] }))

const page = (overrides: Partial<Published> = {}): Published => ({
  ...{ drawId: 'drw_sample' as DrawId, title: '示例摇号', state: 'drawn', mostRanks: 1, seedHash: sha256(seed), seed, of: 3, next: null },
  ...{ opensAt: NOON.toISOString(), closesAt: NOON.toISOString() },
  ...{ sessions: [{ sessionId, title: '示例班', places: 1, waitLimit: 1 }], tickets },
  ...overrides,
})

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'draw-'))
})
afterEach(() => rm(dir, { recursive: true }))

async function replayed(published: unknown) {
  const file = join(dir, 'draw.json')
  await writeFile(file, JSON.stringify(published))
  return replay(file)
}

const order = tickets.map(({ ticket }) => ticket).sort((a, b) => (sha256(`${seed}:${a}`) < sha256(`${seed}:${b}`) ? -1 : 1))
const result = [`1\t${order[0]}\tses_a`, `2\t${order[1]}\tses_a waitlist 1`, `3\t${order[2]}\tnothing`]

test('prints who got what, from one page or from all pages in any order', async () => {
  expect(await replayed(page())).toEqual(result)
  const pages = [page({ tickets: tickets.slice(2) }), page({ tickets: tickets.slice(0, 2), next: tickets[1]?.ticket ?? null })]
  expect(await replayed(pages)).toEqual(result)
})

test('reads all pages from an address', async () => {
  const asked: string[] = []
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (url) => {
    asked.push(String(url))
    const last = String(url).includes('after')
    return Response.json(
      last ? page({ tickets: tickets.slice(2) }) : page({ tickets: tickets.slice(0, 2), next: tickets[1]?.ticket ?? null }),
    )
  })
  expect(await replay('https://web.example/draws/drw_sample')).toEqual(result)
  expect(asked).toEqual(['https://web.example/draws/drw_sample', `https://web.example/draws/drw_sample?after=${tickets[1]?.ticket}`])
  jest.restoreAllMocks()
})

test.each([
  ['before it has drawn', { seed: null }, /not been drawn/],
  ['with another seed than was promised', { seedHash: sha256('another') }, /not the one whose hash/],
  ['with a ticket too few', { tickets: tickets.slice(1) }, /not all 3/],
  ['with a ticket twice', { tickets: [...tickets.slice(1), ...tickets.slice(1, 2)] }, /not all 3/],
])('refuses one %s', async (_, wrong, words) => {
  await expect(replayed(page(wrong))).rejects.toThrow(words)
})
