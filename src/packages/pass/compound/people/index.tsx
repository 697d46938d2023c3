import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CompoundView } from '../../../../../contract/pass/compound'
import { errorText } from '../../../../services/errorText'
import { dayText } from '../../../../services/time'
import { useWrite } from '../../../../services/useWrite'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Notice } from '../../../../ui/notice/Notice'
import { Dialog } from '../../../../ui/overlay/Overlay'
import { Screen } from '../../../../ui/screen/Screen'
import { State } from '../../../../ui/states/State'
import { InviteSheet } from '../../../account/InviteSheet'
import { guardSchema } from '../nameSchema'
import { OfCompound } from '../OfCompound'
import { toTop, useChangeCompound } from '../useCompound'
import '../../icons.scss'

type Colleague = CompoundView['people'][number]

interface Props {
  compoundId: string
  guard: Colleague
  onDone: () => void
  onClose: () => void
}

/** Asks before somebody loses the work here. */
function RemoveDialog({ compoundId, guard: { personId, label }, onDone, onClose }: Props) {
  const { change } = useChangeCompound('compound.removeGuard')
  const [problem, setProblem] = useState<string | null>(null)
  const remove = async () => {
    const reply = await change({ compoundId, personId })
    if (reply?.ok) onDone()
    else if (reply) setProblem(errorText(reply.error))
  }
  const actions = (
    <>
      <Button variant="danger" onTap={remove}>
        取消门岗
      </Button>
      <Button variant="ghost" onTap={onClose}>
        先不取消
      </Button>
    </>
  )
  return (
    <Dialog title={`${label}不再当门岗？`} actions={actions} onClose={onClose}>
      <View>马上不能再核验小哥。以前的记录还在。要回来，再发一个邀请码就行。</View>
      {problem && <Notice tone="no">{problem}</Notice>}
    </Dialog>
  )
}

const sinceText = (since: string) => `${dayText(since, new Date())}起`

/** Who stands at the gates, and who manages the compound. */
function People({ compound: { compoundId, people } }: { compound: CompoundView }) {
  const [inviting, setInviting] = useState(false)
  const [leaving, setLeaving] = useState<Colleague | null>(null)
  const [done, setDone] = useState<string | null>(null)
  const inviteGuard = useWrite('compound.inviteGuard')
  const guards = people.filter(({ role }) => role === 'guard')
  const managers = people.filter(({ role }) => role === 'propertyManager')
  const removed = (label: string) => {
    setDone(`${label}已不是门岗`)
    setLeaving(null)
    toTop()
  }
  const invite = (
    <Button icon="plus" onTap={() => setInviting(true)}>
      邀请门岗
    </Button>
  )
  return (
    <Screen footer={invite}>
      {done && <Notice tone="ok">{done}</Notice>}
      {guards.length === 0 ? (
        <State icon="people" title="还没有门岗" note="发一个邀请码，门岗的手机就能核验小哥。没有门岗，小哥也能扫门口码进" />
      ) : (
        <Card title={`门岗 ${guards.length} 人`}>
          {guards.map((guard) => (
            <ListRow
              key={guard.personId}
              icon="person"
              title={guard.label}
              note={sinceText(guard.since)}
              trailing={
                <Button variant="quiet" onTap={() => setLeaving(guard)}>
                  取消
                </Button>
              }
            />
          ))}
        </Card>
      )}
      <Card title="物业">
        {managers.map(({ personId, label, since }) => (
          <ListRow key={personId} icon="clipboard" title={label} note={sinceText(since)} />
        ))}
        <View>物业的增减由区里办，请联系区里工作人员。</View>
      </Card>
      {inviting && (
        <InviteSheet
          title="邀请一位门岗"
          hint="记录里就这么写，如“西门老王”。不用写全名"
          schema={guardSchema}
          invite={(label) => inviteGuard.send({ compoundId, label })}
          onClose={() => setInviting(false)}
        />
      )}
      {leaving && (
        <RemoveDialog compoundId={compoundId} guard={leaving} onDone={() => removed(leaving.label)} onClose={() => setLeaving(null)} />
      )}
    </Screen>
  )
}

export default function CompoundPeoplePage() {
  return <OfCompound>{(compound) => <People compound={compound} />}</OfCompound>
}
