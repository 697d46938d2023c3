import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import type { CompoundView } from '../../../../../contract/pass/compound'
import { useWrite } from '../../../../services/useWrite'
import { Button } from '../../../../ui/button/Button'
import { CopyBlock } from '../../../../ui/copyBlock/CopyBlock'
import { Field } from '../../../../ui/form/Field'
import { Options } from '../../../../ui/form/Options'
import { TextField } from '../../../../ui/form/TextField'
import { useForm } from '../../../../ui/form/useForm'
import { Notice } from '../../../../ui/notice/Notice'
import { Sheet } from '../../../../ui/overlay/Overlay'
import { readerSchema } from '../nameSchema'

type Added = OutputOf<Actions['compound.addReader']>

/** What goes into the device. The key is never shown again. */
const ForDevice = ({ added: { readerId, url, key }, onClose }: { added: Added; onClose: () => void }) => (
  <Sheet title="把这三样填进门禁机" actions={<Button onTap={onClose}>都填好了</Button>}>
    <Notice tone="warn">密钥只显示这一次。没抄下来就删掉这台，重新加。</Notice>
    <Field id="field-url" label="接口地址">
      <CopyBlock text={url} what="接口地址" size="link" />
    </Field>
    <Field id="field-id" label="设备编号">
      <CopyBlock text={readerId} what="设备编号" size="link" />
    </Field>
    <Field id="field-key" label="密钥">
      <CopyBlock text={key} what="密钥" size="link" />
    </Field>
    <View>不会填？交给门禁厂家的人，密钥别发到群里。</View>
  </Sheet>
)

interface Props {
  compound: CompoundView
  onClose: () => void
}

/** Adds a face reader: at which gate, and what it is called. */
export function AddSheet({ compound: { compoundId, gates }, onClose }: Props) {
  const [gateId, setGateId] = useState<string | undefined>(gates[0]?.gateId)
  const [added, setAdded] = useState<Added | null>(null)
  const { send } = useWrite('compound.addReader')
  const add = ({ name }: { name: string }) => send({ compoundId, gateId: gateId ?? '', name })
  const form = useForm<{ name: string }, { name: string }, NonNullable<Awaited<ReturnType<typeof add>>>>({
    schema: readerSchema,
    initial: {},
    send: add,
    done: ({ data }) => setAdded(data),
  })
  if (added) return <ForDevice added={added} onClose={onClose} />
  return (
    <Sheet title="接入一台门禁机" onClose={onClose} actions={<Button onTap={form.submit}>接入</Button>}>
      <TextField label="叫什么" hint="如“西门左边那台”" maxLength={40} {...form.field('name')} />
      <Field id="field-gate" label="装在哪个门">
        <Options
          options={gates.map((gate) => ({ value: gate.gateId as string, label: gate.name }))}
          isChosen={(one) => one === gateId}
          onTap={setGateId}
        />
      </Field>
      {form.problem && <Notice tone="no">{form.problem}</Notice>}
    </Sheet>
  )
}
