import type { Actions } from '../../../../../contract'
import type { TownId } from '../../../../../contract/account/ids'
import type { SchoolId } from '../../../../../contract/course/ids'
import type { OutputOf } from '../../../../../contract/kernel/action'
import { useAction } from '../../../../services/useAction'
import { type Option, Options } from '../../../../ui/form/Options'
import { Sheet } from '../../../../ui/overlay/Sheet'
import { Answered } from '../../../../ui/states/Answered'
import type { Catalogue } from './useCatalogue'

type Places = OutputOf<Actions['course.places']>
type Place = TownId | SchoolId

/** Every town, and below it its schools. A town without a school has no courses. */
function optionsOf({ towns, schools }: Places): Option<Place | 'any'>[] {
  const ofTown = (townId: TownId) => schools.filter((school) => school.townId === townId)
  const known = towns.filter(({ townId }) => ofTown(townId).length > 0)
  return [
    { value: 'any', label: '所有地点' },
    ...known.flatMap(({ townId, name }) => [
      { value: townId, label: name, note: '整个板块' },
      ...ofTown(townId).map((school) => ({ value: school.schoolId, label: school.name, note: school.address })),
    ]),
  ]
}

/** Where one would like to go. */
export function PlaceSheet({ filter, narrow, onClose }: Pick<Catalogue, 'filter' | 'narrow'> & { onClose: () => void }) {
  const places = useAction('course.places', {})
  const choose = (value: Place | 'any') => {
    narrow({ place: value === 'any' ? undefined : value })
    onClose()
  }
  return (
    <Sheet title="在哪里上" onClose={onClose}>
      <Answered query={places}>
        {(found) => <Options options={optionsOf(found)} isChosen={(value) => value === (filter.place ?? 'any')} onTap={choose} />}
      </Answered>
    </Sheet>
  )
}
