import type { Page } from 'playwright-core'
import { type Prepare, type Shot, shotsOf } from './shot'
import { inTurn, tap, waiting } from './steps'

const page = shotsOf('packages/pass/compound/')
const compound = (name: string, path: string, caption: string, prepare?: Prepare) =>
  page(`compound-${name}`, 'property-1', `${path}/index?compoundId=cmp_1`, caption, prepare)

/** Taps in what lies on top. */
const tapOnTop =
  (text: string): Prepare =>
  (page) =>
    page.locator('.overlay').getByText(text, { exact: true }).first().click()

const typeOnTop =
  (text: string): Prepare =>
  (page) =>
    page.locator('.overlay input').fill(text)

/** A place on the plan where nothing is yet. */
const tapPlan: Prepare = async (page: Page) => {
  const { width, height } = (await page.locator('#map-board').boundingBox()) ?? { width: 0, height: 0 }
  await page.locator('#map-board').click({ position: { x: width * 0.85, y: height * 0.9 } })
}

const markThree = inTurn(tap('孙* · 外卖骑手'), tap('林* · 外卖骑手'))

export const compoundShots: readonly Shot[] = [
  compound('home', 'home', '小区管理'),
  compound('home-loading', 'home', '小区管理，正在取', waiting),
  compound('hours', 'home', '小区管理，每小时的数字', tap('看每小时的数字')),
  compound('convention', 'home', '小区管理，看文明公约', tap('看全文')),
  compound('rules', 'rules', '通行规则'),
  compound('rules-changed', 'rules', '通行规则，改到一半', inTurn(tap('加一段不能骑的时间'), tap('加一段不能骑的时间'))),
  compound('rules-wrong', 'rules', '通行规则，谁也进不来', inTurn(tap('快递员'), tap('外卖骑手'), tap('保存规则'))),
  compound('info', 'rules', '热线和提示', tap('热线和提示')),
  compound('gates', 'gates', '大门和门口码'),
  compound('gate', 'gates', '改一个门', tap('改设置')),
  compound('poster', 'gates', '海报的链接', tap('打印门口码')),
  compound('renew', 'gates', '换码前再问一次', tap('海报被盗用？换成新码')),
  compound('people', 'people', '门岗和物业'),
  compound('invitation', 'people', '门岗的邀请码', inTurn(tap('邀请门岗'), typeOnTop('北门示例'), tapOnTop('生成邀请码'))),
  compound('remove-guard', 'people', '取消门岗前再问一次', tap('取消')),
  compound('listings', 'listings', '白名单，选了两个申请', markThree),
  compound('approve', 'listings', '批准多久', inTurn(markThree, tap('批准 2 人'))),
  compound('refuse', 'listings', '不同意要选原因', inTurn(markThree, tap('不同意'))),
  compound('unsigned', 'listings', '有一人批不了', inTurn(tap('冯* · 网络主播'), tap('批准 1 人'), tapOnTop('批准 1 人，90 天'))),
  compound('white-list', 'listings', '在名单上的', tap('在名单')),
  compound('log', 'log', '通行记录'),
  compound('log-refused', 'log', '通行记录，只看拒绝的', tap('拒绝')),
  compound('export', 'log', '导出要选原因', tap('导出 Excel')),
  compound('exported', 'log', '导出的文件', inTurn(tap('导出 Excel'), tapOnTop('处理投诉'), tapOnTop('导出 Excel'))),
  compound('readers', 'readers', '人脸门禁，还没有'),
  compound('reader-key', 'readers', '门禁机的密钥只显示一次', inTurn(tap('接入门禁机'), typeOnTop('西门左边那台'), tapOnTop('接入'))),
  compound('map', 'map', '楼栋图'),
  compound(
    'map-chosen',
    'map',
    '楼栋图，移动一处',
    inTurn(tap('标了 12 处'), (page) => page.locator('.chips__one').first().click()),
  ),
  compound('map-new', 'map', '楼栋图，加一处', tapPlan),
]
