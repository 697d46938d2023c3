import { View } from '@tarojs/components'
import type { Actions } from '../../../../../contract'
import type { OutputOf } from '../../../../../contract/kernel/action'
import { canOpenHere, openLink } from '../../../../services/openFile'
import { clockText } from '../../../../services/time'
import { Button } from '../../../../ui/button/Button'
import { Sheet } from '../../../../ui/overlay/Sheet'
import { CopyBlock } from '../CopyBlock'
import type { Gate } from './GateSheet'

interface Props {
  gate: Gate
  poster: OutputOf<Actions['compound.poster']>
  onClose: () => void
}

/** The link to the page that is printed: a phone can't print A4, a computer can. */
export const PosterSheet = ({ gate, poster: { url, expiresAt }, onClose }: Props) => (
  <Sheet
    title={`${gate.name}的海报`}
    onClose={onClose}
    actions={
      <Button variant="ghost" onTap={onClose}>
        好了
      </Button>
    }
  >
    <View>在电脑上打开这个链接，用 A4 纸打印，贴在{gate.name}小哥一眼能看到的地方。</View>
    <CopyBlock text={url} what="链接" size="link" />
    <View>{`链接用到 ${clockText(expiresAt)}，过了再取一次就行。别发到群里。`}</View>
    {canOpenHere && (
      <Button icon="print" onTap={() => openLink(url)}>
        在这台电脑上打开
      </Button>
    )}
  </Sheet>
)
