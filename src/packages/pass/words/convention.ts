/**
 * The conduct convention (进小区文明配送三方行为公约). The version goes with each signature: it holds for the text that was on the screen, and must be the
 * contract's version in force. A change of meaning raises it here and there; everybody is then asked again.
 */
export const convention = {
  version: 1,
  title: '进小区文明配送三方行为公约',
  summary: '小哥、站点、小区三方一起签：小哥文明骑行，站点管好自己的人，小区给小哥行方便。',
  parts: [
    {
      who: '小哥',
      lines: [
        '进门先扫码或亮码，一人一码，不借给别人用。',
        '在小区里骑车不超过 15 公里每小时，戴头盔，不逆行，不抢道，让老人和孩子先走。',
        '车停在指定的地方，不堵门口、楼道和消防通道。',
        '轻声上楼，不大声打电话，不乱扔东西，不进和送货无关的地方。',
        '听门岗和物业的安排；有不同意见先照办，再在小哥码里申诉。',
      ],
    },
    {
      who: '站点',
      lines: [
        '只为真正在本站跑单的人担保，人走了马上移出。',
        '每个新来的小哥上岗前，讲一遍这份公约。',
        '小区反映的问题，三天内找到人、给答复。',
      ],
    },
    {
      who: '小区（业委会、物业、社区）',
      lines: [
        '小哥码核验通过，就放行，不再另外登记、扣押证件。',
        '门口划出小哥停车的位置，把楼栋图和注意事项提供给小哥。',
        '改了进门的规定，先在小哥码里写明再执行。',
        '不让进要说明原因，不辱骂、不刁难。',
      ],
    },
  ],
  /** What follows when somebody doesn't keep it. */
  ifBroken: '违反公约的，物业可以移出白名单，区里可以暂停小哥码，严重的吊销。每一次处理都写明原因，可以申诉。',
} as const
