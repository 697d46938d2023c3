import { loadavg } from 'node:os'
import type { Figure } from '../index'
import type { District } from './district'
import { type BenchRider, guardScans, riderScans, type Scan } from './gates'
import { type Load, openLoop, percentile } from './openLoop'

/** The number of riders in the district. At lunch all of them are at a gate within a minute. */
const RIDERS = 14_000
const SECONDS = 60
const PER_SECOND = 233
const P99_MS = 100
/** The requests that warm the functions up, as in the morning before the peak. */
const MORNING = { scans: 2000, seconds: 20 }

type Way = (rider: BenchRider, compound: number) => Scan

/** Measures the lunch peak through the built functions, the SDK and the emulator with its durable writes, all on this machine. */
export async function lunchPeak(district: District): Promise<Figure[]> {
  await district.growTo(RIDERS)
  let next = 0
  const scan = (way: Way) => () => {
    next += 1
    // A rider who comes again comes to another compound, because at the same one it would be no new entry.
    return district.letsIn(way(district.rider(next), district.compound(next + Math.floor(next / RIDERS))))
  }
  const figures: Figure[] = []
  for (const [who, way] of [['guards', guardScans] as const, ['riders', riderScans] as const]) {
    await openLoop(MORNING.scans, MORNING.seconds, scan(way))
    district.shed.length = 0
    figures.push(figure(who, await openLoop(RIDERS, SECONDS, scan(way)), district.shed))
  }
  return figures
}

function figure(who: string, { perSecond, wrong, latencies }: Load, shed: readonly number[]): Figure {
  const [p50, p99] = [percentile(latencies, 0.5), percentile(latencies, 0.99)]
  const [load = 0] = loadavg()
  return {
    name: `lunch peak, ${RIDERS} scans in ${SECONDS} s by ${who}`,
    value: [
      `${perSecond.toFixed(0)} a second, p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms, longest ${latencies.at(-1)?.toFixed(0)} ms`,
      `${wrong} failed, of these ${shed.length} because of overload, told within ${Math.max(0, ...shed).toFixed(0)} ms; load average of the machine ${load.toFixed(1)}`,
    ].join('; '),
    target: `>= ${PER_SECOND} a second, p99 <= ${P99_MS} ms, none failed`,
    kept: Math.round(perSecond) >= PER_SECOND && p99 <= P99_MS && wrong === 0,
  }
}
