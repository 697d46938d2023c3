import { Image } from '@tarojs/components'
import { pictureOf } from '../../ui/aria'
import './shopPicture.scss'

/** A picture of a shop, loaded when it comes near the screen. Its height is the same from the beginning, so that nothing moves. */
export const ShopPicture = ({ url, words }: { url: string; words: string }) => (
  <Image className="shop-picture" src={url} mode="aspectFill" lazyLoad {...pictureOf(words)} />
)
