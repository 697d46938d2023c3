import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import type { CompoundView } from '../../../../../contract/pass/compound'
import { openPage } from '../../../../routes'
import { serverNow } from '../../../../services/clock'
import { errorText } from '../../../../services/errorText'
import { dayOf } from '../../../../services/time'
import { useAction } from '../../../../services/useAction'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { useWrite } from '../../../../services/useWrite'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Notice } from '../../../../ui/notice/Notice'
import { Screen } from '../../../../ui/screen/Screen'
import { useMe } from '../../../account/useMe'
import { SigningCard } from '../../convention/SigningCard'
import { convention } from '../../words/convention'
import { OfCompound } from '../OfCompound'
import { Hours, totalOf } from './Hours'
import { Inside } from './Inside'
import { Ways } from './Ways'
import './today.scss'
import './home.scss'
import '../../words/refusals'
import '../../icons.scss'

interface Props {
  compoundId: string
  /** Undefined while it isn't known, null when it could not be fetched. */
  entered: number | null | undefined
  /** Riders who ask for the white list. */
  waiting: number
}

function countText(entered: Props['entered']): string {
  if (entered === null) return '没取到'
  return entered === undefined ? '…' : `${entered} 人次`
}

/** The page's one big thing: how many came in today, and what waits. */
const Today = ({ compoundId, entered, waiting }: Props) => (
  <Card tone="hero">
    <View>
      <View className="today__label">今天进门</View>
      <View className="today__number">{countText(entered)}</View>
      <View className="today__label">{waiting > 0 ? `${waiting} 人申请进白名单，等你批准` : '现在没有人申请白名单'}</View>
    </View>
    {waiting > 0 ? (
      <Button variant="light" onTap={() => openPage('compoundListings', { compoundId })}>
        去处理申请
      </Button>
    ) : (
      <Button variant="light" onTap={() => openPage('compoundLog', { compoundId })}>
        看通行记录
      </Button>
    )}
  </Card>
)

/** The convention for this compound: the property manager signs, the community beside them. */
function Convention({ compound }: { compound: CompoundView }) {
  const { compoundId } = compound
  const { compoundSignedAt, communitySignedAt } = compound.convention
  const { send } = useWrite('convention.signForCompound')
  const sign = async () => {
    const reply = await send({ version: convention.version, compoundId })
    return reply && !reply.ok ? errorText(reply.error) : null
  }
  return (
    <SigningCard
      signatures={[
        { party: '物业', signedAt: compoundSignedAt, unless: '三方签齐了，才能批准白名单' },
        { party: '社区', signedAt: communitySignedAt, unless: '由社区签，区里登记' },
      ]}
      onSign={sign}
    />
  )
}

const levelText = {
  compound: { friendly: '友好小区', preparing: '友好小区（准备中）' },
  mall: { friendly: '友好商圈', preparing: '友好商圈（准备中）' },
} as const

const Head = ({ compound: { name, kind, level, community } }: { compound: CompoundView }) => (
  <View>
    <View className="compound-home__name">{name}</View>
    <View className="compound-home__note">{`${levelText[kind][level]} · ${community}`}</View>
  </View>
)

/** What is going on here today. */
function useToday({ compoundId, gates }: CompoundView) {
  const [now, setNow] = useState(serverNow)
  useDidShow(() => setNow(serverNow()))
  const me = useMe()
  const figures = useAction('compound.figures', { compoundId, day: dayOf(now) })
  const inside = useAction('compound.inside', { compoundId }, { enabled: gates.some(({ exits }) => exits) })
  const place = me.data?.workplaces.find((one) => one.role === 'propertyManager' && one.compoundId === compoundId)
  usePullRefresh(() => Promise.all([me.refetch(), figures.refetch(), ...(inside.data ? [inside.refetch()] : [])]))
  const hours = figures.data?.hours ?? (figures.error ? null : undefined)
  return { now, hours, inside: inside.data, waiting: place?.role === 'propertyManager' ? place.waiting : 0 }
}

/** The property manager's first page. */
function Home({ compound }: { compound: CompoundView }) {
  const { compoundId } = compound
  const { now, hours, inside, waiting } = useToday(compound)
  const signed = compound.convention.compoundSignedAt !== null
  const refused = hours ? totalOf(hours, 'refused') : 0
  return (
    <Screen>
      <Head compound={compound} />
      {!compound.open && <Notice tone="warn">区里已停用这里的小哥码，现在谁也进不来。要恢复，请联系区里。</Notice>}
      <Today compoundId={compoundId} entered={hours && totalOf(hours, 'entered')} waiting={waiting} />
      {refused > 0 && (
        <Card>
          <ListRow
            icon="warning"
            title={`今天拒绝了 ${refused} 次`}
            note="看看是谁、为什么"
            onTap={() => openPage('compoundLog', { compoundId, outcome: 'refused' })}
          />
        </Card>
      )}
      {!signed && <Convention compound={compound} />}
      <Ways compound={compound} />
      {hours && <Hours hours={hours} />}
      {inside && <Inside answer={inside} now={now} />}
      {signed && <Convention compound={compound} />}
    </Screen>
  )
}

export default function CompoundHomePage() {
  return <OfCompound>{(compound) => <Home compound={compound} />}</OfCompound>
}
