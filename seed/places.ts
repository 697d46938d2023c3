/**
 * Sample data (示例数据). The names of the towns are the district's real ones; stations are samples that an operator replaces through
 * `staff.saveStation`.
 */
export const TOWNS = [
  '吴江开发区·同里镇',
  '汾湖高新区·黎里镇',
  '吴江高新区·盛泽镇',
  '东太湖度假区·太湖新城',
  '七都镇',
  '桃源镇',
  '震泽镇',
  '平望镇',
].map((name, order) => ({ townId: `twn_${order + 1}`, name, order }))

const station = (number: number, town: number, platform: string, place: string, settings: { open?: boolean; trusted?: boolean } = {}) => ({
  stationId: `stn_${number}`,
  name: `${place}站（示例）`,
  platform,
  townId: `twn_${town}`,
  open: settings.open ?? true,
  trusted: settings.trusted ?? true,
})

/** 14 stations, as many as signed the first convention. One is not trusted yet, and one is closed. */
export const STATIONS = [
  station(1, 1, '美团', '同里湖'),
  station(2, 1, '饿了么', '庞金路'),
  station(3, 2, '美团', '黎里古镇'),
  station(4, 2, '顺丰', '汾湖大道'),
  station(5, 3, '饿了么', '盛泽舜湖'),
  station(6, 3, '京东', '纺织城'),
  station(7, 4, '美团', '太湖新城'),
  station(8, 4, '叮咚买菜', '东太湖'),
  station(9, 4, '滴滴', '苏州湾', { trusted: false }),
  station(10, 5, '中通', '七都'),
  station(11, 6, '圆通', '桃源'),
  station(12, 7, '美团', '震泽'),
  station(13, 8, '饿了么', '平望'),
  station(14, 8, '抖音直播', '横扇毛衫'),
  station(15, 7, '饿了么', '震泽老街', { open: false }),
]
