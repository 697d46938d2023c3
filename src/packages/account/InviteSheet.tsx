import { View } from '@tarojs/components'
import { useState } from 'react'
import type * as z from 'zod/mini'
import type { ReplyOf } from '../../services/refusal'
import { momentText } from '../../services/time'
import { Button } from '../../ui/button/Button'
import { CopyBlock } from '../../ui/copyBlock/CopyBlock'
import { TextField } from '../../ui/form/TextField'
import { useForm } from '../../ui/form/useForm'
import { Notice } from '../../ui/notice/Notice'
import { Sheet } from '../../ui/overlay/Overlay'

type Reply = ReplyOf<'compound.inviteGuard'> | ReplyOf<'merchant.inviteClerk'> | null

interface Props {
  title: string
  /** How they are called here. */
  hint: string
  schema: z.ZodMiniType<{ label: string }>
  invite: (label: string) => Promise<Reply>
  onClose: () => void
}

interface Invitation {
  readonly code: string
  readonly expiresAt: string
  readonly label: string
}

/** The code, in reach of a phone call: large, and said how it is used. */
const Code = ({ invitation: { code, expiresAt, label }, onClose }: { invitation: Invitation; onClose: () => void }) => (
  <Sheet title={`${label}的邀请码`} actions={<Button onTap={onClose}>好了</Button>}>
    <CopyBlock text={code} what="邀请码" />
    <View>让他打开小程序“我的”，点“输入邀请码”。只能用一次，用到 {momentText(expiresAt, new Date())}。</View>
    <View>关掉后这里不再显示；没用上就再发一个。</View>
  </Sheet>
)

/** Invites one person to work at a place: first what they are called here, then the code. */
export function InviteSheet({ title, hint, schema, invite, onClose }: Props) {
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const send = async ({ label }: { label: string }) => {
    const reply = await invite(label)
    if (reply?.ok) setInvitation({ ...reply.data, label })
    return reply
  }
  const form = useForm<{ label: string }, { label: string }, NonNullable<Reply>>({ schema, initial: {}, send, done: () => undefined })
  if (invitation) return <Code invitation={invitation} onClose={onClose} />
  return (
    <Sheet title={title} onClose={onClose} actions={<Button onTap={form.submit}>生成邀请码</Button>}>
      <TextField label="怎么称呼他" hint={hint} maxLength={30} {...form.field('label')} />
      {form.problem && <Notice tone="no">{form.problem}</Notice>}
    </Sheet>
  )
}
