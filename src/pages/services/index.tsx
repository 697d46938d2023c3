import { useState } from 'react'
import type { Known, Me, Service } from '../../domains/domainHome'
import { useTabWord } from '../../domains/middleTab'
import { groupedServices, openService, useKnownHere } from '../../domains/services'
import { useMe } from '../../packages/account/useMe'
import { Card } from '../../ui/card/Card'
import { SearchField } from '../../ui/form/SearchField'
import { ListRow } from '../../ui/listRow/ListRow'
import { Screen } from '../../ui/screen/Screen'
import { State } from '../../ui/states/State'
import { Tag } from '../../ui/tag/Tag'

interface RowProps {
  service: Service
  known: Known
  me: Me | undefined
}

/** A service with how it is for this person just now; where they can only look, with the reason. */
function ServiceRow({ service, known, me }: RowProps) {
  const { name, note, icon } = service
  const hindrance = (me && service.hindrance?.(me)) ?? null
  const state = hindrance === null ? (service.now?.(known) ?? null) : null
  return (
    <ListRow
      icon={icon}
      title={name}
      note={state?.words ?? note}
      trailing={hindrance !== null ? <Tag>{hindrance}</Tag> : state?.urgent && <Tag tone="warn">等你</Tag>}
      onTap={() => openService(service)}
    />
  )
}

/** All that can be done in the app, in groups, also before anything is known of the person. What concerns the account stands in 我的. */
export default function ServicesPage() {
  useTabWord()
  const { data: me } = useMe()
  const known = useKnownHere()
  const [searched, setSearched] = useState('')
  const groups = groupedServices(searched)
  return (
    <Screen>
      <SearchField value={searched} onChange={setSearched} placeholder="找服务，如夜校" />
      {groups.length === 0 && <State icon="info" title="没有找到这个服务" note="换个词试试" />}
      {groups.map(({ group, services }) => (
        <Card key={group} title={group}>
          {services.map((service) => (
            <ServiceRow key={service.name} service={service} known={known} me={me} />
          ))}
        </Card>
      ))}
    </Screen>
  )
}
