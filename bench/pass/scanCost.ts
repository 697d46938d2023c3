import type { LoggedQuery } from '../../emulator/database'
import type { Figure } from '../index'
import type { District } from './district'
import { guardScans, riderScans } from './gates'

/** The numbers of riders; there are as many entries. */
const SIZES = [100, 1_000, 10_000]
const MOST = 2

interface Cost {
  readonly reads: number
  readonly writes: number
  readonly examined: number
  readonly scans: number
}

const costOf = (queries: readonly LoggedQuery[]): Cost => {
  const reads = queries.filter(({ action }) => action === 'database.getDocument').length
  return {
    reads,
    writes: queries.length - reads,
    examined: queries.reduce((sum, { examined }) => sum + examined, 0),
    scans: queries.filter(({ index }) => index === null).length,
  }
}

/** The database requests of one scan, which is one call, with few riders and with many. */
export async function scanCost(district: District): Promise<Figure[]> {
  const guards: Cost[] = []
  const riders: Cost[] = []
  const measure = async (scan: typeof guardScans, number: number) =>
    costOf(
      await district.queriesOf(async () => {
        // The scan is at a compound where the lunch peak does not use the same rider, because a second scan there would be no new entry.
        const letIn = await district.letsIn(scan(district.rider(number), district.compound(number + 35)))
        if (!letIn) throw new Error('A scan was refused.')
      }),
    )
  for (const size of SIZES) {
    await district.growTo(size)
    // The newest rider, who has not been scanned before.
    guards.push(await measure(guardScans, size - 1))
    riders.push(await measure(riderScans, size - 2))
  }
  return [figure('a guard', guards), figure('a rider', riders)]
}

function figure(who: string, costs: readonly Cost[]): Figure {
  const each = (what: keyof Cost) => costs.map((cost) => cost[what]).join(', ')
  const [first] = costs
  return {
    name: `one scan by ${who}, with ${SIZES.join(', ')} riders and entries`,
    value: `reads ${each('reads')}; writes ${each('writes')}; documents examined ${each('examined')}`,
    target: `<= ${MOST} reads, <= ${MOST} writes, always the same`,
    kept: costs.every(
      ({ reads, writes, examined, scans }) => reads <= MOST && writes <= MOST && scans === 0 && examined === first?.examined,
    ),
  }
}
