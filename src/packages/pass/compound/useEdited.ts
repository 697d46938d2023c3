import { useEffect, useState } from 'react'
import { dropStored, readStored, writeStored } from '../../../services/phoneStorage'

/** What a property manager can leave half-changed. */
type Unsaved = 'rules' | 'info' | 'map'

const idOf = (what: Unsaved, compoundId: string) => `${what}:${compoundId}`

/** Keeps changes that aren't saved yet on this phone, so that leaving the page doesn't lose them. */
export const keepUnsaved = (what: Unsaved, compoundId: string, values: object) => writeStored('unsaved', values, idOf(what, compoundId))

export const dropUnsaved = (what: Unsaved, compoundId: string) => dropStored('unsaved', idOf(what, compoundId))

/** What was kept; null: nothing. */
export const readUnsaved = <T extends object>(what: Unsaved, compoundId: string): T | null =>
  readStored<T>('unsaved', idOf(what, compoundId))

interface Kept<T> {
  /** What was saved when the editing began. */
  base: T
  values: T
}

interface Options<T> {
  what: Unsaved
  compoundId: string
  /** What the server has now. */
  saved: T
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/**
 * Something that is changed on the screen and saved by a tap. Until then it is kept on the phone: whoever leaves finds it again.
 * `outdated`: somebody else has saved something else meanwhile. Values are compared as JSON, so their fields must come in one order.
 */
export function useEdited<T extends object>({ what, compoundId, saved }: Options<T>) {
  const [kept] = useState(() => readUnsaved<Kept<T>>(what, compoundId))
  const [base, setBase] = useState(kept?.base ?? saved)
  const [values, setValues] = useState(kept?.values ?? saved)
  const changed = !same(values, saved)

  useEffect(() => {
    if (changed) keepUnsaved(what, compoundId, { base, values })
    else dropUnsaved(what, compoundId)
  }, [changed, what, compoundId, base, values])

  /** What is on the screen now is what the server has, or should be shown instead. */
  const startFrom = (next: T) => {
    setBase(next)
    setValues(next)
  }
  return {
    values,
    set: (change: Partial<T>) => setValues((current) => ({ ...current, ...change })),
    changed,
    restored: kept !== null && changed,
    outdated: changed && !same(base, saved),
    startFrom,
  }
}
