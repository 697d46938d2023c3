import { View } from '@tarojs/components'
import type { CompoundRow } from '../../../../../contract/pass/pass'
import { openPage } from '../../../../routes'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Tag } from '../../../../ui/tag/Tag'
import { levelWord, listingWord, whoWord } from '../standing'
import './compounds.scss'

/** One compound or mall: how one gets in, and where I stand. */
export function Row({ row: { compoundId, name, kind, level, who, mine } }: { row: CompoundRow }) {
  const tags = (
    <View className="compounds__tags">
      {level === 'preparing' && <Tag>{levelWord[kind][level]}</Tag>}
      {mine && <Tag tone={listingWord[mine.state].tone}>{listingWord[mine.state].word}</Tag>}
    </View>
  )
  return <ListRow title={name} note={whoWord[who]} trailing={tags} onTap={() => openPage('compound', { compoundId })} />
}
