import { View } from '@tarojs/components'
import { useState } from 'react'
import { openStateOf } from '../../../../../contract/merchant/openState'
import { pileNewsOf } from '../../../../../contract/merchant/pileNews'
import type { Shop } from '../../../../../contract/merchant/shop'
import { callNumber } from '../../../../services/callNumber'
import { copyText } from '../../../../services/copyText'
import { openMap } from '../../../../services/openMap'
import { Card } from '../../../../ui/card/Card'
import { classes } from '../../../../ui/classes'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { Notice } from '../../../../ui/notice/Notice'
import { here, metresTo } from '../../here'
import { Star } from '../../Star'
import { useFavourites } from '../../useFavourites'
import { distanceText, hoursTexts, kindText, openText, pileNewsText, pilesText } from '../../words/shops'
import './shop.scss'

/** What a shop says of itself: when it is open, where it is, how to call it. What it has not said isn't guessed. */
export function Head({ shop, now }: { shop: Shop; now: Date }) {
  const { name, kind, hours, piles, freePiles, address, location, phone } = shop
  const news = freePiles && pileNewsOf(freePiles, now)
  const favourites = useFavourites()
  const metres = metresTo(shop, here.use())
  const [outcome, setOutcome] = useState<{ tone: 'ok' | 'warn'; words: string } | null>(null)
  const copy = async (text: string) =>
    setOutcome(
      (await copyText(text))
        ? { tone: 'ok', words: '地址复制好了，可以贴到地图里。' }
        : { tone: 'warn', words: '没能复制，请照着地址找。' },
    )
  const showMap = async () => {
    if (location && !(await openMap({ name, address: address ?? '', ...location })))
      setOutcome({ tone: 'warn', words: '地图没打开，请复制地址，贴到地图里找。' })
  }
  return (
    <Card title={name}>
      <View>
        {[...(metres === null ? [] : [distanceText(metres)]), kindText[kind], openText(openStateOf(hours, now), now)].join(' · ')}
      </View>
      {hours && hoursTexts(hours, now).map((line) => <View key={line}>{line}</View>)}
      {piles && <View>{pilesText(piles)}</View>}
      {news && <View className={classes(news.state !== 'fresh' && 'shop__old')}>{pileNewsText(news)}</View>}
      {address ? <ListRow title="复制地址" note={address} onTap={() => copy(address)} /> : <ListRow title="没写地址" />}
      {location && <ListRow title="看地图" onTap={showMap} />}
      {phone ? <ListRow title="打电话" note={phone} onTap={() => callNumber(phone)} /> : <ListRow title="没写电话" />}
      <ListRow
        title={favourites.isStarred(shop.merchantId) ? '收藏了' : '收藏这家店'}
        trailing={<Star shop={shop} favourites={favourites} />}
      />
      {favourites.problem && <Notice tone="warn">{favourites.problem}</Notice>}
      {outcome && <Notice tone={outcome.tone}>{outcome.words}</Notice>}
    </Card>
  )
}
