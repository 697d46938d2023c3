import { useState } from 'react'
import type { TownId } from '../../../../../contract/account/ids'
import type { ShopKind } from '../../../../../contract/merchant/shop'
import { useAction } from '../../../../services/useAction'
import { Chip, ChipRow } from '../../../../ui/chip/Chip'
import { type Option, Options, optionsOf } from '../../../../ui/form/Options'
import { Sheet } from '../../../../ui/overlay/Overlay'
import { Answered } from '../../../../ui/states/Answered'
import { kindText } from '../../words/shops'
import type { Shops } from './useShops'

const KINDS: Option<ShopKind | 'any'>[] = [{ value: 'any', label: '所有店' }, ...optionsOf(kindText)]

interface SheetProps {
  shops: Shops
  onClose: () => void
}

function KindSheet({ shops: { narrowed, narrow }, onClose }: SheetProps) {
  const choose = (kind: ShopKind | 'any') => {
    narrow({ kind: kind === 'any' ? undefined : kind })
    onClose()
  }
  return (
    <Sheet title="找什么店" onClose={onClose}>
      <Options options={KINDS} isChosen={(kind) => kind === (narrowed.kind ?? 'any')} onTap={choose} />
    </Sheet>
  )
}

function TownSheet({ shops: { narrowed, narrow }, onClose }: SheetProps) {
  const places = useAction('station.list', {})
  const choose = (townId: TownId | 'any') => {
    narrow({ townId: townId === 'any' ? undefined : townId })
    onClose()
  }
  return (
    <Sheet title="哪个板块" onClose={onClose}>
      <Answered query={places}>
        {({ towns }) => (
          <Options<TownId | 'any'>
            options={[{ value: 'any', label: '所有板块' }, ...towns.map(({ townId, name }) => ({ value: townId, label: name }))]}
            isChosen={(townId) => townId === (narrowed.townId ?? 'any')}
            onTap={choose}
          />
        )}
      </Answered>
    </Sheet>
  )
}

/** The chosen town's name; null: none is chosen. The list of towns is there by then: it was chosen from. */
function useTownName(townId: TownId | undefined): string | null {
  const { data } = useAction('station.list', {}, { enabled: townId !== undefined })
  if (townId === undefined) return null
  return data?.towns.find((town) => town.townId === townId)?.name ?? '选好的板块'
}

/** Narrows the list: where, what, and what is open now. */
export function Filters({ shops }: { shops: Shops }) {
  const { narrowed, onlyOpen, showOnlyOpen, showing, showNear, showStarred, showAll } = shops
  const near = showing === 'finding' || showing === 'near' || showing === 'unknown'
  const starred = showing === 'starred'
  const [open, setOpen] = useState<'kind' | 'town' | null>(null)
  const townName = useTownName(narrowed.townId)
  const close = () => setOpen(null)
  return (
    <ChipRow>
      <Chip words="离我近" on={near} onTap={near ? showAll : showNear} />
      <Chip words="收藏" on={starred} onTap={starred ? showAll : showStarred} />
      <Chip words="现在开门" on={onlyOpen} onTap={() => showOnlyOpen(!onlyOpen)} />
      <Chip
        words={narrowed.kind ? kindText[narrowed.kind] : '所有店'}
        on={narrowed.kind !== undefined}
        more
        onTap={() => setOpen('kind')}
      />
      <Chip words={townName ?? '所有板块'} on={narrowed.townId !== undefined} more onTap={() => setOpen('town')} />
      {open === 'kind' && <KindSheet shops={shops} onClose={close} />}
      {open === 'town' && <TownSheet shops={shops} onClose={close} />}
    </ChipRow>
  )
}
