import type { Caller } from '../handler'
import { wechat } from './wechat'

/** WeChat's check of one text of this person, asked once: `change` decides again when it lost against another change. */
export function textCheckFor({ openid }: Pick<Caller, 'openid'>): (text: string) => Promise<boolean> {
  let answer: Promise<boolean> | undefined
  return (text) => {
    answer ??= wechat().checkText(openid, text)
    return answer
  }
}
