import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { boundsOf, type Cost, keepsBounds } from './actions/cost'
import type { Bench } from './index'

/** The emulator holds a million documents and their indexes in memory. */
const NODE_OPTIONS = '--max-old-space-size=12288'

/**
 * Counts what every action asks of the database at the size of the city: 14,000 riders with passes and a million entries. `BENCH_USES` sets
 * another number of entries.
 */
const bench: Bench = async () => {
  const dir = mkdtempSync(join(tmpdir(), 'bench-actions-'))
  const file = join(dir, 'costs.json')
  try {
    const config = resolve(__dirname, 'actions/jest.config.js')
    const env = { ...process.env, NODE_OPTIONS, BENCH_RESULT: file }
    const { status } = spawnSync('npx', ['jest', '--config', config, '--runInBand'], { stdio: ['ignore', 'ignore', 'inherit'], env })
    if (status !== 0) throw new Error('the measurement failed: its reason stands above')
    const costs: Cost[] = JSON.parse(readFileSync(file, 'utf8'))
    return costs.map((cost) => {
      const { calls, examined, bytes } = boundsOf(cost)
      return {
        name: cost.action,
        value: `${cost.calls} calls, ${cost.examined} documents examined, ${kb(cost.bytes)} read${cost.scans > 0 ? `, ${cost.scans} scans` : ''}`,
        target: `<= ${calls}, <= ${examined}, <= ${kb(bytes)}`,
        kept: keepsBounds(cost),
      }
    })
  } finally {
    rmSync(dir, { recursive: true })
  }
}

const kb = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`

export default bench
