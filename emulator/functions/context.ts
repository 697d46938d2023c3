import { ENV_ID, WX_APP_ID } from '../platform'
import type { FunctionConfig } from './config'

/** The caller of a function. The platform passes it in the context, which the caller cannot write. */
export interface Caller {
  readonly trigger: 'phone' | 'function' | 'http' | 'timer' | 'wechat'
  /** WeChat's id of the person on the phone. */
  readonly openid?: string
}

const environmentOf = ({ trigger, openid }: Caller, requestId: string) => ({
  TCB_ENV: ENV_ID,
  TCB_SEQID: requestId,
  TCB_CONTEXT_KEYS: 'TCB_ENV,TCB_SEQID',
  TRIGGER_SRC: trigger === 'timer' ? 'timer' : 'tcb',
  ...(openid === undefined ? {} : { WX_APPID: WX_APP_ID, WX_OPENID: openid, WX_CONTEXT_KEYS: 'WX_APPID,WX_OPENID' }),
})

/** The `context` of one run in the platform's format. The SDK reads the caller from `environment`. */
export const platformContext = (config: FunctionConfig, caller: Caller, requestId: string): object => ({
  callbackWaitsForEmptyEventLoop: true,
  memory_limit_in_mb: config.memoryMb,
  time_limit_in_ms: config.timeoutMs,
  request_id: requestId,
  function_name: config.name,
  function_version: '$LATEST',
  namespace: ENV_ID,
  environment: JSON.stringify(environmentOf(caller, requestId)),
})
