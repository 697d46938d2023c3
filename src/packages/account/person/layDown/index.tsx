import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Grant } from '../../../../../contract/kernel/roles'
import { roleWord, workplaceView } from '../../../../domains'
import { type FieldWorkplace, fieldWorkplaces, grantOf, keyOfWorkplace } from '../../../../domains/identities'
import { errorText } from '../../../../services/errorText'
import { useWrite } from '../../../../services/useWrite'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Notice } from '../../../../ui/notice/Notice'
import { Dialog } from '../../../../ui/overlay/Overlay'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { useChangeMe, useMe } from '../../useMe'
import '../../words/refusals'

const nameOf = (workplace: FieldWorkplace) => [workplaceView(workplace)?.title, roleWord(workplace.role)].filter(Boolean).join(' · ')

/** Asks once more: only who gave the post can give it back. */
function LayDownDialog({ workplace, onDone, onClose }: { workplace: FieldWorkplace; onDone: () => void; onClose: () => void }) {
  const { send } = useWrite('role.layDown', { shown: ['account.me'] })
  const changeMe = useChangeMe()
  const [problem, setProblem] = useState<string | null>(null)
  const layDown = async () => {
    const reply = await send({ grant: grantOf(workplace) as Grant })
    if (reply?.ok) {
      await changeMe({ workplaces: reply.data })
      onDone()
    } else if (reply) setProblem(errorText(reply.error))
  }
  const actions = (
    <>
      <Button variant="danger" onTap={layDown}>
        不干了
      </Button>
      <Button variant="ghost" onTap={onClose}>
        接着干
      </Button>
    </>
  )
  return (
    <Dialog title={`退下“${nameOf(workplace)}”？`} actions={actions} onClose={onClose}>
      <View>马上生效，工作入口会收回。以后还想干，要请发码的人再发一个邀请码。</View>
      {problem && <Notice tone="no">{problem}</Notice>}
    </Dialog>
  )
}

function Posts({ workplaces }: { workplaces: readonly FieldWorkplace[] }) {
  const [asking, setAsking] = useState<FieldWorkplace | null>(null)
  const [left, setLeft] = useState<string | null>(null)
  const done = (workplace: FieldWorkplace) => () => {
    setLeft(nameOf(workplace))
    setAsking(null)
  }
  return (
    <>
      {left !== null && <Notice tone="ok">{`已退下“${left}”。`}</Notice>}
      {workplaces.length === 0 && <State icon="personMinus" title="没有岗位" note="凭邀请码上岗后，会列在这里" />}
      {workplaces.map((workplace) => (
        <Card key={keyOfWorkplace(workplace)} title={nameOf(workplace)}>
          <Button variant="ghost" icon="personMinus" onTap={() => setAsking(workplace)}>
            不干了
          </Button>
        </Card>
      ))}
      {asking && <LayDownDialog workplace={asking} onDone={done(asking)} onClose={() => setAsking(null)} />}
    </>
  )
}

/** The own posts, each of which one can lay down. */
export default function LayDownPage() {
  const me = useMe()
  return (
    <Screen>
      <Answered query={me}>{({ workplaces }) => <Posts workplaces={fieldWorkplaces(workplaces)} />}</Answered>
    </Screen>
  )
}
