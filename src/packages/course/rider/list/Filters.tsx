import { useState } from 'react'
import type { Actions } from '../../../../../contract'
import type { TownId } from '../../../../../contract/account/ids'
import type { CatalogueFilter } from '../../../../../contract/course/course'
import type { CourseCategory } from '../../../../../contract/course/courseFields'
import type { SchoolId } from '../../../../../contract/course/ids'
import type { OutputOf } from '../../../../../contract/kernel/action'
import { useAction } from '../../../../services/useAction'
import { Chip, ChipRow } from '../../../../ui/chip/Chip'
import { type Option, Options } from '../../../../ui/form/Options'
import { Sheet } from '../../../../ui/overlay/Overlay'
import { Answered } from '../../../../ui/states/Answered'
import { categoryText, categories as known } from '../../words/courses'
import type { Catalogue } from './useCatalogue'

/** The chosen town's or school's name; null: none is chosen. The list of places is there by then: it was chosen from. */
function usePlaceName(place: CatalogueFilter['place']): string | null {
  const { data } = useAction('course.places', {}, { enabled: place !== undefined })
  if (place === undefined) return null
  const town = data?.towns.find(({ townId }) => townId === place)
  const school = data?.schools.find(({ schoolId }) => schoolId === place)
  return town?.name ?? school?.name ?? '选好的地点'
}

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
function PlaceSheet({ filter, narrow, onClose }: Pick<Catalogue, 'filter' | 'narrow'> & { onClose: () => void }) {
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

type Any = CourseCategory | 'any'
const categories: { value: Any; label: string }[] = [
  { value: 'any', label: '所有类别' },
  ...known.map((value) => ({ value, label: categoryText[value] })),
]

function CategorySheet({ filter, narrow, onClose }: Pick<Catalogue, 'filter' | 'narrow'> & { onClose: () => void }) {
  const choose = (value: Any) => {
    narrow({ category: value === 'any' ? undefined : value })
    onClose()
  }
  return (
    <Sheet title="想学什么" onClose={onClose}>
      <Options options={categories} isChosen={(value) => value === (filter.category ?? 'any')} onTap={choose} />
    </Sheet>
  )
}

const SWITCHES = [
  { key: 'fitsShift', words: '适合跑单' },
  { key: 'evening', words: '晚上' },
  { key: 'free', words: '免费' },
] as const

/** Narrows the catalogue: what, where, and three switches. What is on is said in the words, and marked. */
export function Filters({ catalogue: { filter, narrow, onlyBookable, showOnlyBookable } }: { catalogue: Catalogue }) {
  const [open, setOpen] = useState<'category' | 'place' | null>(null)
  const placeName = usePlaceName(filter.place)
  const close = () => setOpen(null)
  return (
    <ChipRow>
      <Chip words="能报的" on={onlyBookable} onTap={() => showOnlyBookable(!onlyBookable)} />
      <Chip
        words={filter.category ? categoryText[filter.category] : '所有类别'}
        on={filter.category !== undefined}
        more
        onTap={() => setOpen('category')}
      />
      <Chip words={placeName ?? '所有地点'} on={filter.place !== undefined} more onTap={() => setOpen('place')} />
      {SWITCHES.map(({ key, words }) => (
        <Chip key={key} words={words} on={filter[key] === true} onTap={() => narrow({ [key]: filter[key] ? undefined : true })} />
      ))}
      {open === 'category' && <CategorySheet filter={filter} narrow={narrow} onClose={close} />}
      {open === 'place' && <PlaceSheet filter={filter} narrow={narrow} onClose={close} />}
    </ChipRow>
  )
}
