import { merchantOfRow } from '../../cloudfunctions/domains/merchant/import/document'
import { merchants } from '../../cloudfunctions/domains/merchant/merchantDocument'
import { withCity } from '../builders/city/city'
import { newRequestId } from '../builders/city/phone'
import { type Scene, setScene } from '../builders/city/scene'
import { reconcile } from '../builders/house'
import { type ShopRowCells, shopsFile } from '../builders/shopsFile'
import { minutesAfter } from '../builders/time'
import { unzip } from '../support/xlsx'

const city = withCity()
let scene: Scene
beforeAll(async () => {
  scene = await setScene(city)
})

const send = async (rows: readonly ShopRowCells[], titles?: readonly string[]) =>
  scene.staff.must('merchant.importShops', { file: await shopsFile(rows, titles) })

/** Imports the rows, and lets the job carry them out. */
async function imported(rows: readonly ShopRowCells[]) {
  const { imported: done, problems } = await send(rows)
  expect(problems).toEqual([])
  city.now = minutesAfter(city.now, 2)
  await reconcile(city.now)
  return done
}

const shopOf = (id: string) => merchants.get(merchantOfRow(id))
const inList = async () => {
  const { shops } = await city.phone('looker').must('merchant.list', {})
  return shops.map(({ name }) => name)
}

test('36 shops come in at one go, with all that is written of them; riders find them', async () => {
  const rows = Array.from({ length: 36 }, (_, at) => ({
    编号: `B${at}`,
    店名: `示例店 ${at}`,
    地址: `示例路 ${at + 1} 号`,
    电话: '0512-63001234',
  }))
  expect(await imported(rows)).toEqual({ rows: 36, made: 36 })
  expect(await shopOf('B7')).toMatchObject({
    name: '示例店 7',
    address: '示例路 8 号',
    phone: '0512-63001234',
    townId: 'twn_sample',
    open: true,
  })
  expect(await inList()).toEqual(expect.arrayContaining(['示例店 0', '示例店 35']))
})

test('M22: the same number is the same shop: twice in a file, in the file again, and in a newer one; an empty cell changes nothing', async () => {
  const row = { 编号: 'C1', 店名: '示例包子店', 地址: '示例路 1 号', 电话: '0512-63005678' }
  expect(await imported([row, row])).toEqual({ rows: 1, made: 1 })
  const first = await shopOf('C1')
  expect(await imported([row])).toEqual({ rows: 1, made: 0 })
  expect(await imported([{ ...row, 编号: 'c1', 店名: '示例包子总店', 电话: '' }])).toEqual({ rows: 1, made: 0 })
  expect(await shopOf('C1')).toMatchObject({ name: '示例包子总店', phone: '0512-63005678', posterCode: first?.posterCode })
})

test('M20: all or nothing: each error has its row, its column, the masked value and what to write instead', async () => {
  const before = await inList()
  const {
    imported: done,
    problems,
    problemCount,
  } = await send([
    { 编号: 'D1', 店名: '示例好店' },
    { 编号: 'D2', 店名: '店', 电话: '12' },
    { 编号: 'D3', 店名: '示例远店', 镇: '没有的镇', 类型: '理发' },
    { 编号: '', 店名: '示例无号店', 营业: '也许' },
    { 编号: 'D5', 店名: '示例半店', 纬度: 31.1 },
  ])
  expect(done).toBeNull()
  expect(problemCount).toBe(problems.length)
  expect(problems.map(({ row, column, problem }) => `${row} ${column} ${problem}`)).toEqual([
    '3 店名 format',
    '3 电话 format',
    '4 类型 notInList',
    '4 镇 notInList',
    '5 编号 missing',
    '5 营业 notInList',
    '6 经度 missing',
  ])
  expect(problems.find(({ column }) => column === '镇')).toMatchObject({ value: '没**镇', instead: expect.stringContaining('示例镇') })
  for (const { instead } of problems) expect(instead).not.toBe('')
  await reconcile(minutesAfter(city.now, 2))
  expect(await inList()).toEqual(before)
})

test('M20: rows that contradict each other are named in pairs', async () => {
  const { problems } = await send([
    { 编号: 'E1', 店名: '示例甲店', 地址: '示例路 1 号' },
    { 编号: 'E1', 店名: '示例乙店', 地址: '示例路 2 号' },
    { 编号: 'E3', 店名: '示例甲店', 地址: '示例路 1 号' },
  ])
  expect(problems).toMatchObject([
    { row: 3, column: '编号', problem: 'sameId', otherRow: 2 },
    { row: 4, column: '店名', problem: 'sameShop', otherRow: 2 },
  ])
})

test('K10: a number or a phone that Excel has made a number of is refused, because its digits may be lost', async () => {
  const { problems } = await send([{ 编号: 7, 店名: '示例数字店', 电话: 51263001234 }])
  expect(problems).toMatchObject([
    { row: 2, column: '编号', problem: 'notText' },
    { row: 2, column: '电话', problem: 'notText', value: '5********4' },
  ])
})

test('a file without the columns, without rows, with too many, or of another kind says so', async () => {
  expect((await send([{}], ['编号', '店名'])).problems.map(({ column }) => column)).toEqual([
    '类型',
    '镇',
    '地址',
    '电话',
    '纬度',
    '经度',
    '营业',
  ])
  expect((await send([{}], ['甲', '乙'])).problems).toMatchObject([{ row: 1, problem: 'missing' }])
  expect((await send([])).problems).toMatchObject([{ row: 2, problem: 'missing' }])
  const many = Array.from({ length: 301 }, (_, at) => ({ 编号: `F${at}`, 店名: `示例多店 ${at}` }))
  expect((await send(many)).problems).toMatchObject([{ row: 302, instead: expect.stringContaining('300') }])
  const file = Buffer.from('a letter').toString('base64')
  expect(await scene.staff.must('merchant.importShops', { file })).toMatchObject({
    imported: null,
    problems: [{ row: 1, problem: 'format' }],
  })
})

test('an owner’s change after an import stays, also when the job comes to the rows once more', async () => {
  await imported([{ 编号: 'G1', 店名: '示例改名店' }])
  const shop = await shopOf('G1')
  await scene.staff.must('merchant.save', { merchantId: merchantOfRow('G1'), name: '示例新名店', townId: 'twn_sample', open: true })
  const requestId = newRequestId()
  const file = await shopsFile([{ 编号: 'G2', 店名: '示例另店' }])
  await scene.staff.must('merchant.importShops', { file }, requestId)
  await scene.staff.must('merchant.importShops', { file }, requestId)
  await reconcile(minutesAfter(city.now, 5))
  expect(await shopOf('G1')).toMatchObject({ name: '示例新名店', importedAt: shop?.importedAt })
})

test('the empty file has the columns, and its cells are text', async () => {
  const { url } = await scene.staff.must('merchant.importTemplate', {})
  const content = Buffer.from(await (await fetch(url)).arrayBuffer())
  expect(await scene.staff.must('merchant.importShops', { file: content.toString('base64') })).toMatchObject({
    problems: [{ row: 2, problem: 'missing' }],
  })
  const styles = unzip(content).get('xl/styles.xml')?.toString('utf8') ?? ''
  // 49 is Excel's own number of the format for text.
  expect(styles).toMatch(/numFmtId="49"|formatCode="@"/)
})
