import type { ReactNode } from 'react'
import type { CompoundView } from '../../../../../contract/pass/compound'
import { Notice } from '../../../../ui/notice/Notice'
import { Screen } from '../../../../ui/screen/Screen'
import { SaveBar } from '../SaveBar'
import { RulesForm } from './RulesForm'
import { useRules } from './useRules'

/** Who may come in, when and how. */
export function RulesPage({ compound, head }: { compound: CompoundView; head: ReactNode }) {
  const rules = useRules(compound)
  const { changed, outdated, restored, outcome, save, discard } = rules
  return (
    <Screen footer={<SaveBar save="保存规则" onSave={save} onDiscard={discard} {...{ changed, outdated, outcome }} />}>
      {head}
      {restored && <Notice>上次改到一半，没有保存。改过的都还在，接着改就行。</Notice>}
      <RulesForm rules={rules} />
    </Screen>
  )
}
