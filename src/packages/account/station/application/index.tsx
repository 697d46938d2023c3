import { Image, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { RiderStep } from '../../../../../contract/account/rider'
import type { ApplicationView } from '../../../../../contract/account/station'
import { momentText } from '../../../../services/time'
import { useAction } from '../../../../services/useAction'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { pictureOf } from '../../../../ui/aria'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { Tag } from '../../../../ui/tag/Tag'
import { stepText, workKindText } from '../../words/rider'
import { reasonLabel, statusLabel } from '../reasons'
import { Actions } from './Actions'
import { PhoneRow } from './PhoneRow'
import { useNext } from './useNext'
import { useReview } from './useReview'
import './portrait.scss'
import '../../words/refusals'

/** Large enough to recognise somebody. */
const Portrait = ({ application: { photoUrl, realName, workKind, status } }: { application: ApplicationView }) => (
  <Card>
    {photoUrl ? (
      <Image className="portrait__picture" src={photoUrl} mode="aspectFit" {...pictureOf(`${realName}的照片`)} />
    ) : (
      <View className="portrait__none">照片打不开，请下拉刷新</View>
    )}
    <View className="portrait__who">
      <View className="portrait__name">{realName}</View>
      <Tag tone={status === 'verified' ? 'ok' : 'warn'}>{statusLabel[status]}</Tag>
    </View>
    <View>{workKindText[workKind]}</View>
  </Card>
)

/** What the rider stated, masked. */
const Facts = ({ application: { riderId, idNumberMasked, phoneMasked, station } }: { application: ApplicationView }) => (
  <Card>
    <ListRow title="站点" note={`${station.platform} · ${station.name}`} />
    <ListRow title="身份证号" note={idNumberMasked} />
    <PhoneRow riderId={riderId} masked={phoneMasked} />
  </Card>
)

/** What happened so far, newest first. */
function History({ steps }: { steps: readonly RiderStep[] }) {
  const now = new Date()
  return (
    <Card title="办理经过">
      {[...steps].reverse().map(({ step, at, reasons = [] }) => (
        <ListRow key={`${step}${at}`} title={stepText[step]} note={[momentText(at, now), ...reasons.map(reasonLabel)].join(' · ')} />
      ))}
    </Card>
  )
}

interface Props {
  application: ApplicationView
  onReload: () => Promise<unknown>
}

/** One rider's application: who it is, what was decided before, what to decide now. */
export function Application({ application, onReload }: Props) {
  const review = useReview(application, onReload)
  const next = useNext(application)
  const { after } = useRouter().params
  const actions = <Actions application={application} review={review} next={next} isAfterVouch={after === 'vouched'} />
  return (
    <Screen footer={actions}>
      <Portrait application={application} />
      <Facts application={application} />
      <History steps={application.steps} />
    </Screen>
  )
}

export default function ApplicationPage() {
  const { riderId = '' } = useRouter().params
  const query = useAction('station.application', { riderId })
  usePullRefresh(query.refetch)
  if (query.data) return <Application application={query.data} onReload={query.refetch} />
  return (
    <Screen>
      <Answered query={query}>{() => null}</Answered>
    </Screen>
  )
}
