import { View } from '@tarojs/components'
import { Card } from '../../../../ui/card/Card'
import { Long } from './Long'
import type { OwnDraw } from './wishes'

const STEPS = [
  '先填、后填机会一样。截止后才摇号。',
  '摇号给每个人排出一个顺序。轮到谁，谁就拿到自己最想上、还有名额的班次，每人最多一个。所以按真心想上的顺序填最好。',
  '没有拿到名额的，在填过的每个班次候补，顺序就是摇出的顺序。有人退出，名额留给下一位。',
  '摇号用的随机数在填志愿前已经定好、封好。下面是它的指纹（SHA-256）：摇完公布随机数，谁都能算出指纹，看有没有换过。',
]

/** What a draw is, in plain words, with what was promised before the first wish. */
export const How = ({ draw }: { draw: OwnDraw }) => (
  <Card title="怎么摇号">
    {STEPS.map((step, at) => (
      <View key={step} className="draw__row">
        <View className="draw__step">{at + 1}</View>
        <View className="draw__words">{step}</View>
      </View>
    ))}
    <Long what="指纹" text={draw.seedHash} />
  </Card>
)
