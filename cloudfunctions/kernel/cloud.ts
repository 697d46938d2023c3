import tcb from '@cloudbase/node-sdk'

type Environment = Readonly<Record<string, string | undefined>>

const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\]):\d+\//

/**
 * Refuses a local run that would reach another machine: without a URL the SDK silently falls back to the production host. In the cloud
 * `APP_MODE` is unset and the platform provides the URL.
 */
export function assertEndpointAllowed(environment: Environment): void {
  if (environment.APP_MODE !== 'local') return
  const url = urlIn(environment.TCB_CONTEXT_CNFG)
  if (!LOOPBACK.test(url)) throw new Error(`APP_MODE=local allows the emulator on this machine only, not "${url}": start it with npm start`)
}

function urlIn(setting: string | undefined): string {
  const parsed: unknown = JSON.parse(setting ?? '{}')
  return typeof parsed === 'object' && parsed !== null && 'URL' in parsed ? String(parsed.URL) : ''
}

const connect = () => {
  assertEndpointAllowed(process.env)
  return tcb.init({ env: tcb.SYMBOL_CURRENT_ENV, keepalive: true })
}

let app: ReturnType<typeof connect> | undefined

/** The single SDK instance of this function, created at first use. */
export const cloud = () => {
  app ??= connect()
  return app
}
