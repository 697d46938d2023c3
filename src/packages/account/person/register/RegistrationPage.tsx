import type { RiderView, WorkKind } from '../../../../../contract/account/rider'
import { Card } from '../../../../ui/card/Card'
import { ChoiceField } from '../../../../ui/form/ChoiceField'
import type { Option } from '../../../../ui/form/Options'
import { PhotoField } from '../../../../ui/form/PhotoField'
import { TextField } from '../../../../ui/form/TextField'
import { Screen } from '../../../../ui/screen/Screen'
import { workKindText } from '../../words/rider'
import { PhoneField } from './PhoneField'
import { SendBar } from './SendBar'
import { StationField } from './StationField'
import { useRegistration } from './useRegistration'
import { WhyAgain } from './WhyAgain'

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
        <PhotoField label="本人照片" hint="正对镜头，不戴帽子、口罩" current={rider?.photoUrl ?? null} {...form.field('photo')} />
      </Card>
    </Screen>
  )
}
