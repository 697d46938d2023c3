import { verdictOn } from '../../../shared/certificates/views'
import type { HandlerOf } from '../../../shared/handler'

/** The page without WeChat is `cloudfunctions/web/certificate`. */
export const verify: HandlerOf<'certificate.verify'> = async ({ number }, { now }) => ({
  data: { ...(await verdictOn(number)), now: now.toISOString() },
})
