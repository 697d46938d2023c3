import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { keptInLine } from '../../../../../contract/kernel/characters'
import type { Workplace } from '../../../../../contract/kernel/roles'
import { WorkplaceRows } from '../../../../domains/WorkplaceRows'
import { openPage } from '../../../../routes'
import { callAction } from '../../../../services/callAction'
import { errorText } from '../../../../services/errorText'
import { useWrite } from '../../../../services/useWrite'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Field } from '../../../../ui/form/Field'
import { LineInput } from '../../../../ui/form/LineInput'
import { Notice } from '../../../../ui/notice/Notice'
import { Screen } from '../../../../ui/screen/Screen'
import { useChangeMe } from '../../useMe'
import { type Invitation, Invited } from './Invited'
import './invitation.scss'
import '../../words/refusals'
import '../../icons.scss'

/** The contract's longest code: spaces and dashes may stand in it. */
const CODE_LENGTH = 40

const clipboard = () =>
  Taro.getClipboardData().then(
    ({ data }) => keptInLine(data).trim(),
    () => '',
  )

/** Entering an invitation code. `invitation`: what it is for; `workplaces`: where the person works once it was accepted. */
function useInvitation() {
  const { send } = useWrite('role.accept')
  const changeMe = useChangeMe()
  const [code, setTyped] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const [workplaces, setWorkplaces] = useState<Workplace[] | null>(null)

  const setCode = (typed: string) => {
    setTyped(typed)
    setProblem(null)
    setInvitation(null)
  }

  const paste = async () => {
    const text = await clipboard()
    if (text) setCode(text.slice(0, CODE_LENGTH))
    else setProblem('没有读到复制的内容。请长按上面的格子粘贴，或照着打进去')
  }

  const look = async () => {
    if (!code.trim()) return setProblem('请先输入邀请码')
    const reply = await callAction('role.invitation', { code: code.trim() })
    if (reply.ok) setInvitation(reply.data)
    else setProblem(errorText(reply.error))
  }

  const accept = async () => {
    const reply = await send({ code: code.trim() })
    if (!reply) return
    if (!reply.ok) return setProblem(errorText(reply.error))
    await changeMe({ workplaces: reply.data })
    setWorkplaces(reply.data)
  }

  return { code, setCode, paste, look, invitation, accept, problem, workplaces }
}

/** A role of the staff takes effect when a colleague of the inviter has confirmed it. */
const Waiting = () => <Notice tone="info">邀请码收到了。区工作人员的岗位要由另一位同事确认后才生效，确认了会在“消息”里告诉你。</Notice>

/** The role is granted: the way to the work. */
const Accepted = ({ workplaces }: { workplaces: readonly Workplace[] }) => (
  <>
    <Notice tone="ok">上岗了。点下面进入，以后从“我的”进来。</Notice>
    <Card title="我的岗位">
      <WorkplaceRows workplaces={workplaces} />
    </Card>
    <Button variant="quiet" icon="exit" onTap={() => openPage('layDown')}>
      弄错了？退下这个岗位
    </Button>
  </>
)

export default function InvitationPage() {
  const { code, setCode, paste, look, invitation, accept, problem, workplaces } = useInvitation()
  if (workplaces) return <Screen>{workplaces.length > 0 ? <Accepted workplaces={workplaces} /> : <Waiting />}</Screen>
  if (invitation)
    return (
      <Screen>
        <Invited invitation={invitation} onAccept={accept} onOther={() => setCode('')} problem={problem} />
      </Screen>
    )
  return (
    <Screen>
      <View>凭邀请码上岗。码由请你的人发给你，例如小区物业、区里。三天内有效，只能用一次。</View>
      <Card>
        <Field id="field-code" label="邀请码" hint="10 个字母或数字，大小写都行" error={problem ?? undefined}>
          <View className="field__control">
            <LineInput
              label="邀请码"
              className="invitation__code"
              type="text"
              value={code}
              maxlength={CODE_LENGTH}
              placeholder="如 3F7KQ-9XW2A"
              cursorSpacing={80}
              onChange={setCode}
            />
          </View>
        </Field>
        <Button variant="quiet" icon="document" onTap={paste}>
          粘贴收到的邀请码
        </Button>
        <Button onTap={look}>看看是什么岗位</Button>
      </Card>
    </Screen>
  )
}
