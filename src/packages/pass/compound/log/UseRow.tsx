import { View } from '@tarojs/components'
import { memo } from 'react'
import type * as z from 'zod/mini'
import type { LogRow } from '../../../../../contract/pass/gate'
import { clockText } from '../../../../services/time'
import { Icon } from '../../../../ui/icon/Icon'
import { Tag, type TagTone } from '../../../../ui/tag/Tag'
import { guardRefusalText } from '../../words/pass'
import { methodText, outcomeText, refusalLabel, vehicleText } from '../../words/uses'
import './useRow.scss'

export type Use = z.output<typeof LogRow>

/** Who it was. The registration may have been erased since, or there never was one. */
export function whoText({ holder, refusal }: Use): string {
  if (holder) return `${holder.maskedName} · ${holder.platform}`
  return refusal?.reason === 'noPass' ? '没有小哥码的人' : '已退出登记的小哥'
}

/** When, where and how. */
export const howText = ({ at, gateName, method, vehicle }: Use) =>
  [clockText(at), gateName, methodText[method], vehicleText[vehicle]].join(' · ')

const guardText = ({ guard }: Use) => guard && `门岗：${guard}`

/** Why not, in words, by the rules or by the guard. */
export const whyText = ({ refusal, guardRefusal }: Use) =>
  guardRefusal ? `门岗拒绝：${guardRefusalText[guardRefusal]}` : refusal && refusalLabel(refusal)

/** "等了 3 分钟"; less than a minute is no waiting. */
export function waitedText({ waitedSeconds }: Use): string | null {
  const minutes = Math.round((waitedSeconds ?? 0) / 60)
  return minutes < 1 ? null : `等了 ${minutes} 分钟`
}

const tones: Record<Use['outcome'], TagTone> = { enter: 'ok', leave: 'plain', refused: 'no', checked: 'plain' }

export const outcomeTag = ({ outcome, undone }: Use): { word: string; tone: TagTone } =>
  undone ? { word: `${outcomeText[outcome]}，已撤销`, tone: 'plain' } : { word: outcomeText[outcome], tone: tones[outcome] }

const suspiciousText = '没网时放行的，联网后发现码有问题。请问问当班门岗'

/** What the property manager should look into: a doubtful entry, or a refusal to which the rider has objected. */
function doubtText({ suspicious, objectedAt }: Use): string | null {
  if (suspicious) return `可疑：${suspiciousText}${objectedAt ? '。小哥说这次不是他' : ''}`
  return objectedAt ? '小哥不同意这次拒绝。请问问当班门岗' : null
}

/** One entry of the log. */
export const UseRow = memo(function UseRow({ use }: { use: Use }) {
  const { word, tone } = outcomeTag(use)
  const doubt = doubtText(use)
  const notes = [howText(use), use.holder?.station, whyText(use), [waitedText(use), guardText(use)].filter(Boolean).join(' · ')]
  return (
    <View className="use-row">
      <View className="use-row__head">
        <View className="use-row__who">{whoText(use)}</View>
        <Tag tone={tone}>{word}</Tag>
      </View>
      {notes.map(
        (note) =>
          note && (
            <View key={note} className="use-row__note">
              {note}
            </View>
          ),
      )}
      {doubt && (
        <View className="use-row__suspicious">
          <Icon name="warning" />
          <View>{doubt}</View>
        </View>
      )}
    </View>
  )
})
