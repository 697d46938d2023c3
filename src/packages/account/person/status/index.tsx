import { View } from '@tarojs/components'
import type { ComponentProps } from 'react'
import type { RiderView } from '../../../../../contract/account/rider'
import { openPage } from '../../../../routes'
import { serverNow, serverTimeOf } from '../../../../services/clock'
import { momentText } from '../../../../services/time'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { Stepper } from '../../../../ui/stepper/Stepper'
import { applicationSteps } from '../../applicationSteps'
import { useMe } from '../../useMe'
import { PhoneField } from '../register/PhoneField'
import { standingOf } from './standing'
import { TellMe } from './TellMe'
import '../../words/refusals'
import './standing.scss'
import '../../icons.scss'

interface Query {
  /** ms since 1970 */
  dataUpdatedAt: number
  refetch: () => Promise<unknown>
}

/** When this was last asked, and asks again: not everybody knows that a page can be pulled down. */
const AskedAt = ({ query: { dataUpdatedAt, refetch } }: { query: Query }) => (
  <Button variant="quiet" icon="clock" onTap={() => refetch()}>
    {momentText(serverTimeOf(dataUpdatedAt), serverNow())} 的情况，点这里刷新
  </Button>
)

/** The page's one big thing: where I stand and what I do. */
function Standing({ rider }: { rider: RiderView }) {
  const { title, note, tone, todo } = standingOf(rider)
  return (
    <Card>
      <View className={`standing standing--${tone}`}>{title}</View>
      <View>{note}</View>
      {todo && <Button onTap={todo.go}>{todo.words}</Button>}
      {!todo && rider.editable && (
        <Button variant="ghost" onTap={() => openPage('register')}>
          填错了，去修改
        </Button>
      )}
    </Card>
  )
}

/** The form is closed, but numbers change: guards find a pass by the digits of the number, and the station calls it. */
const PhoneNumber = ({ masked, onBound }: { masked: string | null; onBound: () => unknown }) => (
  <Card title="换了手机号">
    <View>改成微信里现在的号码，小哥码的手机尾号马上跟着变。</View>
    <PhoneField id="field-phone" masked={masked} value={undefined} error={undefined} onChange={() => undefined} onBound={onBound} />
  </Card>
)

const NotBegun = () => (
  <State
    icon="document"
    title="还没有登记"
    note="登记后，站点担保、区里审核走到哪一步，都在这里看"
    action={<Button onTap={() => openPage('register')}>开始登记</Button>}
  />
)

interface Props {
  rider: RiderView
  credits: number
  query: ComponentProps<typeof AskedAt>['query']
}

const Application = ({ rider, credits, query }: Props) => (
  <>
    <Standing rider={rider} />
    {rider.status !== 'removed' && (
      <Card title="走到哪一步">
        <Stepper steps={applicationSteps(rider, new Date())} />
      </Card>
    )}
    <TellMe rider={rider} credits={credits} />
    {!rider.editable && <PhoneNumber masked={rider.phoneMasked} onBound={query.refetch} />}
    <AskedAt query={query} />
    <Button variant="quiet" icon="exit" onTap={() => openPage('withdraw')}>
      退出登记，删除我的资料
    </Button>
  </>
)

export default function StatusPage() {
  const me = useMe()
  usePullRefresh(me.refetch)
  return (
    <Screen>
      <Answered query={me}>
        {({ rider, messageCredits }) => (rider ? <Application rider={rider} credits={messageCredits} query={me} /> : <NotBegun />)}
      </Answered>
    </Screen>
  )
}
