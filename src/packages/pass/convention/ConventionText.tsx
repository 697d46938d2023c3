import { View } from '@tarojs/components'
import { Card } from '../../../ui/card/Card'
import { convention } from '../words/convention'
import './conventionText.scss'

/** The whole convention, as every party signs it. */
export const ConventionText = () => (
  <>
    <View>{convention.summary}</View>
    {convention.parts.map(({ who, lines }) => (
      <Card key={who} title={`${who}要做到`}>
        {lines.map((line, at) => (
          <View key={line} className="convention__line">
            <View className="convention__number">{`${at + 1}.`}</View>
            <View className="convention__words">{line}</View>
          </View>
        ))}
      </Card>
    ))}
    <View>{convention.ifBroken}</View>
    <View className="convention__version">{`《${convention.title}》第 ${convention.version} 版`}</View>
  </>
)
