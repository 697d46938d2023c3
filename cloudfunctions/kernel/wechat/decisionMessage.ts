import { timeFieldText } from '../calendar'

/** The page that a tap on the message opens. */
const PAGE = 'packages/account/person/inbox/index'

/** The subscription message "审核结果通知": phrase1 is the result, time2 the time (template fields as registered, docs/deploy.md). */
export function decisionMessage(openid: string, phrase: string, at: Date) {
  return {
    touser: openid,
    templateId: process.env.MESSAGE_TEMPLATE_ID ?? '',
    page: PAGE,
    data: { phrase1: { value: phrase }, time2: { value: timeFieldText(at) } },
  }
}

/** WeChat's code for "the user refuses to accept the message". */
export const USER_REFUSED = 43101
