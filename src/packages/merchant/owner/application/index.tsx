import { View } from '@tarojs/components'
import { useState } from 'react'
import type { ShopApplication } from '../../../../../contract/merchant/application'
import { openPage } from '../../../../routes'
import { errorText } from '../../../../services/errorText'
import { momentText } from '../../../../services/time'
import { useAction } from '../../../../services/useAction'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { useServerNow } from '../../../../services/useServerNow'
import { useWrite } from '../../../../services/useWrite'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Notice } from '../../../../ui/notice/Notice'
import { Dialog } from '../../../../ui/overlay/Overlay'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { Tag } from '../../../../ui/tag/Tag'
import { declinedText } from '../../words/applications'
import { kindText } from '../../words/shops'
import { ApplicationForm } from './ApplicationForm'
import '../../icons.scss'
import '../../words/refusals'

const TICK_MS = 60_000

/** Takes the application back, after a question. */
function Withdraw() {
  const { send, busy } = useWrite('merchant.withdrawApplication')
  const [asking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const withdraw = async () => {
    const reply = await send({})
    if (!reply) return
    setAsking(false)
    setProblem(reply.ok ? null : errorText(reply.error))
  }
  return (
    <>
      {problem && <Notice tone="no">{problem}</Notice>}
      <Button variant="ghost" onTap={() => setAsking(true)}>
        撤回申请
      </Button>
      {asking && (
        <Dialog
          title="撤回开店申请？"
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button variant="danger" busy={busy} onTap={withdraw}>
                撤回
              </Button>
              <Button variant="ghost" onTap={() => setAsking(false)}>
                不撤
              </Button>
            </>
          }
        >
          <View>填过的会删掉，为这家店准备的营业时间、优惠和店员也会删掉。以后能重新申请。</View>
        </Dialog>
      )}
    </>
  )
}

type Sent = NonNullable<ShopApplication['sent']>

const lines = ({ kind, address, phone, discount, creditCode }: Sent) => [
  `${kindText[kind]}，${address}`,
  `电话：${phone}`,
  `给小哥：${discount}`,
  `信用代码：${creditCode}`,
]

/** It waits for the district. Meanwhile the shop can be prepared. */
function Waiting({ application: { merchantId, since }, sent, now }: { application: ShopApplication; sent: Sent; now: Date }) {
  return (
    <>
      <Card title={sent.name}>
        <View>
          <Tag tone="warn">区里在看</Tag>
        </View>
        <View>{`${momentText(since, now)} 交的`}</View>
        {lines(sent).map((line) => (
          <View key={line}>{line}</View>
        ))}
        <View>区里有答复，会发消息给你。店名、地址、电话写错了，在下面改。别的要改，先撤回再申请。</View>
      </Card>
      <Card>
        <ListRow
          icon="shop"
          title="先把店准备好"
          note="店铺资料、营业时间、优惠，区里同意了马上能用"
          onTap={() => openPage('ownShop', { merchantId })}
        />
      </Card>
      <Withdraw />
    </>
  )
}

/** The district has not taken it. What was sent is corrected and sent again. */
function Declined({ application, onSent }: { application: ShopApplication; onSent: () => void }) {
  const { declined, sent } = application
  return (
    <>
      <Notice tone="no">{`被退回：${declined ? declinedText(declined.reason, declined.words) : ''}`}</Notice>
      <ApplicationForm sent={sent} onSent={onSent} />
      <Withdraw />
    </>
  )
}

/** The shop has joined. */
function Accepted({ merchantId, onAnother }: { merchantId: ShopApplication['merchantId']; onAnother: () => void }) {
  const actions = (
    <>
      <Button onTap={() => openPage('ownShop', { merchantId })}>去我的店</Button>
      <Button variant="ghost" onTap={onAnother}>
        再申请一家店
      </Button>
    </>
  )
  return <State icon="check" title="区里同意了，你的店开了" note="写上营业时间和优惠，小哥就能用" action={actions} />
}

const NewApplication = ({ onSent }: { onSent: () => void }) => (
  <>
    <Notice>给小哥优惠的店，小哥在“优惠”里找得到。填好交给区里看，区里同意了就开店。一个人一次申请一家。</Notice>
    <ApplicationForm sent={null} onSent={onSent} />
  </>
)

/** My application for a shop: not sent, waiting, declined, or accepted. */
export default function ShopApplicationPage() {
  const own = useAction('merchant.ownApplication', {})
  const now = useServerNow(TICK_MS)
  const [another, setAnother] = useState(false)
  usePullRefresh(own.refetch)
  const onSent = () => setAnother(false)
  return (
    <Screen>
      <Answered query={own}>
        {({ application }) => {
          if (!application) return <NewApplication onSent={onSent} />
          const { state, sent, merchantId } = application
          if (state === 'pending' && sent) return <Waiting application={application} sent={sent} now={now} />
          if (state === 'declined') return <Declined application={application} onSent={onSent} />
          return another ? <NewApplication onSent={onSent} /> : <Accepted merchantId={merchantId} onAnother={() => setAnother(true)} />
        }}
      </Answered>
    </Screen>
  )
}
