import Taro from '@tarojs/taro'
import { canOpenHere, openLink } from './openFile'

interface Spot {
  name: string
  address: string
  latitude: number
  longitude: number
}

/** A map page for browsers; WeChat has a map of its own. */
const mapPage = ({ name, address, latitude, longitude }: Spot) =>
  `https://apis.map.qq.com/uri/v1/marker?marker=${encodeURIComponent(`coord:${latitude},${longitude};title:${name};addr:${address}`)}`

/** Shows a place on the map, from where one is led there. False when it didn't open. */
export async function openMap(spot: Spot): Promise<boolean> {
  if (canOpenHere) {
    openLink(mapPage(spot))
    return true
  }
  return Taro.openLocation({ ...spot, scale: 16 }).then(
    () => true,
    () => false,
  )
}
