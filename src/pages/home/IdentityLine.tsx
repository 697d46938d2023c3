import { View } from '@tarojs/components'
import { useState } from 'react'
import type { RiderView } from '../../../contract/account/rider'
import { chooseIdentity, type Identity } from '../../domains/identities'
import { statusText } from '../../packages/account/words/rider'
import { openPage } from '../../routes'
import { serverNow } from '../../services/clock'
import { greeting } from '../../services/time'
import { aria } from '../../ui/aria'
import { Icon } from '../../ui/icon/Icon'
import { ListRow } from '../../ui/listRow/ListRow'
import { Sheet } from '../../ui/overlay/Overlay'
import { Tag } from '../../ui/tag/Tag'
import './identityLine.scss'

/** Says as what the app is used, for somebody who is more than one thing here, and changes it. */
function Chip({ identities, current }: { identities: readonly Identity[]; current: Identity }) {
  const [choosing, setChoosing] = useState(false)
  const choose = (identity: Identity) => {
    chooseIdentity(identity)
    setChoosing(false)
  }
  return (
    <>
      <View className="identity__chip" {...aria({ role: 'button' })} onClick={() => setChoosing(true)}>
        {current.word}
        <Icon name="chevron" />
      </View>
      {choosing && (
        <Sheet title="现在用哪个身份" onClose={() => setChoosing(false)}>
          <View>
            {identities.map((identity) => (
              <ListRow
                key={identity.key}
                title={identity.word}
                trailing={identity.key === current.key && <Tag tone="ok">正在用</Tag>}
                onTap={() => choose(identity)}
              />
            ))}
          </View>
        </Sheet>
      )}
    </>
  )
}

interface Props {
  rider: RiderView | null
  identities: readonly Identity[]
  current: Identity
  unread: number
}

const standingOf = (rider: RiderView | null) =>
  rider ? [rider.station?.platform, rider.station?.name, statusText[rider.status].word].filter(Boolean).join(' · ') : '还没登记认证'

/** The first line of the home page: who I am, as what, and whether something has come for me. */
export const IdentityLine = ({ rider, identities, current, unread }: Props) => (
  <View>
    <View className="identity">
      <View className="identity__name">{rider?.realName ?? greeting(serverNow())}</View>
      {identities.length > 1 && <Chip identities={identities} current={current} />}
      <View className="identity__bell" {...aria({ role: 'button' })} onClick={() => openPage('inbox')}>
        <Icon name="bell" />
        消息
        {unread > 0 && <View className="identity__unread">{unread > 99 ? '99+' : unread}</View>}
      </View>
    </View>
    {current.workplaces.length === 0 && <View className="identity__note">{standingOf(rider)}</View>}
    {current.workplaces.length > 0 && identities.length === 1 && <View className="identity__note">{current.word}</View>}
  </View>
)
