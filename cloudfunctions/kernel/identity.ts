import tcb from '@cloudbase/node-sdk'
import type { Caller } from './handler'
import { personIdOf } from './people/ids'

/** The platform's context of one invocation. Its `environment` is made by WeChat and CloudBase; the phone can't write into it. */
export type PlatformContext = Parameters<typeof tcb.getCloudbaseContext>[0]

/**
 * Who calls, by the platform's word alone. Whatever the event says of itself (`userInfo`, `openid`) is never looked at.
 * Null when the call carries no WeChat identity.
 */
export function callerIn(context: PlatformContext): Caller | null {
  const { WX_OPENID: openid } = tcb.getCloudbaseContext(context)
  return typeof openid === 'string' && openid !== '' ? { openid, personId: personIdOf(openid) } : null
}
