import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import type { MerchantId } from '../../../../../contract/merchant/ids'
import { MOST_PICTURES, type OwnPicture } from '../../../../../contract/merchant/pictures'
import { useAction } from '../../../../services/useAction'
import { usePullRefresh } from '../../../../services/usePullRefresh'
import { Button } from '../../../../ui/button/Button'
import { Card } from '../../../../ui/card/Card'
import { Notice } from '../../../../ui/notice/Notice'
import { Dialog } from '../../../../ui/overlay/Overlay'
import { Screen } from '../../../../ui/screen/Screen'
import { Answered } from '../../../../ui/states/Answered'
import { State } from '../../../../ui/states/State'
import { ShopPicture } from '../../ShopPicture'
import { useOwnPictures } from './useOwnPictures'

interface PictureProps {
  picture: OwnPicture
  number: number
  onRemove: () => void
}

function Picture({ picture: { url }, number, onRemove }: PictureProps) {
  return (
    <Card title={`第 ${number} 张`}>
      {url ? <ShopPicture url={url} words={`店里的照片 ${number}`} /> : <View>照片现在打不开，下拉再试一次</View>}
      <Button variant="ghost" onTap={onRemove}>
        去掉
      </Button>
    </Card>
  )
}

interface RemoveProps {
  onRemove: () => Promise<void>
  onClose: () => void
}

/** Asks before a picture goes for good. */
const RemoveDialog = ({ onRemove, onClose }: RemoveProps) => (
  <Dialog
    title="去掉这张照片？"
    onClose={onClose}
    actions={
      <>
        <Button variant="danger" onTap={onRemove}>
          去掉
        </Button>
        <Button variant="ghost" onTap={onClose}>
          先留着
        </Button>
      </>
    }
  >
    <View>小哥马上看不到，照片也删掉。要再放，重新传一次就行。</View>
  </Dialog>
)

function Pictures({ merchantId, pictures }: { merchantId: MerchantId; pictures: readonly OwnPicture[] }) {
  const { add, remove, removing, setRemoving, problem } = useOwnPictures(merchantId)
  return (
    <>
      {pictures.length === 0 && <State icon="camera" title="还没有照片" note="拍门头、店里、菜，小哥一看就认得" />}
      {pictures.map((picture, at) => (
        <Picture key={picture.pictureId} picture={picture} number={at + 1} onRemove={() => setRemoving(picture)} />
      ))}
      {problem && <Notice tone="no">{problem}</Notice>}
      {pictures.length < MOST_PICTURES ? (
        <Button icon="camera" onTap={add}>
          加一张照片
        </Button>
      ) : (
        <View>{`放满 ${MOST_PICTURES} 张了。要换，先去掉一张`}</View>
      )}
      <View>{`加上的照片，小哥马上看得到。最多 ${MOST_PICTURES} 张，别拍到顾客的脸`}</View>
      {removing && <RemoveDialog onRemove={() => remove(removing)} onClose={() => setRemoving(null)} />}
    </>
  )
}

/** Up to three pictures of the shop, which riders see on its page. */
export default function ShopPicturesPage() {
  const merchantId = (useRouter().params.merchantId ?? '') as MerchantId
  const query = useAction('merchant.pictures', { merchantId })
  usePullRefresh(query.refetch)
  return (
    <Screen>
      <Answered query={query}>{({ pictures }) => <Pictures merchantId={merchantId} pictures={pictures} />}</Answered>
    </Screen>
  )
}
