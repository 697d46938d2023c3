import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { MerchantId } from '../../../../../contract/merchant/ids'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { More } from '../../../../ui/states/More'
import { State } from '../../../../ui/states/State'
import { HintCard } from './HintCard'
import { useOwnHints } from './useOwnHints'

/** What was unusual at the shop (提醒), the newest first: the owner says why, and the district reads it. */
export default function HintsPage() {
  const merchantId = (useRouter().params.merchantId ?? '') as MerchantId
  const list = useOwnHints(merchantId)
  usePullRefresh(list.refetch)
  return (
    <Screen>
      <Answered query={list}>
        {(pages) => {
          const all = pages.flatMap(({ hints }) => hints)
          if (all.length === 0)
            return <State icon="check" title="没有提醒" note="核销和平时不一样的时候，第二天早上会记在这里，先问你为什么" />
          return (
            <>
              <View>这些核销和平时不一样，不等于有错。说清楚原因就行；三天没有说，区里会来问。</View>
              {all.map((hint) => (
                <HintCard key={hint.hintId} merchantId={merchantId} hint={hint} />
              ))}
            </>
          )
        }}
      </Answered>
      <More list={list} words="看更早的" />
    </Screen>
  )
}
