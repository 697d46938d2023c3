import { View } from '@tarojs/components'
import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import type { Workplace } from '../../../../../contract/kernel/roles'
import { roleMay, roleWord } from '../../../../domains'
import { serverNow } from '../../../../services/clock'
import { comingText } from '../../../../services/time'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Notice } from '../../../../ui/notice/Notice'

export type Invitation = OutputOf<Actions['role.invitation']>

/** The staff of the district are one to people at gates and stations. */
const inviterWord = (inviter: NonNullable<Invitation['invitedBy']>) =>
  inviter === 'staff' || inviter === 'operator' ? '区里' : roleWord(inviter as Workplace['role'])

interface Props {
  invitation: Invitation
  onAccept: () => unknown
  /** It is not what was expected: another code. */
  onOther: () => unknown
  problem: string | null
}

/** What somebody is asked to be, before they say yes: which post, where, by whom, and what it is about. */
export function Invited({ invitation, onAccept, onOther, problem }: Props) {
  const { role, placeName, invitedBy, expiresAt, needsSecondPerson } = invitation
  const may = roleMay(role)
  return (
    <>
      <Card title={`请你当${roleWord(role)}`}>
        <View>
          {placeName && <ListRow note="在哪里" title={placeName} />}
          {invitedBy && <ListRow note="谁请你" title={inviterWord(invitedBy)} />}
          {may && <ListRow note="可以做什么" title={may} />}
          <ListRow note="邀请码用到什么时候" title={comingText(expiresAt, serverNow())} />
        </View>
        {needsSecondPerson && <Notice tone="info">上岗后，还要另一位区工作人员确认才生效。</Notice>}
        {problem && <Notice tone="no">{problem}</Notice>}
        <Button onTap={onAccept}>上岗</Button>
      </Card>
      <Button variant="quiet" onTap={onOther}>
        不是我的，换一个邀请码
      </Button>
    </>
  )
}
