import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { CompoundRules } from '../../../../../contract/pass/compoundRules'
import { openPage, openTab } from '../../../../routes'
import { callNumber } from '../../../../services/callNumber'
import { useAction } from '../../../../services/useAction'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Notice } from '../../../../ui/notice/Notice'
import { Picture } from '../../../../ui/picture/Picture'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { Tag } from '../../../../ui/tag/Tag'
import { consentTexts } from '../../../account/words/consents'
import { rulesText } from '../../words/compoundRules'
import { levelWord } from '../standing'
import { Listing, Refused } from './Listing'
import { type Compound, useListing } from './useListing'
import './compound.scss'
import '../../../account/words/refusals'
import '../../words/refusals'
import '../../icons.scss'

/** How one gets in, before one stands at the gate. */
export const Rules = ({ rules, note }: { rules: CompoundRules; note: string | null }) => (
  <Card title="怎么进">
    {rulesText(rules).map((line) => (
      <View key={line}>{line}</View>
    ))}
    {note && <View className="compound__note">{`物业提醒：${note}`}</View>}
  </Card>
)

/** Face entry (人脸进门), by a consent of its own. The code at the gate stays as the other way in. */
export function FaceEntry({ compoundId, on }: { compoundId: string; on: boolean }) {
  const { setFace, refusal, problem } = useListing(compoundId)
  const { body, ifRefused } = consentTexts.face
  return (
    <Card title="人脸进门">
      <View>
        <Tag tone={on ? 'ok' : 'plain'}>{on ? '已打开' : '没打开'}</Tag>
      </View>
      {body.map((line) => (
        <View key={line}>{line}</View>
      ))}
      {!on && <View>{ifRefused}</View>}
      <Refused refusal={refusal} problem={problem} />
      <Button variant="ghost" onTap={() => setFace(!on)}>
        {on ? '不用人脸了，删除门禁里的照片' : '打开人脸进门'}
      </Button>
    </Card>
  )
}

const Head = ({ compound: { name, kind, level, community } }: { compound: Compound }) => (
  <View className="compound__top">
    <Picture name="gate" />
    <View className="compound__words">
      <View className="compound__head">
        <View className="compound__name">{name}</View>
        <Tag tone={level === 'friendly' ? 'ok' : 'plain'}>{levelWord[kind][level]}</Tag>
      </View>
      <View className="compound__where">{community}</View>
    </View>
  </View>
)

/** Ways on from here; none: nothing is shown. */
function More({ compound: { compoundId, hotline, map } }: { compound: Compound }) {
  if (!map && !hotline) return null
  return (
    <Card>
      {map && <ListRow icon="map" title="看楼栋图" note="进门后 4 小时内能看" onTap={() => openPage('buildingMap', { compoundId })} />}
      {hotline && <ListRow icon="phone" title={`打热线 ${hotline}`} note="物业或门岗" onTap={() => void callNumber(hotline)} />}
    </Card>
  )
}

/** A white list is also what a face reader knows. */
const hasListing = ({ rules, faceReaders, mine }: Compound) => rules.who === 'whiteList' || faceReaders || mine !== null

const Shown = ({ compound }: { compound: Compound }) => (
  <>
    <Card>
      <Head compound={compound} />
    </Card>
    {!compound.open && <Notice tone="warn">这里现在停用小哥码，请按门岗的要求登记。</Notice>}
    {hasListing(compound) && compound.open && <Listing compound={compound} />}
    <Rules rules={compound.rules} note={compound.note} />
    {compound.faceReaders && compound.mine?.state === 'approved' && <FaceEntry compoundId={compound.compoundId} on={compound.mine.face} />}
    <More compound={compound} />
  </>
)

/** For somebody who isn't verified (yet): what comes before. */
const VerifyFirst = () => (
  <State
    icon="shield"
    title="认证小哥才能用"
    note="登记认证通过后，这里就能用了"
    action={<Button onTap={() => openTab('pass')}>去登记认证</Button>}
  />
)

const lacksVerification = (error: ReturnType<typeof useAction<'pass.compound'>>['error']) =>
  error?.refusal.code === 'FORBIDDEN' && error.refusal.details.lacking === 'verification'

export default function CompoundPage() {
  const { compoundId = '' } = useRouter().params
  const compound = useAction('pass.compound', { compoundId })
  if (lacksVerification(compound.error)) {
    return (
      <Screen>
        <VerifyFirst />
      </Screen>
    )
  }
  return (
    <Screen>
      <Answered query={compound}>{(found) => <Shown compound={found} />}</Answered>
    </Screen>
  )
}
