import { useState } from 'react'
import type { TownId } from '../../../../../contract/account/ids'
import { openStateOf } from '../../../../../contract/merchant/openState'
import type { ShopKind, ShopRow } from '../../../../../contract/merchant/shop'
import { useActionPages } from '../../../../services/useActionPages'

interface Narrowed {
  townId?: TownId | undefined
  kind?: ShopKind | undefined
}

/** The shops, narrowed as one likes, page by page. The server narrows by town and kind, the phone by its clock and what is typed. */
export function useShops() {
  const [narrowed, setNarrowed] = useState<Narrowed>({})
  const [typed, setTyped] = useState('')
  const [onlyOpen, showOnlyOpen] = useState(false)
  const { townId, kind } = narrowed
  const list = useActionPages('merchant.list', (after) => ({
    ...(townId && { townId }),
    ...(kind && { kind }),
    ...(after !== undefined && { after }),
  }))
  const word = typed.trim()
  const isFound = ({ name, address, offers }: ShopRow) =>
    [name, address ?? '', ...offers.map(({ title }) => title)].some((text) => text.includes(word))
  // A shop that has not said its hours may be open.
  const mayBeOpen = ({ hours }: ShopRow, now: Date) => openStateOf(hours, now).state !== 'closed'
  return {
    list,
    narrowed,
    narrow: (change: Narrowed) => setNarrowed({ ...narrowed, ...change }),
    typed,
    setTyped,
    onlyOpen,
    showOnlyOpen,
    isNarrowed: word !== '' || onlyOpen || townId !== undefined || kind !== undefined,
    clear() {
      setNarrowed({})
      setTyped('')
      showOnlyOpen(false)
    },
    /** What of a page is shown: what may be open comes first. */
    shownOf(rows: readonly ShopRow[], now: Date) {
      const found = rows.filter(isFound)
      const open = found.filter((row) => mayBeOpen(row, now))
      return onlyOpen ? open : [...open, ...found.filter((row) => !mayBeOpen(row, now))]
    },
  }
}

export type Shops = ReturnType<typeof useShops>
