import { accessEvents } from '../cloudfunctions/domains/pass/documents/accessEvent'
import { retention } from '../cloudfunctions/kernel/jobs/retention'
import { DAY_MS, MINUTE_MS } from '../contract/kernel/duration'
import { collections, openEveryDomain } from '../tests/builders/house'
import { passId } from '../tests/builders/passes'
import { aUse } from '../tests/builders/uses'
import type { ServerProcess } from './emulatorProcess'
import type { Bench } from './index'
import { onServer } from './onServer'

/** 14,000 riders at forty scans. */
const EVENTS_A_DAY = 560_000
const EVENTS = 30_000
/** Documents in one call of the SDK. */
const BATCH = 500
const NOW = new Date()

/** Removes access events that are past their term, to the end, in turns of the job's own budget. */
const bench: Bench = () =>
  onServer(
    'retention',
    async (server) => {
      openEveryDomain()
      await storeEvents(server)
      const count = () => accessEvents.count('age', { equals: { kind: 'use' } })
      const stored = await count()
      const began = performance.now()
      let cursor: string | null = null
      let turns = 0
      do {
        const turnBegan = performance.now()
        const report = await retention.run({ now: NOW, cursor, hasTime: () => performance.now() - turnBegan < retention.budgetMs })
        cursor = report.cursor
        turns += 1
      } while (cursor !== null)
      const rate = stored / ((performance.now() - began) / 1000)
      // One turn a minute is the least that the job gets.
      const aDay = Math.round((rate * retention.budgetMs * DAY_MS) / 1000 / MINUTE_MS)
      const left = await count()
      return [
        { name: `removed of ${stored} old access events`, value: String(stored - left), target: 'all', kept: left === 0 },
        { name: 'access events removed a second', value: rate.toFixed(0), target: `in ${turns} turns`, kept: true },
        {
          name: 'access events that one turn a minute removes in a day',
          value: String(aDay),
          target: `>= ${4 * EVENTS_A_DAY}`,
          kept: aDay >= 4 * EVENTS_A_DAY,
        },
      ]
    },
    collections.map(({ definition }) => definition),
  )

async function storeEvents({ db }: ServerProcess): Promise<void> {
  const oldest = NOW.getTime() - 91 * DAY_MS
  for (let from = 0; from < EVENTS; from += BATCH) {
    const batch = Array.from({ length: BATCH }, (_, n) => {
      const at = new Date(oldest + (from + n) * Math.floor(DAY_MS / EVENTS_A_DAY))
      return aUse({ passId: passId(`bench${from + n}`), at, arrivedAt: at })
    })
    await db.collection('uses').add(batch)
  }
}

export default bench
