import type { Price } from '../../../../../contract/merchant/offer'
import { DateField } from '../../../../ui/form/DateField'
import { Field } from '../../../../ui/form/Field'
import { type Option, Options, optionsOf } from '../../../../ui/form/Options'
import { TextField } from '../../../../ui/form/TextField'
import { unitText } from '../../words/offers'
import type { OfferForm } from './useOffer'

const kinds: Option<Price['kind']>[] = [
  { value: 'setMeal', label: '套餐', note: '一份多少元' },
  { value: 'fixedPrice', label: '一口价', note: '如洗一次车多少元' },
  { value: 'percentOff', label: '打折', note: '按这一单打几折' },
  { value: 'perUnit', label: '按量', note: '如每度电多少元' },
  { value: 'freeHours', label: '免费几小时', note: '如停车前 2 小时' },
]
const bases: Option<'menuSince' | 'lowestOf7Days'>[] = [
  { value: 'menuSince', label: '菜单或价目表上的价', note: '从哪天起是这个价' },
  { value: 'lowestOf7Days', label: '最近 7 天的最低价' },
]

/** What it costs riders and others, and what the normal price rests on. */
export function PriceFields({ form: { values, set, field } }: { form: OfferForm }) {
  const { kind, unit, basis, since } = values
  return (
    <>
      <Field id="field-kind" label="怎么优惠">
        <Options options={kinds} isChosen={(one) => one === kind} onTap={(one) => set({ kind: one })} />
      </Field>
      {kind === 'perUnit' && (
        <Field id="field-unit" label="按什么算">
          <Options options={optionsOf(unitText)} isChosen={(one) => one === unit} onTap={(one) => set({ unit: one })} />
        </Field>
      )}
      {kind === 'percentOff' && (
        <>
          <TextField label="打几折" hint="如 8.5" maxLength={4} {...field('fold')} />
          <TextField label="最多减多少元" hint="不限就空着" maxLength={9} {...field('mostOff')} />
        </>
      )}
      {kind === 'freeHours' && <TextField label="免费几小时" type="number" maxLength={2} {...field('freeHours')} />}
      {kind !== 'percentOff' && (
        <TextField label={kind === 'freeHours' ? '原价，每小时多少元' : '原价，多少元'} maxLength={9} {...field('normal')} />
      )}
      {kind !== 'percentOff' && kind !== 'freeHours' && <TextField label="小哥价，多少元" maxLength={9} {...field('rider')} />}
      <Field id="field-basis" label="原价的依据" hint="7 天里涨过的价，不能拿来当原价">
        <Options options={bases} isChosen={(one) => one === basis} onTap={(one) => set({ basis: one })} />
        {basis === 'menuSince' && (
          <DateField id="field-since" label="从哪天起是这个价" value={since} onChange={(day) => set({ since: day })} />
        )}
      </Field>
    </>
  )
}
