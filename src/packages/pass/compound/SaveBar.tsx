import { View } from '@tarojs/components'
import { Button } from '../../../ui/button/Button'
import { Notice } from '../../../ui/notice/Notice'
import './saveBar.scss'

interface Props {
  /** Words of the button: 保存规则. */
  save: string
  onSave: () => Promise<unknown>
  changed: boolean
  /** Whether the phone had room for what is not saved yet. */
  isKept: boolean
  /** Somebody else has saved meanwhile. */
  outdated?: boolean
  onDiscard: () => void
  outcome: { tone: 'ok' | 'warn' | 'no'; words: string } | null
}

/** Always in reach: whether there is anything to save, and the button that does it. */
export const SaveBar = ({ save, onSave, changed, isKept, outdated = false, onDiscard, outcome }: Props) => (
  <View className="save-bar">
    {outcome && <Notice tone={outcome.tone}>{outcome.words}</Notice>}
    {outdated && <Notice tone="warn">别人刚保存过别的内容。你再保存，会盖掉那次修改。</Notice>}
    {!isKept && <Notice tone="warn">手机存不下了，没保存的改动离开这页就没有了。请先保存，再离开。</Notice>}
    {changed && (
      <View className="save-bar__state">
        <View>有改动，还没保存</View>
        <Button variant="quiet" onTap={onDiscard}>
          {outdated ? '不改了，看最新的' : '不改了'}
        </Button>
      </View>
    )}
    <Button variant={changed ? 'primary' : 'ghost'} onTap={onSave}>
      {save}
    </Button>
  </View>
)
