import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import type { Shop } from '../../../../../contract/merchant/shop'
import { serverNow } from '../../../../services/clock'
import { errorText } from '../../../../services/errorText'
import { dayOf } from '../../../../services/time'
import { useWrite } from '../../../../services/useWrite'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Field } from '../../../../ui/form/Field'
import { type Option, Options } from '../../../../ui/form/Options'
import { Notice } from '../../../../ui/notice/Notice'
import { Screen } from '../../../../ui/screen/Screen'
import { Windows } from '../../../pass/Windows'
import { hoursTexts } from '../../words/shops'
import { OfShop } from '../OfShop'
import { Exceptions } from './Exceptions'
import { type HoursValues, hoursOf, type Problems, problemsIn, usualAfter, valuesOf, withDay } from './values'
import { WeekDays } from './WeekDays'
import '../../icons.scss'

function useHours({ merchantId, hours }: Shop) {
  const { send } = useWrite('merchant.saveShop')
  const [values, setValues] = useState(() => valuesOf(hours, dayOf(serverNow())))
  const [problems, setProblems] = useState<Problems>({})
  const [outcome, setOutcome] = useState<{ tone: 'ok' | 'no'; words: string } | null>(null)

  const set = (part: Partial<HoursValues>) => {
    setProblems({})
    setOutcome(null)
    setValues((before) => ({ ...before, ...part }))
  }

  const save = async () => {
    const found = problemsIn(values)
    setProblems(found)
    const [first] = Object.keys(found)
    if (first) return Taro.pageScrollTo({ selector: `#field-${first}`, duration: 200 })
    const reply = await send({ merchantId, hours: hoursOf(values) })
    if (!reply) return
    setOutcome(reply.ok ? { tone: 'ok', words: '保存好了，小哥看到的就是新的。' } : { tone: 'no', words: errorText(reply.error) })
  }

  return { values, set, save, problems, outcome }
}

const given: Option<'yes' | 'no'>[] = [
  { value: 'yes', label: '写营业时间' },
  { value: 'no', label: '不写', note: '小哥看到的是“没写营业时间”' },
]
const alike: Option<'yes' | 'no'>[] = [
  { value: 'yes', label: '每天一样' },
  { value: 'no', label: '有几天不一样' },
]

function HoursForm({ shop }: { shop: Shop }) {
  const { values, set, save, problems, outcome } = useHours(shop)
  const [first = []] = values.week
  const hours = hoursOf(values)
  const lines = hours ? [...new Set(hoursTexts(hours, serverNow()))] : []
  return (
    <Screen footer={<Button onTap={save}>保存营业时间</Button>}>
      <Card>
        <Field id="field-given" label="营业时间">
          <Options options={given} isChosen={(one) => (one === 'yes') === values.given} onTap={(one) => set({ given: one === 'yes' })} />
        </Field>
      </Card>
      {hours && (
        <>
          <Card>
            <Field id="field-week" label="一个星期里" error={problems.week}>
              <Options
                options={alike}
                isChosen={(one) => (one === 'yes') === values.alike}
                onTap={(one) => set({ alike: one === 'yes', week: hours.week })}
              />
              {values.alike ? (
                <Windows
                  windows={first}
                  onChange={(spans) => set({ week: withDay(values.week, 0, spans) })}
                  usual={usualAfter(first)}
                  add="加一段时间"
                />
              ) : (
                <WeekDays week={values.week} onChange={(week) => set({ week })} />
              )}
            </Field>
          </Card>
          <Card>
            <Field id="field-exceptions" label="特别的日子" hint="过节休息，或者那天时间不一样" error={problems.exceptions}>
              <Exceptions exceptions={values.exceptions} onChange={(exceptions) => set({ exceptions })} />
            </Field>
          </Card>
          <Card title="小哥会看到">
            {lines.map((line) => (
              <View key={line}>{line}</View>
            ))}
          </Card>
        </>
      )}
      {outcome && <Notice tone={outcome.tone}>{outcome.words}</Notice>}
    </Screen>
  )
}

/** When the shop is open: spans of each weekday, and days that are different. */
export default function ShopHoursPage() {
  return <OfShop>{({ shop }) => <HoursForm shop={shop} />}</OfShop>
}
