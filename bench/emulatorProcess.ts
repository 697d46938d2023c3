import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import tcb from '@cloudbase/node-sdk'
import { ENV_ID, sdkEnv } from '../emulator/platform'

export type SdkDatabase = ReturnType<ReturnType<typeof tcb.init>['database']>

export interface ServerProcess {
  readonly url: string
  /** The real SDK, directed to the server. */
  readonly db: SdkDatabase
  /** Milliseconds of CPU time that the process has used, which other work on the machine does not affect. NaN where there is no /proc. */
  cpuMs(): number
  stop(): Promise<void>
}

/** The emulator keeps everything in memory, and a million records with their indexes need more than Node takes by itself. */
const MEMORY_MB = 10_000

/**
 * Starts a server in a process of its own and waits until it prints `ready: <url>`.
 * @param log the file that receives its stderr
 */
export async function startProcess(script: string, args: readonly string[] = [], log?: string): Promise<ServerProcess> {
  const child = spawn(process.execPath, [`--max-old-space-size=${MEMORY_MB}`, '--import', 'tsx', script, ...args], {
    cwd: resolve(__dirname, '..'),
    stdio: ['ignore', 'pipe', log === undefined ? 'inherit' : openSync(log, 'a')],
  })
  const exit = once(child, 'exit')
  let said = ''
  for await (const text of child.stdout ?? []) {
    said += text
    const url = /ready: (\S+)\n/.exec(said)?.[1]
    if (!url) continue
    Object.assign(process.env, sdkEnv(url), { SILENCE: 'true' })
    const db = tcb.init({ env: ENV_ID, keepalive: true, serviceUrl: `${url}/admin` }).database()
    const stop = async () => {
      child.kill('SIGTERM')
      await exit
    }
    return { url, db, cpuMs: () => cpuMsOf(child.pid), stop }
  }
  throw new Error(`${script} did not start: ${said}`)
}

const MS_PER_TICK = 10

function cpuMsOf(pid: number | undefined): number {
  try {
    // The name of the program, which may contain spaces, ends with the last parenthesis. User and system time are the 12th and 13th field behind.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK
  } catch {
    return Number.NaN
  }
}
