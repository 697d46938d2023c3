import type { RiderRow } from '../../../../../contract/account/station'
import { openPage } from '../../../../routes'
import { dayText, elapsedText } from '../../../../services/time'
import { Avatar } from '../../../../ui/avatar/Avatar'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { State } from '../../../../ui/states/State'
import { workKindText } from '../../words/rider'
import type { RiderListName } from './useRiderList'

interface Props {
  list: RiderListName
  riders: readonly RiderRow[]
  paging: { hasNextPage: boolean; isFetchingNextPage: boolean; more: (() => unknown) | null }
}

const nobody: Record<RiderListName, { title: string; note: string }> = {
  'station.waiting': { title: '没有人在等', note: '小哥选了本站并提交后，会出现在这里' },
  'station.members': { title: '还没有在站小哥', note: '你担保并认证通过的小哥，会出现在这里' },
}

function noteOf(list: RiderListName, { workKind, since }: RiderRow, now: Date) {
  const kind = workKindText[workKind]
  return list === 'station.waiting' ? `${kind} · 等了 ${elapsedText(since, now)}` : `${kind} · ${dayText(since, now)}认证`
}

/** Rows in order, the next page on demand. */
export function RiderList({ list, riders, paging }: Props) {
  if (riders.length === 0) return <State icon="person" {...nobody[list]} />
  const now = new Date()
  return (
    <>
      <Card>
        {riders.map((rider) => (
          <ListRow
            key={rider.riderId}
            leading={<Avatar name={rider.realName} />}
            title={rider.realName}
            note={noteOf(list, rider, now)}
            onTap={() => openPage('application', { riderId: rider.riderId })}
          />
        ))}
      </Card>
      {paging.hasNextPage && (
        <Button variant="ghost" busy={paging.isFetchingNextPage} {...(paging.more && { onTap: paging.more })}>
          再看一些
        </Button>
      )}
    </>
  )
}
