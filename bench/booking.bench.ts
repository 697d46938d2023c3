import { mkdtempSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { calling } from './booking/calling'
import { openCounter } from './booking/counter'
import { deciding } from './booking/deciding'
import { type Hall, openHall, openidAt } from './booking/hall'
import { mixedRushes } from './booking/mixedRush'
import { type Rush, rush } from './booking/rush'
import type { Bench, Figure } from './index'
import { takeKeys } from './onServer'
import { percentile } from './pass/openLoop'

const CONTENDERS = 14_000
const PLACES = 200
const MANY_PLACES = 2_000
const AT_ONCE = 64
const COUNTED = 3_000

/** Measures a rush for places. Run `npm run build:functions` before, on an otherwise idle machine. */
const bench: Bench = async () => {
  const dir = mkdtempSync(join(tmpdir(), 'bench-booking-'))
  const phones = new Agent({ keepAlive: true })
  let hall: Hall | undefined
  try {
    takeKeys(dir)
    hall = await openHall(dir, CONTENDERS)
    const few = await measured(hall, phones, PLACES)
    const many = await measured(hall, phones, MANY_PLACES)
    const mixed = await mixedRushes(hall, phones)
    return [...few.figures, ...many.figures, ...mixed, ...(await compared(hall))]
  } finally {
    phones.destroy()
    await hall?.stop()
    rmSync(dir, { recursive: true })
  }
}

/** One tap on "报名", through the built function. */
const enrolling = (hall: Hall, agent: Agent, sessionId: string) => (number: number) =>
  calling(hall, agent, openidAt(number), { action: 'course.enrol', input: { sessionId }, requestId: `request-${sessionId}-${number}` })

async function measured(hall: Hall, agent: Agent, places: number): Promise<{ figures: Figure[] }> {
  const id = await hall.open(`rush${places}`, places)
  let result: Rush | undefined
  const counts = await hall.countsOf(async () => {
    result = await rush(CONTENDERS, AT_ONCE, enrolling(hall, agent, id))
  })
  if (!result) throw new Error('nothing was measured')
  const { participants, free, allocationLog } = await hall.session(id)
  const held = Object.values(participants).filter(({ state }) => state === 'held').length
  const writes = (counts['database.modifyDocument'] ?? 0) + (counts['database.insertDocument'] ?? 0)
  const perLoser = Math.max(0, writes - held * WRITES_OF_A_WINNER) / (CONTENDERS - places)
  const { answers, latencies, seconds } = result
  const all = Object.entries(answers).map(([answer, count]) => `${answer} ${count}`)
  const name = `${CONTENDERS} contenders for ${places} places, ${AT_ONCE} at once`
  return {
    figures: [
      {
        name,
        value: `sold ${held}, over ${Math.max(0, held - places)}, under ${Math.max(0, places - held)}, twice ${allocationLog.length - new Set(allocationLog).size}; answers: ${all.join(', ')}`,
        target: `exactly ${places}, nobody over, under or twice, everybody answered`,
        kept: held === places && free === 0 && answers.ok === places && answers.ok + (answers.FULL ?? 0) === CONTENDERS,
      },
      {
        name: `${name}: time`,
        value: `${seconds.toFixed(1)} s in all, p50 ${percentile(latencies, 0.5).toFixed(0)} ms, p99 ${percentile(latencies, 0.99).toFixed(0)} ms`,
        target: 'for the record',
        kept: true,
      },
      {
        name: `${name}: database writes of one who gets none`,
        value: perLoser.toFixed(3),
        target: '<= 0.1',
        kept: perLoser <= 0.1,
      },
    ],
  }
}

/** The writes of a successful booking: the claim, the place, its number and the resolved claim. */
const WRITES_OF_A_WINNER = 4

/**
 * Compares deciding a booking by one conditional write with a transaction on a counter, one after the other in one run, with the same SDK
 * and the same emulator and without a function.
 */
async function compared(hall: Hall): Promise<Figure[]> {
  const ours = await rush(COUNTED, AT_ONCE, deciding(await hall.open('compared', PLACES)))
  const theirs = await rush(COUNTED, AT_ONCE, await openCounter(hall.db, PLACES))
  const ratio = theirs.soldOutAfter / ours.soldOutAfter
  const perSecond = ({ soldOutAfter }: Rush) => (PLACES / soldOutAfter).toFixed(0)
  return [
    {
      name: `giving ${PLACES} places to ${COUNTED} contenders, against a transaction on a counter`,
      value: `${ratio.toFixed(1)} times as fast: ${perSecond(ours)} places a second against ${perSecond(theirs)}`,
      target: '>= 10 times',
      kept: ratio >= 10,
    },
    {
      name: `answering all ${COUNTED} of them`,
      value: `${(theirs.seconds / ours.seconds).toFixed(1)} times as fast: ${ours.seconds.toFixed(1)} s against ${theirs.seconds.toFixed(1)} s`,
      target: 'for the record',
      kept: true,
    },
  ]
}

export default bench
