import { type ReactNode, useState } from 'react'
import * as z from 'zod/mini'
import type { CompoundView } from '../../../../../contract/pass/compound'
import { CompoundNote, Hotline } from '../../../../../contract/pass/compoundFields'
import { Card } from '../../../../ui/card/Card'
import { TextAreaField } from '../../../../ui/form/TextAreaField'
import { TextField } from '../../../../ui/form/TextField'
import { useForm } from '../../../../ui/form/useForm'
import { Screen } from '../../../../ui/screen/Screen'
import { SaveBar } from '../SaveBar'
import { useChangeCompound } from '../useCompound'
import { readUnsaved, useKeptUnsaved } from '../useEdited'

/** Both may be left empty: then riders see none. */
const infoSchema = z.strictObject({ hotline: z.optional(Hotline), note: z.optional(CompoundNote) })

interface InfoValues {
  hotline: string
  note: string
}

const savedOf = ({ hotline, note }: CompoundView): InfoValues => ({ hotline: hotline ?? '', note: note ?? '' })

/** Hotline and note while they are changed: kept until they are saved. */
function useInfo(compound: CompoundView) {
  const { compoundId } = compound
  const saved = savedOf(compound)
  const { change } = useChangeCompound('compound.saveInfo')
  const [done, setDone] = useState(false)
  const form = useForm({
    schema: infoSchema,
    initial: readUnsaved<InfoValues>('info', compoundId) ?? saved,
    send: ({ hotline = null, note = null }) => change({ compoundId, hotline, note }),
    done: ({ data }: { ok: true; data: CompoundView }) => {
      setDone(true)
      reset(savedOf(data))
    },
    fieldOf: { TEXT_REFUSED: 'note' },
  })
  const { hotline = '', note = '' } = form.values
  const changed = hotline !== saved.hotline || note !== saved.note

  function reset(values: InfoValues) {
    form.set('hotline', values.hotline)
    form.set('note', values.note)
  }
  const isKept = useKeptUnsaved('info', compoundId, changed ? { hotline, note } : null)

  const success = done && !changed ? ({ tone: 'ok', words: '已保存，小哥马上能看到' } as const) : null
  const outcome = form.problem ? ({ tone: 'no', words: form.problem } as const) : success
  return { form, changed, isKept, outcome, discard: () => reset(saved) }
}

/** What riders are told besides the rules: whom to call, what to know inside. */
export function InfoPage({ compound, head }: { compound: CompoundView; head: ReactNode }) {
  const { form, changed, isKept, outcome, discard } = useInfo(compound)
  const bar = <SaveBar save="保存热线和提示" onSave={form.submit} changed={changed} isKept={isKept} onDiscard={discard} outcome={outcome} />
  return (
    <Screen footer={bar}>
      {head}
      <Card>
        <TextField
          label="热线电话"
          hint="门岗或物业的电话，如 0512-6300 0000；分机写“转8001”，值班手机也行。不要写谁自己的手机号"
          maxLength={60}
          {...form.field('hotline')}
        />
        <TextAreaField label="进门后的提示" hint="如：车停在 3 幢东侧，走货梯上楼" limit={120} {...form.field('note')} />
      </Card>
    </Screen>
  )
}
