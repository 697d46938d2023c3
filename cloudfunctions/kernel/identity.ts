import tcb from '@cloudbase/node-sdk'
import type { Caller } from './handler'
import { personIdOf } from './people/ids'

/** The platform's context of one invocation. WeChat and CloudBase write its `environment`; the phone cannot. */
export type PlatformContext = Parameters<typeof tcb.getCloudbaseContext>[0]

/**
 * The caller as identified by the platform, or null for a call without a WeChat identity. Identities that the event claims (`userInfo`,
 * `openid`) are ignored.
 */
export function callerIn(context: PlatformContext): Caller | null {
  const { WX_OPENID: openid } = tcb.getCloudbaseContext(context)
  return typeof openid === 'string' && openid !== '' ? { openid, personId: personIdOf(openid) } : null
}
