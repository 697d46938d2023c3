import { decisionMessage } from '../../cloudfunctions/kernel/wechat/decisionMessage'
import { phrases } from '../builders/house'
import { NOON } from '../builders/time'

test('domains have messages', () => expect(phrases().length).toBeGreaterThan(30))

test.each(phrases())('"%s" fits WeChat’s template: at most five characters say what was decided', (_, phrase) => {
  expect(decisionMessage('oSample', phrase, NOON).data.phrase1.value).toMatch(/^\p{Script=Han}{1,5}$/u)
})

test('the time is Shanghai’s, to the minute', () => {
  expect(decisionMessage('oSample', '认证已通过', new Date('2026-12-31T16:30:00Z')).data.time2.value).toBe('2027年01月01日 00:30')
})
