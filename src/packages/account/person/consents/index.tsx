import { View } from '@tarojs/components'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { useMe } from '../../useMe'
import { ConsentCard } from './ConsentCard'
import '../../words/refusals'

export default function ConsentsPage() {
  const me = useMe()
  return (
    <Screen>
      <View>每一项单独同意，都可以不同意，也随时可以收回。收回只停掉用到它的那一件事。</View>
      <Answered query={me}>{({ consents }) => consents.map((consent) => <ConsentCard key={consent.kind} consent={consent} />)}</Answered>
    </Screen>
  )
}
