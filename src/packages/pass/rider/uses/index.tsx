import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import { serverNow } from '../../../../services/clock'
import { momentText } from '../../../../services/time'
import { useActionPages } from '../../../../services/useActionPages'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { Tag, type TagTone } from '../../../../ui/tag/Tag'
import { methodText, outcomeText, refusalLabel, vehicleText } from '../../words/uses'

type OwnUse = OutputOf<Actions['pass.uses']>['uses'][number]

const tones: Record<OwnUse['outcome'], TagTone> = { enter: 'ok', leave: 'plain', refused: 'no', checked: 'plain' }

function note({ at, method, vehicle, outcome, refusal }: OwnUse): string {
  const facts = [momentText(at, serverNow()), methodText[method], outcome === 'enter' && vehicleText[vehicle]]
  return [...facts, refusal && refusalLabel(refusal)].filter(Boolean).join(' · ')
}

/** One use of the own pass. */
const UseLine = ({ use }: { use: OwnUse }) => (
  <ListRow
    title={[use.compoundName, use.gateName].filter(Boolean).join(' · ')}
    note={note(use)}
    trailing={use.undone ? <Tag>门岗撤销了</Tag> : <Tag tone={tones[use.outcome]}>{outcomeText[use.outcome]}</Tag>}
  />
)

/** Where the own pass was used: one may see what is kept. */
export default function UsesPage() {
  const list = useActionPages('pass.uses', (before) => (before === undefined ? {} : { before }))
  usePullRefresh(list.refetch)
  useReachBottom(() => {
    list.more?.()
  })
  return (
    <Screen>
      <View>小区物业也能看到你在那里的记录，姓名只显示姓。记录保留 90 天。</View>
      <Answered query={list}>
        {(pages) => {
          const uses = pages.flatMap((page) => page.uses)
          if (uses.length === 0) return <State icon="list" title="还没有记录" note="扫码或亮码进过小区后，会记在这里" />
          return (
            <Card>
              <View>
                {uses.map((use) => (
                  <UseLine key={use.useId} use={use} />
                ))}
              </View>
            </Card>
          )
        }}
      </Answered>
      {list.hasNextPage && (
        <Button variant="ghost" busy={list.isFetchingNextPage} {...(list.more && { onTap: list.more })}>
          看更早的记录
        </Button>
      )}
    </Screen>
  )
}
