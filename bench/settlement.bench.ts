import { statements } from '../cloudfunctions/domains/merchant/books/documents'
import { keepBooks } from '../cloudfunctions/domains/merchant/books/settle'
import { offerStatement } from '../cloudfunctions/domains/merchant/books/statementFile'
import { findFirst } from '../cloudfunctions/kernel/database/page'
import { personIdOf } from '../cloudfunctions/kernel/people/ids'
import { DAY_MS } from '../contract/kernel/duration'
import type { MerchantId } from '../contract/merchant/ids'
import { collections, openEveryDomain } from '../tests/builders/house'
import { passId } from '../tests/builders/passes'
import { aRedemption, redemptionId } from '../tests/builders/redemptions'
import type { ServerProcess } from './emulatorProcess'
import type { Bench } from './index'
import { onServer } from './onServer'

const REDEMPTIONS = 100_000
/** Documents in one call of the SDK. */
const BATCH = 500
const SHOP = { _id: 'mch_bench' as MerchantId, name: '示例商户' }
const FIRST = new Date('2026-10-31T16:00:00Z')
const DAYS = 30
/** The first morning of the next month. */
const NOW = new Date('2026-12-01T00:00:00Z')

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`

const MOST_MS = 10_000
const MOST_MB = 300

/**
 * Settles a month of one shop. Its days are closed one a night, as the job does; what is done at the end is the last day, the statement, and all of its
 * lines as Excel.
 */
const bench: Bench = () =>
  onServer(
    'settlement',
    async (server) => {
      openEveryDomain()
      await storeRedemptions(server)
      const before = process.memoryUsage.rss()
      const began = performance.now()
      await keepBooks(SHOP, new Date(NOW.getTime() - DAY_MS))
      const nightsMs = performance.now() - began
      const atEnd = process.cpuUsage()
      await keepBooks(SHOP, NOW)
      const closedMs = performance.now() - began - nightsMs
      const { rows, files } = await takeOut()
      const endMs = performance.now() - began - nightsMs
      const { user, system } = process.cpuUsage(atEnd)
      const grownMb = (process.resourceUsage().maxRSS * 1024 - before) / 1_000_000
      return [
        { name: 'lines in the statement’s files', value: `${rows} in ${files}`, target: `${REDEMPTIONS}`, kept: rows === REDEMPTIONS },
        { name: `closing ${DAYS - 1} days, one a night`, value: seconds(nightsMs), target: 'every record is read once', kept: true },
        { name: 'closing the month: its last day, and the statement', value: seconds(closedMs), target: 'of that below', kept: true },
        { name: 'closing the month and Excel', value: seconds(endMs), target: `<= ${seconds(MOST_MS)}`, kept: endMs <= MOST_MS },
        { name: 'processor time of it', value: seconds((user + system) / 1000), target: 'without waiting and the database', kept: true },
        { name: 'memory that it takes at most', value: `${grownMb.toFixed(0)} MB`, target: `<= ${MOST_MB} MB`, kept: grownMb <= MOST_MB },
      ]
    },
    collections.map(({ definition }) => definition),
  )

async function storeRedemptions({ db }: ServerProcess): Promise<void> {
  const clerks = Array.from({ length: 5 }, (_, at) => personIdOf(`bench${at}`))
  for (let from = 0; from < REDEMPTIONS; from += BATCH) {
    const batch = Array.from({ length: BATCH }, (_, index) => {
      const at = new Date(FIRST.getTime() + Math.floor(((from + index) * DAYS * DAY_MS) / REDEMPTIONS))
      const name = `bench${from + index}`
      return aRedemption({ _id: redemptionId(name), merchantId: SHOP._id, passId: passId(name), clerkId: clerks[index % 5] ?? null, at })
    })
    await db.collection('redemptions').add(batch)
  }
}

/** All files of the statement, one after the other, as its owner takes them out. */
async function takeOut(): Promise<{ rows: number; files: number }> {
  const [statement] = await findFirst(statements, 'shop', { equals: { merchantId: SHOP._id }, most: 1 })
  if (!statement) throw new Error('nothing was settled')
  let [rows, files] = [0, 0]
  for (let after: number | null = 0; after !== null; files += 1) {
    const file: Awaited<ReturnType<typeof offerStatement>> = await offerStatement(statement, after, personIdOf('bench'), NOW)
    rows += file.rows
    after = file.rest
  }
  return { rows, files }
}

export default bench
