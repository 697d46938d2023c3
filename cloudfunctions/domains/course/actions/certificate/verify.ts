import type { HandlerOf } from '../../../handlerOf'
import { verdictOn } from '../../certificates/views'

/** The page without WeChat is `cloudfunctions/domains/course/web`. */
export const verify: HandlerOf<'certificate.verify'> = async ({ number }, { now }) => ({
  data: { ...(await verdictOn(number)), now: now.toISOString() },
})
