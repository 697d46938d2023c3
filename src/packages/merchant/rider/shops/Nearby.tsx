import Taro from '@tarojs/taro'
import type { Spot } from '../../../../../contract/kernel/distance'
import { useAction } from '../../../../services/useAction'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { Button } from '../../../../ui/button/Button'
import { Answered, Loading } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { findHere, here } from '../../here'
import { Nothing } from './Nothing'
import { ShopRows } from './ShopRows'
import type { Shops } from './useShops'
import '../../icons.scss'

/** The phone hasn't said where it is: what one does about it, and what works without. */
function Unknown({ shops: { showNear, showAll } }: { shops: Shops }) {
  const allow = async () => {
    await Taro.openSetting().catch(() => null)
    await showNear()
  }
  return (
    <State
      icon="map"
      title="不知道你在哪儿"
      note="点“打开设置”，允许使用位置，就能看离你近的店；手机的定位也要开着。不给位置，可以按板块找"
      action={
        <>
          <Button onTap={allow}>打开设置</Button>
          <Button variant="ghost" onTap={showAll}>
            按板块找
          </Button>
        </>
      }
    />
  )
}

function Nearest({ shops, spot, now }: { shops: Shops; spot: Spot; now: Date }) {
  const { kind } = shops.narrowed
  const query = useAction('merchant.near', { here: spot, ...(kind && { kind }) })
  // Whoever pulls may have ridden on.
  usePullRefresh(async () => {
    await findHere()
    await query.refetch()
  })
  return (
    <Answered query={query}>
      {(answer) => {
        const rows = shops.shownOf(answer.shops, now)
        if (rows.length > 0) return <ShopRows rows={rows} now={now} />
        return <Nothing shops={shops} todo={`离你最近的 ${answer.shops.length} 家里没有，去掉一两个条件再看`} />
      }}
    </Answered>
  )
}

/** The shops that are nearest, once it is known where the phone is. */
export function Nearby({ shops, now }: { shops: Shops; now: Date }) {
  const spot = here.use()
  if (shops.showing === 'unknown') return <Unknown shops={shops} />
  return shops.showing === 'near' && spot ? <Nearest shops={shops} spot={spot} now={now} /> : <Loading />
}
