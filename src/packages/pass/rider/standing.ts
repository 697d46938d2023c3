import type { CompoundRow } from '../../../../contract/pass/pass'
import type { TagTone } from '../../../ui/tag/Tag'

type Mine = NonNullable<CompoundRow['mine']>

/** Where I stand with a compound's white list, in a word. */
export const listingWord: Record<Mine['state'], { word: string; tone: TagTone }> = {
  asked: { word: '等物业批准', tone: 'warn' },
  approved: { word: '在白名单', tone: 'ok' },
  refused: { word: '没批准', tone: 'no' },
  removed: { word: '已移出', tone: 'no' },
  expired: { word: '到期了', tone: 'warn' },
}

export const levelWord: Record<CompoundRow['kind'], Record<CompoundRow['level'], string>> = {
  compound: { friendly: '友好小区', preparing: '筹备中' },
  mall: { friendly: '友好商圈', preparing: '筹备中' },
}

/** How one gets in there, in a word. */
export const whoWord: Record<CompoundRow['who'], string> = { anyPass: '有小哥码就能进', whiteList: '要白名单' }
