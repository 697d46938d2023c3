import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { CompoundView } from '../../../../../contract/pass/compound'
import { errorText } from '../../../../services/errorText'
import { useChangeCompound } from '../useCompound'
import { useEdited } from '../useEdited'
import { type Problems, problemsIn, type RulesValues, rulesOf, valuesOf } from './values'

/** The rules while they are changed: kept until they are saved, checked before they are sent. */
export function useRules({ compoundId, rules }: CompoundView) {
  const edited = useEdited({ what: 'rules', compoundId, saved: valuesOf(rules) })
  const { change } = useChangeCompound('compound.saveRules')
  const [problems, setProblems] = useState<Problems>({})
  const [outcome, setOutcome] = useState<{ tone: 'ok' | 'no'; words: string } | null>(null)

  const set = (part: Partial<RulesValues>) => {
    setProblems({})
    setOutcome(null)
    edited.set(part)
  }

  const save = async () => {
    const found = problemsIn(edited.values)
    setProblems(found)
    const [first] = Object.keys(found)
    if (first) return Taro.pageScrollTo({ selector: `#field-${first}`, duration: 200 })
    const reply = await change({ compoundId, rules: rulesOf(edited.values) })
    if (!reply) return
    if (!reply.ok) return setOutcome({ tone: 'no', words: errorText(reply.error) })
    edited.startFrom(valuesOf(reply.data.rules))
    setOutcome({ tone: 'ok', words: '已保存，马上生效' })
  }

  return { ...edited, set, save, problems, outcome, discard: () => edited.startFrom(valuesOf(rules)) }
}
