// apt-get on a machine on which another package manager may be at work, as on many machines in their first minutes.
import { setTimeout as sleep } from 'node:timers/promises'
import { giveUp, progressLine, run } from './steps.mjs'

const PAUSE_MS = 2000
const LIMIT_MS = 10 * 60_000

/** Who holds which lock, in the words of an apt-get that was asked to speak English; undefined when no lock was the reason. */
function heldLock(said) {
  const lock = /Could not get lock (\/\S*[^\s.])/.exec(said)?.[1]
  if (lock === undefined) return undefined
  const holder = /held by (process \d+ \([^)]*\))/.exec(said)?.[1] ?? 'another program'
  return { lock, holder }
}

/**
 * Runs apt-get; while another program holds one of its locks, waits and tries again. apt has a waiting of its own
 * (`DPkg::Lock::Timeout`), but only for dpkg's two locks: those of the package lists and of the archives are refused at once.
 */
export async function aptGet(title, args, { pauseMs = PAUSE_MS, limitMs = LIMIT_MS } = {}) {
  const line = progressLine(title)
  for (const end = Date.now() + limitMs; ; await sleep(pauseMs)) {
    const { code, said } = await run('apt-get', args, { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' })
    const held = code === 0 ? undefined : heldLock(said)
    if (held === undefined || Date.now() > end) {
      line.end(code === 0)
      if (held !== undefined) giveUp(`${held.holder} still holds ${held.lock}. Let it finish or stop it, then begin again.\n`)
      return code === 0 ? undefined : giveUp(said)
    }
    line.become(`${title}: waiting for ${held.holder}, which holds ${held.lock}`)
  }
}
