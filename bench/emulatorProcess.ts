import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { resolve } from 'node:path'
import tcb from '@cloudbase/node-sdk'
import { ENV_ID, sdkEnv } from '../emulator/platform'

export type SdkDatabase = ReturnType<ReturnType<typeof tcb.init>['database']>

export interface ServerProcess {
  readonly url: string
  /** The real SDK, directed to the server. */
  readonly db: SdkDatabase
  stop(): Promise<void>
}

/**
 * Starts a server in a process of its own and waits until it prints `ready: <url>`.
 * @param log the file that receives its stderr
 */
export async function startProcess(script: string, args: readonly string[] = [], log?: string): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
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
    return { url, db, stop }
  }
  throw new Error(`${script} did not start: ${said}`)
}
