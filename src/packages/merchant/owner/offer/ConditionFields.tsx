import { DateField } from '../../../../ui/form/DateField'
import { Field } from '../../../../ui/form/Field'
import { type Option, Options, optionsOf } from '../../../../ui/form/Options'
import { TextField } from '../../../../ui/form/TextField'
import { workKindText } from '../../../account/words/rider'
import { Windows } from '../../../pass/Windows'
import { weekdayName } from '../../words/shops'
import type { OfferForm } from './useOffer'

const weekdays = Array.from({ length: 7 }, (_, at): Option<string> => ({ value: `${at + 1}`, label: weekdayName(at) }))
const dating: Option<'always' | 'dated'>[] = [
  { value: 'always', label: '一直有' },
  { value: 'dated', label: '有开始和结束' },
]
const NOON_HOURS = { from: '11:00', to: '13:30' }

const toggled = <T,>(all: readonly T[], one: T): T[] => (all.includes(one) ? all.filter((other) => other !== one) : [...all, one])

/** How often, how much, when and for whom: everything but money. Empty: without a limit. */
export function ConditionFields({ form: { values, set, field, problems } }: { form: OfferForm }) {
  return (
    <>
      <TextField label="每人每天几次" hint="不限就空着" type="number" maxLength={1} {...field('personDay')} />
      <TextField label="每人每月几次" hint="不限就空着" type="number" maxLength={2} {...field('personMonth')} />
      <TextField label="每天一共几份" hint="不限就空着" type="number" maxLength={4} {...field('dayTotal')} />
      <TextField label="一共几份，送完为止" hint="不限就空着" type="number" maxLength={6} {...field('stock')} />
      <Field id="field-weekdays" label="周几给" hint="都不选就是每天">
        <Options
          options={weekdays}
          several
          isChosen={(day) => values.weekdays.includes(Number(day))}
          onTap={(day) => set({ weekdays: toggled(values.weekdays, Number(day)).sort() })}
        />
      </Field>
      <Field id="field-hours" label="几点给" hint="不加就是随时">
        <Windows windows={values.hours} onChange={(hours) => set({ hours })} usual={NOON_HOURS} add="加一段时间" />
      </Field>
      <Field id="field-dated" label="到什么时候" error={problems.until}>
        <Options options={dating} isChosen={(one) => (one === 'dated') === values.dated} onTap={(one) => set({ dated: one === 'dated' })} />
        {values.dated && (
          <>
            <DateField id="field-from" label="开始那天" value={values.from} onChange={(from) => set({ from })} />
            <DateField id="field-until" label="结束那天" value={values.until} onChange={(until) => set({ until })} />
          </>
        )}
      </Field>
      <Field id="field-workKinds" label="给哪些工种" hint="可以选几种" error={problems.workKinds}>
        <Options
          options={optionsOf(workKindText)}
          several
          isChosen={(kind) => values.workKinds.includes(kind)}
          onTap={(kind) => set({ workKinds: toggled(values.workKinds, kind) })}
        />
      </Field>
    </>
  )
}
