import { useState } from 'react'
import { errorText } from '../../../../services/errorText'
import { fieldRuleText } from '../../../../services/fieldRules'
import { useWrite } from '../../../../services/useWrite'

/** As in the contract; the form doesn't load it for two numbers. */
export const SHORTEST = 5
export const LONGEST = 300

function problemOf(text: string): string | null {
  const { length } = text.trim()
  const broken = (rule: 'too_short' | 'too_long', limit: number) => fieldRuleText({ field: 'text', rule, limit })
  if (length < SHORTEST) return broken('too_short', SHORTEST)
  return length > LONGEST ? broken('too_long', LONGEST) : null
}

/** The holder's appeal (申诉) in own words. */
export function useAppeal() {
  const { send } = useWrite('appeal.file', ['pass.mine'])
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)

  const type = (typed: string | undefined) => {
    setText(typed ?? '')
    setProblem(null)
  }

  /** Whether it was filed. */
  const file = async (): Promise<boolean> => {
    const found = problemOf(text)
    setProblem(found)
    if (found) return false
    const reply = await send({ text: text.trim() })
    if (reply && !reply.ok) setProblem(errorText(reply.error))
    return reply?.ok ?? false
  }

  return { text, type, problem, file }
}
