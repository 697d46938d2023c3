import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import { momentText } from '../../../../services/time'
import { useWrite } from '../../../../services/useWrite'
import { Button } from '../../../../ui/button/Button'
import { TextField } from '../../../../ui/form/TextField'
import { useForm } from '../../../../ui/form/useForm'
import { Notice } from '../../../../ui/notice/Notice'
import { Sheet } from '../../../../ui/overlay/Overlay'
import { CopyBlock } from '../CopyBlock'
import { guardSchema } from '../nameSchema'

interface Props {
  compoundId: string
  onClose: () => void
}

type Invitation = OutputOf<Actions['compound.inviteGuard']> & { label: string }

/** The code, in reach of a phone call: large, and said how it is used. */
const Code = ({ invitation: { code, expiresAt, label }, onClose }: { invitation: Invitation; onClose: () => void }) => (
  <Sheet title={`${label}的邀请码`} actions={<Button onTap={onClose}>好了</Button>}>
    <CopyBlock text={code} what="邀请码" />
    <View>让他打开小程序“我的”，点“输入邀请码”。只能用一次，用到 {momentText(expiresAt, new Date())}。</View>
    <View>关掉后这里不再显示；没用上就再发一个。</View>
  </Sheet>
)

/** Invites one guard: first what they are called here, then the code. */
export function InviteSheet({ compoundId, onClose }: Props) {
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const { send } = useWrite('compound.inviteGuard')
  const invite = async ({ label }: { label: string }) => {
    const reply = await send({ compoundId, label })
    if (reply?.ok) setInvitation({ ...reply.data, label })
    return reply
  }
  const form = useForm<{ label: string }, { label: string }, NonNullable<Awaited<ReturnType<typeof invite>>>>({
    schema: guardSchema,
    initial: {},
    send: invite,
    done: () => undefined,
  })
  if (invitation) return <Code invitation={invitation} onClose={onClose} />
  return (
    <Sheet title="邀请一位门岗" onClose={onClose} actions={<Button onTap={form.submit}>生成邀请码</Button>}>
      <TextField label="怎么称呼他" hint="记录里就这么写，如“西门老王”。不用写全名" maxLength={30} {...form.field('label')} />
      {form.problem && <Notice tone="no">{form.problem}</Notice>}
    </Sheet>
  )
}
