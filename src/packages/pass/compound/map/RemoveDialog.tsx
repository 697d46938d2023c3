import { View } from '@tarojs/components'
import { Button } from '../../../../ui/button/Button'
import { Dialog } from '../../../../ui/overlay/Dialog'

/** Asks before the picture and all its points go. */
export const RemoveDialog = ({ onRemove, onClose }: { onRemove: () => Promise<unknown>; onClose: () => void }) => (
  <Dialog
    title="删掉楼栋图？"
    onClose={onClose}
    actions={
      <>
        <Button variant="danger" onTap={() => onRemove().then(onClose)}>
          删掉图和楼号
        </Button>
        <Button variant="ghost" onTap={onClose}>
          先不删
        </Button>
      </>
    }
  >
    <View>图和上面标的楼号都会删掉，小哥进门后就没有图看了。只是换一张图，不用删。</View>
  </Dialog>
)
