import { readFile } from 'node:fs/promises'
import * as z from 'zod/mini'
import { drawPlaces } from '../cloudfunctions/domains/course/draw/rules/drawPlaces'
import { sha256 } from '../cloudfunctions/domains/course/draw/sha256'
import { Published } from '../contract/course/draw'

/** Runs a draw again from what was published of it: a file with one page of the list or an array of all pages, or its address. */
export async function replay(source: string): Promise<string[]> {
  const pages = await pagesFrom(source)
  const [first] = pages
  const tickets = pages.flatMap((page) => page.tickets)
  if (!first?.seed) throw new Error('the draw has not been drawn yet: there is no seed')
  if (sha256(first.seed) !== first.seedHash) throw new Error('the seed is not the one whose hash was published')
  if (new Set(tickets.map(({ ticket }) => ticket)).size !== first.of) throw new Error(`these are not all ${first.of} tickets`)
  const { order, got, queues } = drawPlaces(first.seed, first.sessions, tickets, sha256)
  const waiting = (ticket: string) =>
    [...queues].flatMap(([id, queue]) => (queue.includes(ticket) ? [`${id} waitlist ${queue.indexOf(ticket) + 1}`] : []))
  return order.map((ticket, at) => [at + 1, ticket, got.get(ticket) ?? (waiting(ticket).join(', ') || 'nothing')].join('\t'))
}

async function pagesFrom(source: string): Promise<Published[]> {
  if (!/^https?:/.test(source)) return z.parse(z.array(Published), [JSON.parse(await readFile(source, 'utf8'))].flat())
  const pages: Published[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const response = await fetch(after ? `${source}?after=${after}` : source)
    if (!response.ok) throw new Error(`${source}: ${response.status}`)
    const page = z.parse(Published, await response.json())
    pages.push(page)
    after = page.next
  }
  return pages
}

const USAGE = 'Usage: npm run draw:replay -- FILE_OR_ADDRESS   (docs/decisions/0020-a-draw-that-anybody-can-check.md)'

async function main([source]: readonly string[]) {
  if (!source) throw new Error('which draw?')
  console.log((await replay(source)).join('\n'))
}

if (require.main === module) {
  void main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`)
    process.exitCode = 1
  })
}
