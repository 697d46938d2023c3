import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CourseCategory } from '../../../../../contract/course/courseFields'
import { classes } from '../../../../ui/classes'
import { Options } from '../../../../ui/form/Options'
import { Icon } from '../../../../ui/icon/Icon'
import { Sheet } from '../../../../ui/overlay/Sheet'
import { categoryText, categories as known } from '../../words/courses'
import './list.scss'
import { PlaceSheet } from './PlaceSheet'
import type { Catalogue } from './useCatalogue'
import { usePlaceName } from './usePlaceName'

interface ChipProps {
  words: string
  on: boolean
  onTap: () => void
  /** Opens a list to choose from. */
  more?: boolean
}

const Chip = ({ words, on, onTap, more = false }: ChipProps) => (
  <View className={classes('courses__chip', on && 'courses__chip--on')} onClick={onTap}>
    {on && !more && <Icon name="check" />}
    <View>{words}</View>
    {more && <Icon name="chevron" />}
  </View>
)

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
export function Filters({ catalogue: { filter, narrow } }: { catalogue: Catalogue }) {
  const [open, setOpen] = useState<'category' | 'place' | null>(null)
  const placeName = usePlaceName(filter.place)
  const close = () => setOpen(null)
  return (
    <View className="courses__filters">
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
    </View>
  )
}
