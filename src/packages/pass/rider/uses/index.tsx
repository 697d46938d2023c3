import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { useActionPages } from '../../../../services/useActionPages'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { UseLine } from './UseLine'

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
