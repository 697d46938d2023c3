import { Text, View } from '@tarojs/components'

export default function Page() {
  return (
    <View>
      <Text>服务</Text>
    </View>
  )
}
