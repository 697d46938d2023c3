import type { CompoundView } from '../../../../../contract/pass/compound'
import { openPage } from '../../../../routes'
import { Card } from '../../../../ui/card/Card'
import type { IconName } from '../../../../ui/icon/iconNames'
import { ListRow } from '../../../../ui/listRow/ListRow'
import { rulesText } from '../../words/compoundRules'
import { readUnsaved } from '../useEdited'

interface Way {
  title: string
  note: string
  icon: IconName
  page: Parameters<typeof openPage>[0]
}

const ruleNote = (compoundId: string, kept: string, otherwise: string) =>
  readUnsaved('rules', compoundId) || readUnsaved('info', compoundId) ? kept : otherwise

function waysOf({ compoundId, rules, gates, people, map }: CompoundView): Way[] {
  const open = gates.filter((gate) => gate.open).length
  const guards = people.filter(({ role }) => role === 'guard').length
  const savedMap = map ? `标了 ${map.points.length} 处` : '还没有，小哥进门后会找不到楼'
  const mapNote = readUnsaved('map', compoundId) ? '改到一半，还没保存' : savedMap
  return [
    { title: '白名单', note: '批准申请、移出', icon: 'people', page: 'compoundListings' },
    { title: '通行记录', note: '查记录、导出 Excel', icon: 'list', page: 'compoundLog' },
    {
      title: '通行规则',
      note: ruleNote(compoundId, '改到一半，还没保存', rulesText(rules)[0] ?? ''),
      icon: 'document',
      page: 'compoundRules',
    },
    {
      title: '大门和门口码',
      note: gates.length === 0 ? '先加一个门，才能打印门口码' : `${open} 个门开着`,
      icon: 'gate',
      page: 'compoundGates',
    },
    { title: '门岗', note: guards === 0 ? '还没有门岗，发邀请码请他们上岗' : `${guards} 人`, icon: 'shield', page: 'compoundPeople' },
    { title: '楼栋图', note: mapNote, icon: 'map', page: 'compoundMap' },
    { title: '人脸门禁', note: '接入门禁机，看下发和删除', icon: 'device', page: 'compoundReaders' },
  ]
}

/** The way to everything that is set here. */
export const Ways = ({ compound }: { compound: CompoundView }) => (
  <Card>
    {waysOf(compound).map(({ page, ...row }) => (
      <ListRow key={page} {...row} onTap={() => openPage(page, { compoundId: compound.compoundId })} />
    ))}
  </Card>
)
