import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import * as z from 'zod/mini'
import type { MerchantId } from '../../../../../contract/merchant/ids'
import { ClerkLabel, type ShopPeople } from '../../../../../contract/merchant/shopPeople'
import { errorText } from '../../../../services/errorText'
import { dayText } from '../../../../services/time'
import { useAction } from '../../../../services/useAction'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { useWrite } from '../../../../services/useWrite'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Notice } from '../../../../ui/notice/Notice'
import { Dialog } from '../../../../ui/overlay/Overlay'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { InviteSheet } from '../../../account/InviteSheet'
import '../../icons.scss'

type Colleague = ShopPeople['people'][number]

const clerkSchema = z.strictObject({ label: ClerkLabel })
const sinceText = (since: string) => `${dayText(since, new Date())}起`

interface RemoveProps {
  merchantId: MerchantId
  clerk: Colleague
  onDone: () => void
  onClose: () => void
}

/** Asks before somebody loses the work here. */
function RemoveDialog({ merchantId, clerk: { personId, label }, onDone, onClose }: RemoveProps) {
  const { send } = useWrite('merchant.removeClerk')
  const [problem, setProblem] = useState<string | null>(null)
  const remove = async () => {
    const reply = await send({ merchantId, personId })
    if (reply?.ok) onDone()
    else if (reply) setProblem(errorText(reply.error))
  }
  const actions = (
    <>
      <Button variant="danger" onTap={remove}>
        不再当店员
      </Button>
      <Button variant="ghost" onTap={onClose}>
        还当店员
      </Button>
    </>
  )
  return (
    <Dialog title={`${label}不再当店员？`} actions={actions} onClose={onClose}>
      <View>马上不能再核销。以前的记录还在。要回来，再发一个邀请码就行。</View>
      {problem && <Notice tone="no">{problem}</Notice>}
    </Dialog>
  )
}

interface PeopleProps {
  shop: ShopPeople
  onLeave: (clerk: Colleague) => void
}

const People = ({ shop: { people }, onLeave }: PeopleProps) => {
  const clerks = people.filter(({ role }) => role === 'clerk')
  const owners = people.filter(({ role }) => role === 'shopOwner')
  return (
    <>
      {clerks.length === 0 ? (
        <State icon="people" title="还没有店员" note="发一个邀请码，店员的手机就能核销。没有店员，小哥也能扫店里的码自己用" />
      ) : (
        <Card title={`店员 ${clerks.length} 人`}>
          {clerks.map((clerk) => (
            <ListRow
              key={clerk.personId}
              icon="person"
              title={clerk.label}
              note={sinceText(clerk.since)}
              trailing={
                <Button variant="quiet" onTap={() => onLeave(clerk)}>
                  不当了
                </Button>
              }
            />
          ))}
        </Card>
      )}
      <Card title="店主">
        {owners.map(({ personId, label, since }) => (
          <ListRow key={personId} icon="clipboard" title={label} note={sinceText(since)} />
        ))}
        <View>店主的增减由区里办，请联系区里工作人员。</View>
      </Card>
    </>
  )
}

/** Who works in the shop: clerks come by a code of the owner and leave at once. */
export default function ShopPeoplePage() {
  const merchantId = (useRouter().params.merchantId ?? '') as MerchantId
  const shop = useAction('merchant.people', { merchantId })
  const { send } = useWrite('merchant.inviteClerk')
  const [inviting, setInviting] = useState(false)
  const [leaving, setLeaving] = useState<Colleague | null>(null)
  const [done, setDone] = useState<string | null>(null)
  usePullRefresh(shop.refetch)
  const invite = (
    <Button icon="plus" onTap={() => setInviting(true)}>
      邀请店员
    </Button>
  )
  return (
    <Screen footer={invite}>
      {done && <Notice tone="ok">{done}</Notice>}
      <Answered query={shop}>{(known) => <People shop={known} onLeave={setLeaving} />}</Answered>
      {inviting && (
        <InviteSheet
          title="邀请一位店员"
          hint="记录里就这么写，如“小李”。不用写全名"
          schema={clerkSchema}
          invite={(label) => send({ merchantId, label })}
          onClose={() => setInviting(false)}
        />
      )}
      {leaving && (
        <RemoveDialog
          merchantId={merchantId}
          clerk={leaving}
          onClose={() => setLeaving(null)}
          onDone={() => {
            setDone(`${leaving.label}已不是店员`)
            setLeaving(null)
          }}
        />
      )}
    </Screen>
  )
}
