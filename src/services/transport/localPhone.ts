import { readStored, writeStored } from '../phoneStorage'
import { newRequestId } from '../requestId'

const LOOPBACK = /^http:\/\/(localhost|([a-z0-9-]+\.)+localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/** The address if it is this machine's own, else throws: a local build must never carry sample data to somebody's server. */
export function loopback(origin: string): string {
  if (!LOOPBACK.test(origin)) throw new Error(`A local build talks to this machine alone, not to ${origin}`)
  return origin
}

const isBrowser = process.env.TARO_ENV === 'h5'

/** Where the emulator is: the page's own origin in the browser, else this machine (storage key `emulatorUrl` for tests). */
export function emulatorUrl(): string {
  if (isBrowser) return loopback(window.location.origin)
  return loopback(readStored<string>('emulatorUrl') ?? `http://127.0.0.1:${process.env.EMULATOR_PORT}`)
}

/**
 * Stands in for WeChat's identity on one machine: the browser takes it from `?openid=…` and keeps it, a weapp build from the
 * storage key `localOpenid`. A phone that has none makes one up, as a new WeChat user would have one.
 */
export function localOpenid(): string {
  const given = isBrowser ? new URLSearchParams(window.location.search).get('openid') : null
  const openid = (given || readStored<string>('localOpenid')) ?? `local_${newRequestId()}`
  writeStored('localOpenid', openid)
  return openid
}
