import { Text, View } from '@tarojs/components'

export default function Page() {
  return (
    <View>
      <Text>小哥码</Text>
    </View>
  )
}
