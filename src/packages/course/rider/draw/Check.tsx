import { View } from '@tarojs/components'
import { Card } from '../../../../ui/card/Card'
import { Long } from './Long'
import type { OwnDraw } from './wishes'

/** How anybody can check that the result is what had to come out. */
export const Check = ({ draw: { mine, listUrl }, seed }: { draw: OwnDraw; seed: string }) => (
  <Card title="怎么核对">
    <View>随机数公布了。用任何 SHA-256 工具算它的指纹，应当和上面填志愿前公布的一样。</View>
    <Long what="随机数" text={seed} />
    <View>每个人的顺序，就是“随机数:号码”的 SHA-256 从小到大排出来的。全部号码和志愿都公开在下面的网址，号码看不出是谁。</View>
    {mine && <Long what="我的号码（只有你看得到）" text={mine.ticket} />}
    {listUrl && <Long what="全部号码和志愿的网址" text={listUrl} />}
  </Card>
)
