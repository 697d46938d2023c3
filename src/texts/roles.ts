import type { Workplace } from '../../contract/kernel/roles'

export const roleText: Record<Workplace['role'], string> = {
  stationManager: '站点负责人',
  propertyManager: '物业',
  guard: '门岗',
  clerk: '店员',
  teacher: '老师',
  staff: '区工作人员',
}
