import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Faults, NO_FAULTS, parseFaults } from './inject/settings'

export const USAGE = `Usage: npm run emulator -- [options]

  --port N          port on 127.0.0.1; 0 takes a free one (default 9000)
  --data DIR        where data lasts (default .data)
  --fresh           empty the data first
  --functions DIR   built functions (default dist/functions)
  --site DIR        serve these files at /
  --wait MS         how long a call waits for a free instance before it is refused (default 1500)
  --inject FAULTS   break on purpose, e.g. latency=20,conflict=0.1,drop=0.05,dropCall=0.05,crash=0.001,seed=7
  --help            this text
`

export interface CliOptions {
  readonly port: number
  readonly dataDir: string
  readonly fresh: boolean
  readonly functionsDir: string
  readonly siteDir?: string
  readonly patienceMs: number
  readonly faults: Faults
}

const readPort = (text: string): number => {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65535) return port
  throw new Error(`--port takes a number from 0 to 65535, not ${text}.`)
}

const LONGEST_WAIT_MS = 3_600_000

const readWait = (text: string): number => {
  const wait = Number(text)
  if (/^\d+$/.test(text) && wait <= LONGEST_WAIT_MS) return wait
  throw new Error(`--wait takes milliseconds up to ${LONGEST_WAIT_MS}, not ${text}.`)
}

/** Reads the command line; returns 'help' when help was requested. Throws a plain sentence for an unknown option. */
export const parseOptions = (args: readonly string[]): CliOptions | 'help' => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '9000' },
      data: { type: 'string', default: '.data' },
      fresh: { type: 'boolean', default: false },
      functions: { type: 'string', default: 'dist/functions' },
      site: { type: 'string' },
      wait: { type: 'string', default: '1500' },
      inject: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) return 'help'
  return {
    port: readPort(values.port),
    dataDir: resolve(values.data),
    fresh: values.fresh,
    functionsDir: resolve(values.functions),
    ...(values.site === undefined ? {} : { siteDir: resolve(values.site) }),
    patienceMs: readWait(values.wait),
    faults: values.inject === undefined ? NO_FAULTS : parseFaults(values.inject),
  }
}
