import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { type ReactNode, useState } from 'react'
import type { WorkKind } from '../../../../../contract/account/rider'
import type { CompoundView } from '../../../../../contract/pass/compound'
import { errorText } from '../../../../services/errorText'
import { Card } from '../../../../ui/card/Card'
import { Field } from '../../../../ui/form/Field'
import { type Option, Options } from '../../../../ui/form/Options'
import { Notice } from '../../../../ui/notice/Notice'
import { Screen } from '../../../../ui/screen/Screen'
import { workKindText } from '../../../account/words/rider'
import { Windows } from '../../Windows'
import { rulesText } from '../../words/compoundRules'
import { SaveBar } from '../SaveBar'
import { useChangeCompound } from '../useCompound'
import { useEdited } from '../useEdited'
import { type Problems, problemsIn, type RulesValues, rulesOf, toggled, valuesOf } from './values'
import './rules.scss'

/** The rules while they are changed: kept until they are saved, checked before they are sent. */
function useRules({ compoundId, rules }: CompoundView) {
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
    setOutcome({ tone: 'ok', words: '保存好了，小哥看到的就是新规则' })
  }

  return { ...edited, set, save, problems, outcome, discard: () => edited.startFrom(valuesOf(rules)) }
}

const who: Option<CompoundView['rules']['who']>[] = [
  { value: 'anyPass', label: '有小哥码就能进', note: '站点担保过、码能用的小哥' },
  { value: 'whiteList', label: '只让白名单进', note: '小哥先申请，你批准后才能进' },
]
const kinds = Object.entries(workKindText).map(([value, label]) => ({ value, label })) as Option<WorkKind>[]
const hours: Option<'all' | 'limited'>[] = [
  { value: 'all', label: '全天' },
  { value: 'limited', label: '只在几段时间' },
]
const eBikes: Option<'in' | 'out'>[] = [
  { value: 'in', label: '可以骑进去' },
  { value: 'out', label: '停在门外，走进去' },
]

type Rules = ReturnType<typeof useRules>

/** Who may come in, when and how, and what riders will read of it. */
const RulesForm = ({ rules: { values, set, problems } }: { rules: Rules }) => (
  <>
    <Card>
      <Field id="field-who" label="谁能进">
        <Options options={who} isChosen={(value) => value === values.who} onTap={(value) => set({ who: value })} />
      </Field>
    </Card>
    <Card>
      <Field id="field-workKinds" label="哪些工种" hint="可以选几种" error={problems.workKinds}>
        <Options
          options={kinds}
          isChosen={(kind) => values.workKinds.includes(kind)}
          several
          onTap={(kind) => set({ workKinds: toggled(values.workKinds, kind) })}
        />
      </Field>
    </Card>
    <Card>
      <Field id="field-hours" label="什么时候能进" error={problems.hours}>
        <Options
          options={hours}
          isChosen={(value) => (value === 'limited') === values.limited}
          onTap={(value) => set({ limited: value === 'limited' })}
        />
        {values.limited && (
          <Windows
            windows={values.hours}
            onChange={(next) => set({ hours: next })}
            usual={{ from: '06:00', to: '22:00' }}
            add="加一段时间"
          />
        )}
      </Field>
    </Card>
    <Card>
      <Field id="field-eBikes" label="电动车">
        <Options
          options={eBikes}
          isChosen={(value) => (value === 'in') === values.eBikes}
          onTap={(value) => set({ eBikes: value === 'in' })}
        />
        {values.eBikes && (
          <>
            <View>哪些时候不能骑进去？不加就是随时可以骑。</View>
            <Windows
              windows={values.eBikesClosed}
              onChange={(next) => set({ eBikesClosed: next })}
              usual={{ from: '13:00', to: '14:30' }}
              add="加一段不能骑的时间"
            />
          </>
        )}
      </Field>
    </Card>
    <Card title="小哥会看到">
      <View>
        {rulesText(rulesOf(values)).map((line) => (
          <View key={line} className="rules__line">{`· ${line}`}</View>
        ))}
      </View>
    </Card>
  </>
)

/** Who may come in, when and how. */
export function RulesPage({ compound, head }: { compound: CompoundView; head: ReactNode }) {
  const rules = useRules(compound)
  const { changed, isKept, outdated, restored, outcome, save, discard } = rules
  const edited = { changed, isKept, outdated, outcome }
  return (
    <Screen footer={<SaveBar save="保存规则" onSave={save} onDiscard={discard} {...edited} />}>
      {head}
      {restored && <Notice>上次改到一半，没有保存。改过的都还在，接着改就行。</Notice>}
      <RulesForm rules={rules} />
    </Screen>
  )
}
