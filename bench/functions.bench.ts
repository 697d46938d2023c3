import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import type { Bench } from './index'

const RUNS = 9

/**
 * Milliseconds of CPU time that a fresh Node process needs to load a module, without its own start. Other work on the machine does not
 * affect it.
 */
function loadTime(module: string): number {
  const script = `const t = process.cpuUsage(); require(${JSON.stringify(module)}); const { user, system } = process.cpuUsage(t); process.stdout.write(String(user + system))`
  return Number(execFileSync(process.execPath, ['-e', script], { cwd: resolve(__dirname, '..') })) / 1e3
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** Measures the loading of a function in a cold start: the built file against the SDK in node_modules, alternating in one run. */
const bench: Bench = async () => {
  const pairs = Array.from(
    { length: RUNS },
    () => [loadTime(resolve(__dirname, '../dist/functions/account/index.js')), loadTime('@cloudbase/node-sdk')] as const,
  )
  const [built, sdk] = [median(pairs.map(([time]) => time)), median(pairs.map(([, time]) => time))]
  const value = `${(built / sdk).toFixed(2)} (${built.toFixed(0)} ms / ${sdk.toFixed(0)} ms)`
  return [{ name: 'loading the built account function / loading the SDK unbundled', value, target: '<= 0.50', kept: built / sdk <= 0.5 }]
}

export default bench
