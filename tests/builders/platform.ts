import type { PlatformContext } from '../../cloudfunctions/kernel/identity'

/** The platform's context of a call: with an openid for a person in WeChat, without one for a timer or an HTTP request. */
export function aPlatformContext(openid?: string, environment: Readonly<Record<string, unknown>> = {}): NonNullable<PlatformContext> {
  const identity = openid === undefined ? {} : { WX_OPENID: openid, WX_APPID: 'wx0000000000000000' }
  return {
    memory_limit_in_mb: 256,
    time_limit_in_ms: 20_000,
    request_id: 'sample-run',
    function_version: '$LATEST',
    namespace: 'sample-env',
    function_name: 'sample',
    environment: JSON.stringify({ TRIGGER_SRC: 'tcb', ...identity, ...environment }),
  }
}
