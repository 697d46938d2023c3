import { Asking } from '../../../../ui/asking/Asking'
import { Button } from '../../../../ui/button/Button'

interface Props {
  slow: boolean
  onClose: () => void
  onScan: () => Promise<unknown>
}

/** The server is asked. Nobody has to stand there for it: there is a way on at once, and a better one when it takes long. */
export const Waiting = ({ slow, onClose, onScan }: Props) => (
  <Asking
    word={slow ? '网络很慢' : '正在核验'}
    note={slow ? '请小哥点“门岗没有网络？”，再扫一次，手机自己就能核' : '请小哥等一下'}
    actions={
      <>
        {slow && (
          <Button icon="scan" onTap={onScan}>
            再扫一次
          </Button>
        )}
        <Button variant="ghost" onTap={onClose}>
          不等了
        </Button>
      </>
    }
  />
)
