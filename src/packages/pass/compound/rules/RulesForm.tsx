import { View } from '@tarojs/components'
import type { WorkKind } from '../../../../../contract/account/rider'
import type { CompoundView } from '../../../../../contract/pass/compound'
import { Card } from '../../../../ui/card/Card'
import { Field } from '../../../../ui/form/Field'
import { type Option, Options } from '../../../../ui/form/Options'
import { workKindText } from '../../../account/words/rider'
import { rulesText } from '../../words/compoundRules'
import './rules.scss'
import type { useRules } from './useRules'
import { rulesOf, toggled } from './values'
import { Windows } from './Windows'

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
export const RulesForm = ({ rules: { values, set, problems } }: { rules: Rules }) => (
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
