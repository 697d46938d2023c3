import { View } from '@tarojs/components'
import type { ReturnReason, RiderView, WorkKind } from '../../../../../contract/account/rider'
import { callAction } from '../../../../services/callAction'
import { clockText } from '../../../../services/time'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { ChoiceField } from '../../../../ui/form/ChoiceField'
import type { Option } from '../../../../ui/form/Options'
import { PhotoField } from '../../../../ui/form/PhotoField'
import { TextField } from '../../../../ui/form/TextField'
import { Notice } from '../../../../ui/notice/Notice'
import { Screen } from '../../../../ui/screen/Screen'
import { returnReasonText, workKindText } from '../../words/rider'
import { PhoneField } from './PhoneField'
import { StationField } from './StationField'
import type { DraftState } from './useDraft'
import { useRegistration } from './useRegistration'
import './sendBar.scss'

const isReturnReason = (reason: string): reason is ReturnReason => reason in returnReasonText

/** What the last one who gave the application back asked to mend. */
function returnReasonsOf({ steps }: Pick<RiderView, 'steps'>) {
  const [last] = steps.filter(({ step }) => step === 'returned').slice(-1)
  return (last?.reasons ?? []).filter(isReturnReason).map((reason) => returnReasonText[reason])
}

const askForTicket = () => callAction('rider.uploadTicket', {})

/** Why the form is open although it was sent before. */
function WhyAgain({ rider }: { rider: RiderView }) {
  switch (rider.status) {
    case 'returned':
      return (
        <Notice tone="warn">
          {returnReasonsOf(rider).map(({ what, todo }) => (
            <View key={what}>
              {what}：{todo}
            </View>
          ))}
        </Notice>
      )
    case 'removed':
      return <Notice>你已离开原来的站点。选好现在的站点，再提交一次就行。</Notice>
    case 'waitingStation':
      return <Notice>已经提交过，站点还没处理。改好后要再点“提交登记”，站点才看得到。</Notice>
    default:
      return null
  }
}

interface Props {
  form: { submit: () => Promise<unknown>; problem: string | null }
  draft: DraftState
}

function draftText(draft: DraftState): string {
  switch (draft.kind) {
    case 'untouched':
      return '填了就存，随时可以离开'
    case 'saved':
      return `已存草稿 ${clockText(draft.at)}`
    case 'notSaved':
      return '没存上，联网后会再试'
  }
}

/** Always in reach: how the draft stands, and the button that sends it. */
const SendBar = ({ form, draft }: Props) => (
  <View className="send-bar">
    {form.problem && (
      <View className="send-bar__problem">
        <Notice tone="no">{form.problem}</Notice>
      </View>
    )}
    <View className="send-bar__draft">{draftText(draft)}</View>
    <View className="send-bar__send">
      <Button onTap={form.submit}>提交登记</Button>
    </View>
  </View>
)

const workKinds = Object.entries(workKindText).map(([value, label]) => ({ value, label })) as Option<WorkKind>[]

/** The form. */
export function RegistrationPage({ rider }: { rider: RiderView | null }) {
  const { form, draft, keep } = useRegistration(rider)
  // Copied numbers come in groups. Longer than allowed may be typed: cut off silently, nobody would see what is missing.
  const idNumber = form.field('idNumber')
  return (
    <Screen footer={<SendBar form={form} draft={draft} />}>
      {rider && <WhyAgain rider={rider} />}
      <Card title="你是谁">
        <TextField label="真实姓名" hint="和身份证上一样" maxLength={60} {...form.field('realName')} />
        <TextField
          label="身份证号"
          hint="18 位。加密保存，页面上只显示头尾"
          type="idcard"
          maxLength={24}
          masked={rider?.idNumberMasked ?? null}
          {...idNumber}
          onChange={(typed) => idNumber.onChange(typed?.replace(/\s/g, ''))}
        />
        <PhoneField masked={rider?.phoneMasked ?? null} onBound={keep} {...form.field('phone')} />
      </Card>
      <Card title="你在哪里跑单">
        <ChoiceField label="工种" options={workKinds} {...form.field('workKind')} />
        <StationField {...form.field('stationId')} closed={rider?.station && !rider.station.open ? rider.station : null} />
      </Card>
      <Card title="让站点认出你">
        <PhotoField
          label="本人照片"
          hint="正对镜头，不戴帽子、口罩"
          current={rider?.photoUrl ?? null}
          askForTicket={askForTicket}
          {...form.field('photo')}
        />
      </Card>
    </Screen>
  )
}
