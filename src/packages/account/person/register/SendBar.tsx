import { View } from '@tarojs/components'
import { clockText } from '../../../../services/time'
import { Button } from '../../../../ui/button/Button'
import { Notice } from '../../../../ui/notice/Notice'
import './sendBar.scss'
import type { DraftState } from './useDraft'

interface Props {
  form: { submit: () => Promise<unknown>; problem: string | null }
  draft: DraftState
}

function draftText(draft: DraftState): string {
  switch (draft.kind) {
    case 'untouched':
      return '填了就存，随时可以离开'
    case 'saved':
      return `已存草稿 ${clockText(draft.at)}`
    case 'notSaved':
      return '没存上，联网后会再试'
  }
}

/** Always in reach: how the draft stands, and the button that sends it. */
export const SendBar = ({ form, draft }: Props) => (
  <View className="send-bar">
    {form.problem && (
      <View className="send-bar__problem">
        <Notice tone="no">{form.problem}</Notice>
      </View>
    )}
    <View className="send-bar__draft">{draftText(draft)}</View>
    <View className="send-bar__send">
      <Button onTap={form.submit}>提交登记</Button>
    </View>
  </View>
)
