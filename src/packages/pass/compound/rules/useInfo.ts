import { useEffect, useState } from 'react'
import type { CompoundView } from '../../../../../contract/pass/compound'
import { useForm } from '../../../../ui/form/useForm'
import { dropUnsaved, keepUnsaved, readUnsaved } from '../unsaved'
import { useChangeCompound } from '../useCompound'
import { type InfoValues, infoSchema } from './infoSchema'

const savedOf = ({ hotline, note }: CompoundView): InfoValues => ({ hotline: hotline ?? '', note: note ?? '' })

/** Hotline and note while they are changed: kept until they are saved. */
export function useInfo(compound: CompoundView) {
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
  useEffect(() => {
    if (changed) keepUnsaved('info', compoundId, { hotline, note })
    else dropUnsaved('info', compoundId)
  }, [changed, compoundId, hotline, note])

  const success = done && !changed ? ({ tone: 'ok', words: '已保存，小哥马上能看到' } as const) : null
  return { form, changed, outcome: form.problem ? ({ tone: 'no', words: form.problem } as const) : success, discard: () => reset(saved) }
}
