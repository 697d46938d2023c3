import { accountNews } from '../../cloudfunctions/domains/account/messages'
import { bookingNews } from '../../cloudfunctions/domains/booking/messages'
import { contestNews } from '../../cloudfunctions/domains/contest/messages'
import { courseNews } from '../../cloudfunctions/domains/course/messages'
import { passNews } from '../../cloudfunctions/domains/pass/messages'
import { decisionMessage } from '../../cloudfunctions/kernel/wechat/decisionMessage'
import type { MessageContent } from '../../contract/kernel/message'
import { NOON } from '../builders/time'

/** What WeChat shows of each kind. A kind that is missing here doesn't compile. */
const phrases: Readonly<Record<MessageContent['kind'], string>> = {
  ...accountNews.phrases,
  ...passNews.phrases,
  ...bookingNews.phrases,
  ...courseNews.phrases,
  ...contestNews.phrases,
}

test.each(Object.entries(phrases))('"%s" fits WeChat’s template: at most five characters say what was decided', (_, phrase) => {
  expect(decisionMessage('oSample', phrase, NOON).data.phrase1.value).toMatch(/^\p{Script=Han}{1,5}$/u)
})

test('the time is Shanghai’s, to the minute', () => {
  expect(decisionMessage('oSample', '已认证', new Date('2026-12-31T16:30:00Z')).data.time2.value).toBe('2027年01月01日 00:30')
})
