import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import type { CompoundView } from '../../../../../contract/pass/compound'
import { errorText } from '../../../../services/errorText'
import { canOpenHere, openLink } from '../../../../services/openFile'
import { clockText } from '../../../../services/time'
import { Button } from '../../../../ui/button/Button'
import { CopyBlock } from '../../../../ui/copyBlock/CopyBlock'
import { Field } from '../../../../ui/form/Field'
import { type Option, Options } from '../../../../ui/form/Options'
import { TextField } from '../../../../ui/form/TextField'
import { useForm } from '../../../../ui/form/useForm'
import { Notice } from '../../../../ui/notice/Notice'
import { Dialog, Sheet } from '../../../../ui/overlay/Overlay'
import { gateSchema } from '../nameSchema'
import { useChangeCompound } from '../useCompound'

export type Gate = CompoundView['gates'][number]

const states: Option<'open' | 'closed'>[] = [
  { value: 'open', label: '开着' },
  { value: 'closed', label: '关着', note: '扫这个门的码进不来' },
]
const exits: Option<'no' | 'yes'>[] = [
  { value: 'no', label: '只记进门' },
  { value: 'yes', label: '进门、出门都记', note: '海报上多一个出门码，能看到现在谁在里面' },
]

interface Props {
  compoundId: string
  /** Null: a new one. */
  gate: Gate | null
  onDone: () => void
  onClose: () => void
}

/** A gate's name, whether it is open, whether who leaves is recorded. */
export function GateSheet({ compoundId, gate, onDone, onClose }: Props) {
  const [open, setOpen] = useState(gate?.open ?? true)
  const [records, setRecords] = useState(gate?.exits ?? false)
  const { change } = useChangeCompound('compound.saveGate')
  const form = useForm<{ name: string }, { name: string }, NonNullable<Awaited<ReturnType<typeof change>>>>({
    schema: gateSchema,
    initial: { name: gate?.name ?? '' },
    send: ({ name }) => change({ compoundId, ...(gate && { gateId: gate.gateId }), name, open, exits: records }),
    done: onDone,
  })
  return (
    <Sheet title={gate ? gate.name : '加一个门'} onClose={onClose} actions={<Button onTap={form.submit}>{gate ? '保存' : '加上'}</Button>}>
      <TextField label="门的名字" hint="小哥和门岗都这么叫，如“西门”" maxLength={30} {...form.field('name')} />
      {gate && (
        <Field id="field-open" label="这个门现在">
          <Options options={states} isChosen={(value) => (value === 'open') === open} onTap={(value) => setOpen(value === 'open')} />
        </Field>
      )}
      <Field id="field-exits" label="记什么">
        <Options options={exits} isChosen={(value) => (value === 'yes') === records} onTap={(value) => setRecords(value === 'yes')} />
      </Field>
      {form.problem && <Notice tone="no">{form.problem}</Notice>}
    </Sheet>
  )
}

interface PosterSheetProps {
  gate: Gate
  poster: OutputOf<Actions['compound.poster']>
  onClose: () => void
}

/** The link to the page that is printed: a phone can't print A4, a computer can. */
export const PosterSheet = ({ gate, poster: { url, expiresAt }, onClose }: PosterSheetProps) => (
  <Sheet
    title={`${gate.name}的海报`}
    onClose={onClose}
    actions={
      <Button variant="ghost" onTap={onClose}>
        好了
      </Button>
    }
  >
    <View>在电脑上打开这个链接，用 A4 纸打印，贴在{gate.name}小哥一眼能看到的地方。</View>
    <CopyBlock text={url} what="链接" size="link" />
    <View>{`链接用到 ${clockText(expiresAt)}，过了再取一次就行。别发到群里。`}</View>
    {canOpenHere && (
      <Button icon="print" onTap={() => openLink(url)}>
        在这台电脑上打开
      </Button>
    )}
  </Sheet>
)

interface RenewDialogProps {
  compoundId: string
  gate: Gate
  onDone: () => void
  onClose: () => void
}

/** Says what a new code does to what hangs at the gate, before it is made. */
export function RenewDialog({ compoundId, gate, onDone, onClose }: RenewDialogProps) {
  const { change } = useChangeCompound('compound.renewGateCode')
  const [problem, setProblem] = useState<string | null>(null)
  const renew = async () => {
    const reply = await change({ compoundId, gateId: gate.gateId })
    if (reply?.ok) onDone()
    else if (reply) setProblem(errorText(reply.error))
  }
  const actions = (
    <>
      <Button variant="danger" onTap={renew}>
        换成新码
      </Button>
      <Button variant="ghost" onTap={onClose}>
        先不换
      </Button>
    </>
  )
  return (
    <Dialog title={`给${gate.name}换码？`} actions={actions} onClose={onClose}>
      <View>现在贴着的海报马上作废，扫了进不来。换好后请马上打印新海报，贴上去。</View>
      <View>海报被人拍去、在别处扫，才需要换。</View>
      {problem && <Notice tone="no">{problem}</Notice>}
    </Dialog>
  )
}
