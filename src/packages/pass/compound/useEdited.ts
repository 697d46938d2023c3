import { useEffect, useState } from 'react'
import { dropStored, readStored, writeStored } from '../../../services/phoneStorage'

/** What a property manager can leave half-changed. */
type Unsaved = 'rules' | 'info' | 'map'

const idOf = (what: Unsaved, compoundId: string) => `${what}:${compoundId}`

/**
 * Keeps changes that aren't saved yet on this phone, so that leaving the page doesn't lose them.
 *
 * @param unsaved null: everything is saved
 * @returns false: the phone has no room for them
 */
export function useKeptUnsaved(what: Unsaved, compoundId: string, unsaved: object | null): boolean {
  const [isKept, setIsKept] = useState(true)
  const text = JSON.stringify(unsaved)
  useEffect(() => {
    const values = JSON.parse(text)
    if (values === null) dropStored('unsaved', idOf(what, compoundId))
    setIsKept(values === null || writeStored('unsaved', values, idOf(what, compoundId)))
  }, [what, compoundId, text])
  return isKept
}

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

  const isKept = useKeptUnsaved(what, compoundId, changed ? { base, values } : null)

  /** What is on the screen now is what the server has, or should be shown instead. */
  const startFrom = (next: T) => {
    setBase(next)
    setValues(next)
  }
  return {
    values,
    set: (change: Partial<T>) => setValues((current) => ({ ...current, ...change })),
    changed,
    isKept,
    restored: kept !== null && changed,
    outdated: changed && !same(base, saved),
    startFrom,
  }
}
