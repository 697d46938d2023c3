import type { exportRoster, RosterRow } from '../../../contract/course/courseStaff'
import type { ParsedOf } from '../../../contract/kernel/action'
import type { Column } from '../../kernel/exports/sheetFile'

/** The words of the exported roster: a file is read where no phone words it. */
export const reasonWord: Record<ParsedOf<typeof exportRoster>['reason'], string> = {
  rollCall: '上课点名',
  certificates: '发结业证书',
  complaint: '处理投诉',
  authority: '公安等部门依法调取',
}

const stateWord: Record<RosterRow['state'], string> = {
  held: '已报名',
  offered: '等本人接受名额',
  waiting: '候补',
  cancelled: '已取消',
  late: '过了期限才取消',
  declined: '没要名额',
  expired: '名额过期没接受',
  removed: '工作人员移出',
}

/** The roster as a table, names masked as on the screen. */
export const columns: readonly Column<RosterRow>[] = [
  { title: '名额号', width: 8, value: ({ number }) => number },
  { title: '姓名', width: 12, value: ({ name }) => name ?? '已注销' },
  { title: '状态', width: 16, value: ({ state }) => stateWord[state] },
  { title: '候补第几位', width: 12, value: ({ position }) => position },
  { title: '从什么时候起', width: 20, value: ({ since }) => new Date(since) },
  { title: '摇号', width: 14, value: ({ drawn }) => drawn && `第 ${drawn.number} / ${drawn.of}` },
  { title: '到课', width: 8, value: ({ attended }) => attended },
  { title: '缺课', width: 8, value: ({ missed }) => missed },
]
