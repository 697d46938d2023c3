import type { Caller } from '../handler'
import { wechat } from './wechat'

/** Checks a text of this person with WeChat once. `change` may run its decision again after a conflict, and must not ask again. */
export function textCheckFor({ openid }: Pick<Caller, 'openid'>): (text: string) => Promise<boolean> {
  let answer: Promise<boolean> | undefined
  return (text) => {
    answer ??= wechat().checkText(openid, text)
    return answer
  }
}
