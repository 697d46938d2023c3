import { useState } from 'react'
import type { CompoundView } from '../../../../../contract/pass/compound'
import { Button } from '../../../../ui/button/Button'
import { Field } from '../../../../ui/form/Field'
import { type Option, Options } from '../../../../ui/form/Options'
import { TextField } from '../../../../ui/form/TextField'
import { useForm } from '../../../../ui/form/useForm'
import { Notice } from '../../../../ui/notice/Notice'
import { Sheet } from '../../../../ui/overlay/Sheet'
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
