import type { Refusal } from '../../../contract/kernel/refusal'
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

type Texts = Readonly<Record<string, string | null | undefined>>

/**
 * Checks texts of this person with WeChat together, once, as {@link textCheckFor} does. A refusal names the field of the first text that is refused by
 * itself. Left out and empty texts are not asked about.
 */
export function textChecksFor({ openid }: Pick<Caller, 'openid'>): (texts: Texts) => Promise<Refusal<'TEXT_REFUSED'> | null> {
  let answer: Promise<Refusal<'TEXT_REFUSED'> | null> | undefined
  return (texts) => {
    answer ??= refusedIn(openid, texts)
    return answer
  }
}

async function refusedIn(openid: string, texts: Texts): Promise<Refusal<'TEXT_REFUSED'> | null> {
  const given = Object.entries(texts).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const together = given.map(([, text]) => text).join('\n')
  if (together === '' || (await wechat().checkText(openid, together))) return null
  for (const [field, text] of given) {
    if (!(await wechat().checkText(openid, text))) return { code: 'TEXT_REFUSED', details: { field } }
  }
  return { code: 'TEXT_REFUSED', details: {} }
}
