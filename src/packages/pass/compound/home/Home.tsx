import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import type { CompoundView } from '../../../../../contract/pass/compound'
import { openPage } from '../../../../routes'
import { serverNow } from '../../../../services/clock'
import { dayOf } from '../../../../services/time'
import { useAction } from '../../../../services/useAction'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Notice } from '../../../../ui/notice/Notice'
import { Screen } from '../../../../ui/screen/Screen'
import { useMe } from '../../../account/useMe'
import { Convention } from './Convention'
import { Hours } from './Hours'
import './home.scss'
import { totalOf } from './hours'
import { Inside } from './Inside'
import { Today } from './Today'
import { Ways } from './Ways'

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
export function Home({ compound }: { compound: CompoundView }) {
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
      {hours && <Hours hours={hours} />}
      <Ways compound={compound} />
      {inside && <Inside answer={inside} now={now} />}
      {signed && <Convention compound={compound} />}
    </Screen>
  )
}
