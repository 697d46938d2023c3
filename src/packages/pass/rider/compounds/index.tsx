import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CompoundRow } from '../../../../../contract/pass/pass'
import { openPage } from '../../../../routes'
import { useAction } from '../../../../services/useAction'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { aria } from '../../../../ui/aria'
import { Card } from '../../../../ui/card/Card'
import { SearchField } from '../../../../ui/form/SearchField'
import { Icon } from '../../../../ui/icon/Icon'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { Tag } from '../../../../ui/tag/Tag'
import { levelWord, listingWord, whoWord } from '../standing'
import { byTown, type Compounds, type Group, matching, mineFirst } from './grouped'
import './compounds.scss'
import '../../icons.scss'

/** One compound or mall: how one gets in, and where I stand. */
function Row({ row: { compoundId, name, kind, level, who, mine } }: { row: CompoundRow }) {
  const tags = (
    <View className="compounds__tags">
      {level === 'preparing' && <Tag>{levelWord[kind][level]}</Tag>}
      {mine && <Tag tone={listingWord[mine.state].tone}>{listingWord[mine.state].word}</Tag>}
    </View>
  )
  return <ListRow title={name} note={whoWord[who]} trailing={tags} onTap={() => openPage('compound', { compoundId })} />
}

/** One town's compounds, behind a tap: all of the district at once would be a long way to scroll. */
function Town({ group: { name, rows } }: { group: Group }) {
  const [open, setOpen] = useState(false)
  return (
    <Card>
      <View className="compounds__town" {...aria({ role: 'button' })} onClick={() => setOpen(!open)}>
        <View className="compounds__town-name">{name}</View>
        <View className="compounds__count">{`${rows.length} 个`}</View>
        <Icon name={open ? 'minus' : 'plus'} />
      </View>
      {open && (
        <View>
          {rows.map((row) => (
            <Row key={row.compoundId} row={row} />
          ))}
        </View>
      )}
    </Card>
  )
}

/** More than this nobody reads; another letter finds it. */
const MOST = 30

/** What was searched for. */
function Found({ all, words }: { all: Compounds; words: string }) {
  const found = matching(all, words)
  if (found.length === 0) return <State icon="building" title={`没有找到“${words.trim()}”`} note="换个词再找，或者这个小区还没有参加" />
  return (
    <Card title={found.length > MOST ? `找到 ${found.length} 个，先列 ${MOST} 个` : `找到 ${found.length} 个`}>
      {found.slice(0, MOST).map((row) => (
        <Row key={row.compoundId} row={row} />
      ))}
    </Card>
  )
}

function All({ all }: { all: Compounds }) {
  const mine = mineFirst(all)
  if (all.compounds.length === 0) return <State icon="building" title="还没有小区参加" note="有小区参加后，会列在这里" />
  return (
    <>
      {mine.length > 0 && (
        <Card title="我申请过的">
          {mine.map((row) => (
            <Row key={row.compoundId} row={row} />
          ))}
        </Card>
      )}
      {byTown(all).map((group) => (
        <Town key={group.townId} group={group} />
      ))}
    </>
  )
}

export default function CompoundsPage() {
  const compounds = useAction('pass.compounds', {})
  const [words, setWords] = useState('')
  usePullRefresh(compounds.refetch)
  return (
    <Screen>
      <SearchField value={words} onChange={setWords} placeholder="找小区、商圈，如“花园”" />
      <Answered query={compounds}>{(all) => (words.trim() ? <Found all={all} words={words} /> : <All all={all} />)}</Answered>
    </Screen>
  )
}
