import { useState } from 'react'
import type { TownId } from '../../../../../contract/account/ids'
import { openStateOf } from '../../../../../contract/merchant/openState'
import type { ShopKind, ShopRow } from '../../../../../contract/merchant/shop'
import { findHere } from '../../here'

interface Narrowed {
  townId?: TownId | undefined
  kind?: ShopKind | undefined
}

/** Which shops: all, those near here, or my favourites. `finding`: the phone is asked where it is. `unknown`: it has not said. */
type Showing = 'all' | 'finding' | 'near' | 'unknown' | 'starred'

/** Which shops one looks for. The server narrows by town or place and by kind, the phone by its clock and what is typed. */
export function useShops() {
  const [narrowed, setNarrowed] = useState<Narrowed>({})
  const [typed, setTyped] = useState('')
  const [onlyOpen, showOnlyOpen] = useState(false)
  const [showing, show] = useState<Showing>('all')
  const word = typed.trim()
  const isFound = ({ name, address, offers }: ShopRow) =>
    [name, address ?? '', ...offers.map(({ title }) => title)].some((text) => text.includes(word))
  // A shop that has not said its hours may be open.
  const mayBeOpen = ({ hours }: ShopRow, now: Date) => openStateOf(hours, now).state !== 'closed'
  const { townId, kind } = narrowed
  return {
    narrowed,
    /** A town takes the place of what is near. */
    narrow(change: Narrowed) {
      setNarrowed({ ...narrowed, ...change })
      if (change.townId && showing !== 'starred') show('all')
    },
    showing,
    /** Asked for by a tap, so that WeChat's question comes when one knows why. */
    async showNear() {
      show('finding')
      setNarrowed({ kind })
      show((await findHere()) ? 'near' : 'unknown')
    },
    showAll: () => show('all'),
    showStarred: () => show('starred'),
    typed,
    setTyped,
    onlyOpen,
    showOnlyOpen,
    isNarrowed: word !== '' || onlyOpen || townId !== undefined || kind !== undefined,
    clear() {
      setNarrowed({})
      setTyped('')
      showOnlyOpen(false)
      show('all')
    },
    shownOf: <Row extends ShopRow>(rows: readonly Row[], now: Date) =>
      rows.filter((row) => isFound(row) && (!onlyOpen || mayBeOpen(row, now))),
    openFirst: (rows: readonly ShopRow[], now: Date) => [
      ...rows.filter((row) => mayBeOpen(row, now)),
      ...rows.filter((row) => !mayBeOpen(row, now)),
    ],
  }
}

export type Shops = ReturnType<typeof useShops>
