import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Button } from '../../../ui/button/Button'
import { followOffers, type Offer } from '../preview'

/** In the preview a person without a camera holds the phone in front of the other one, or of a gate's poster, by a tap. */
export function Beside({ onPick }: { onPick: (text: string) => void }) {
  const [offers, setOffers] = useState<readonly Offer[]>([])
  useEffect(() => followOffers(setOffers), [])
  return (
    <View className="scanner__beside">
      <View className="scanner__beside-title">读旁边的手机或海报</View>
      {offers.length === 0 && <View>旁边的手机现在没有亮码。在那部手机上打开一个码，这里就能选</View>}
      {offers.map(({ label, text }) => (
        <Button key={label} variant="light" icon="scan" onTap={() => onPick(text)}>
          {label}
        </Button>
      ))}
    </View>
  )
}
