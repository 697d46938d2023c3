import { View } from '@tarojs/components'
import type { Appeal, PassView } from '../../../../contract/pass/pass'
import { openPage } from '../../../routes'
import { dayText, momentText } from '../../../services/time'
import { Button } from '../../../ui/button/Button'
import { Card } from '../../../ui/card/Card'
import { Notice } from '../../../ui/notice/Notice'
import { passEndText, passStateText } from '../words/pass'
import { Holder } from './Holder'
import type { PassStanding } from './passStanding'
import { Renew } from './Renew'

/** How the holder's appeal (申诉) stands, or the way to make one. */
const AppealState = ({ appeal, now }: { appeal: Appeal | null; now: Date }) =>
  appeal?.state === 'waiting' ? (
    <Notice icon="clock">{`${momentText(appeal.at, now)} 申诉了，区工作人员在看。有了结果会在消息里告诉你`}</Notice>
  ) : (
    <>
      {appeal?.state === 'refused' && <View>{`上次申诉没有通过：${appeal.answer ?? '没有写原因'}`}</View>}
      <Button icon="pen" onTap={() => openPage('appeal')}>
        {appeal?.state === 'refused' ? '再申诉一次' : '申诉'}
      </Button>
    </>
  )

interface Props {
  pass: PassView
  standing: PassStanding
  now: Date
}

function whatNow({ end }: PassStanding, now: Date): string {
  if (end?.reason === 'leftStation') return '到新站点登记，站点担保后马上恢复。'
  if (end?.reason === 'identityMoved') return '请用那个微信号打开小哥码。不是你本人换的，请马上联系站点负责人。'
  if (end?.until) return `${momentText(end.until, now)} 自动恢复，不用做什么。有不同意见可以申诉。`
  return '有不同意见可以申诉，区工作人员会看。'
}

/** A pass that doesn't hold: why, since when, and what to do. */
export function Ended({ pass, standing, now }: Props) {
  const { state, end } = standing
  return (
    <Card>
      <Holder holder={pass.holder} />
      <Notice tone="no">{`小哥码${passStateText[state]}，现在不能用来进门和享优惠`}</Notice>
      {state === 'expired' ? (
        <Expired pass={pass} now={now} />
      ) : (
        <View>{`原因：${end ? `${passEndText[end.reason]}（${momentText(end.since, now)} 起）` : '请联系站点负责人'}。${whatNow(standing, now)}`}</View>
      )}
      {end?.reason === 'leftStation' && <Button onTap={() => openPage('register')}>去新站点登记</Button>}
      {end && !['leftStation', 'identityMoved'].includes(end.reason) && <AppealState appeal={pass.appeal} now={now} />}
    </Card>
  )
}

const Expired = ({ pass, now }: { pass: PassView; now: Date }) => (
  <>
    <View>{`${dayText(pass.expiresAt, now)}到期了。${pass.renewable ? '续一下马上恢复。' : '重新登记认证后恢复。'}`}</View>
    {pass.renewable ? <Renew /> : <Button onTap={() => openPage('register')}>去登记</Button>}
  </>
)
