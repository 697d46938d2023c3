import type { RiderStatus, RiderView } from '../../../../contract/account/rider'
import { openTab } from '../../../routes'
import { useKeptPicture } from '../../../services/kept/useKeptPicture'
import { Avatar } from '../../../ui/avatar/Avatar'
import { Card } from '../../../ui/card/Card'
import { ListRow } from '../../../ui/listRow/ListRow'
import { Tag, type TagTone } from '../../../ui/tag/Tag'
import { statusText } from '../words/rider'

const tone: Record<RiderStatus, TagTone> = {
  draft: 'plain',
  waitingStation: 'warn',
  waitingDistrict: 'warn',
  returned: 'no',
  verified: 'ok',
  removed: 'no',
}

/** My registration in one row. `validity`: until when the pass holds. */
export function Profile({ rider, validity }: { rider: RiderView | null; validity: string | null }) {
  const photo = useKeptPicture('portrait', rider?.photoUrl ?? null)
  const name = rider?.realName ?? ''
  const state = rider && <Tag tone={tone[rider.status]}>{statusText[rider.status].word}</Tag>
  return (
    <Card>
      <ListRow
        leading={<Avatar name={name} photoUrl={photo} />}
        title={name || '还没登记'}
        note={rider ? [rider.station?.name, validity].filter(Boolean).join(' · ') : '登记后，由站点担保、区里审核'}
        trailing={state}
        onTap={() => openTab('pass')}
      />
    </Card>
  )
}
