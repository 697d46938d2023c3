/**
 * Sample data (示例数据): places where courses are taught, which an operator replaces through `school.save`. Coordinates are near the real
 * towns (GCJ-02).
 */
export const SCHOOLS = [
  {
    schoolId: 'sch_1',
    name: '太湖新城职工夜校（示例）',
    townId: 'twn_4',
    address: '东太湖大道示例路 1 号 2 楼',
    open: true,
    location: { latitude: 31.1296, longitude: 120.6384 },
  },
  {
    schoolId: 'sch_2',
    name: '汾湖职业学校（示例）',
    townId: 'twn_2',
    address: '汾湖大道示例路 2 号',
    open: true,
    location: { latitude: 31.0214, longitude: 120.8127 },
  },
  {
    schoolId: 'sch_3',
    name: '盛泽职业学校（示例）',
    townId: 'twn_3',
    address: '舜湖路示例 3 号实训楼',
    open: true,
    location: { latitude: 30.9112, longitude: 120.6493 },
  },
  {
    schoolId: 'sch_4',
    name: '同里小哥学堂（示例）',
    townId: 'twn_1',
    address: '中川路示例 4 号',
    open: true,
    location: { latitude: 31.1608, longitude: 120.7153 },
  },
  /** This school has no coordinates, so phones are not asked for their location. */
  {
    schoolId: 'sch_5',
    name: '邻里会客厅（示例）',
    townId: 'twn_4',
    address: '东太湖大道示例路 5 号',
    open: true,
    location: null,
  },
]
