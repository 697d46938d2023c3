import { courseAmongMany, sessionAmongMany } from '../tests/builders/manySessions'
import { type CallCost, costOf, figureOf } from './callCost'
import type { ServerProcess } from './emulatorProcess'
import type { Bench } from './index'
import { onServer } from './onServer'

const SIZES = [50, 500, 5_000]
/** The number of documents in one call of the SDK. */
const BATCH = 100
const sessionsIn = ({ sessions }: { sessions: readonly unknown[] }) => sessions.length
const catalogue = { action: 'course.list', shownIn: sessionsIn } as const

/** Measures one call of the catalogue and one of a course's page, with few and with many sessions. Run `npm run build:functions` before. */
const bench: Bench = () =>
  onServer('courses', async (server) => {
    const { url } = server
    const [lists, filtered, pages]: [CallCost[], CallCost[], CallCost[]] = [[], [], []]
    for (const [at, size] of SIZES.entries()) {
      await grow(server, SIZES[at - 1] ?? 0, size)
      lists.push(await costOf(url, { ...catalogue, input: { filter: {} } }))
      filtered.push(await costOf(url, { ...catalogue, input: { filter: { category: 'degree', place: 'twn_sample', free: true } } }))
      pages.push(await costOf(url, { action: 'course.show', input: { courseId: courseAmongMany(20) }, shownIn: sessionsIn }))
    }
    const among = `one call with ${SIZES.join(', ')} sessions`
    return [
      figureOf(`the catalogue, ${among}`, lists),
      figureOf(`the catalogue by three filters, ${among}`, filtered),
      figureOf(`the page of a course, ${among}`, pages),
    ]
  })

async function grow({ db }: ServerProcess, from: number, to: number): Promise<void> {
  const noon = new Date()
  for (let at = from; at < to; at += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, to - at) }, (_, index) => sessionAmongMany(at + index, noon))
    await db.collection('offerings').add(batch)
  }
}

export default bench
